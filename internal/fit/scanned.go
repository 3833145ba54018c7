package main

import (
	"context"
	"hash/fnv"
	"math"
	"slices"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/judge"
	"reprint/lsh"
)

// pairs gathers the pairs of a source as the pair model sees them: all candidates,
// so that no model that is fitted later has a part in it, or the listed pairs.
func (g *gathering) pairs(s *source) error {
	return g.open(s, func(l *labels, docs corpus.Source) error {
		o := detect.Options{All: true, Candidates: math.MaxInt, Trace: &detect.Trace{Judged: func(a, b string, x []float64) {
			if r, ok := s.pair(l, a, b, x); ok {
				g.add(r)
			}
		}}}
		if s.listed {
			return judgeListed(l, docs, o)
		}
		_, err := detect.Scan(context.Background(), docs, o)
		return err
	})
}

// judgeListed judges the listed pairs, with the boilerplate of the whole folder.
func judgeListed(l *labels, docs corpus.Source, o detect.Options) error {
	survey, err := detect.Read(context.Background(), docs, o)
	if err != nil {
		return err
	}
	number := map[string]uint32{}
	for i := range survey.Documents {
		number[survey.Documents[i].ID] = uint32(i)
	}
	var pairs []lsh.Candidate
	for _, p := range l.sorted() {
		a, inA := number[p[0]]
		b, inB := number[p[1]]
		if inA && inB {
			pairs = append(pairs, lsh.Candidate{A: a, B: b})
		}
	}
	learnt := survey.Learn()
	_, _, err = survey.Judge(context.Background(), &learnt.Rules, pairs)
	return err
}

// One in everyPlain of the pairs that are not listed and have no passage is kept:
// there are more of them than all others, and they are easy.
const everyPlain = 8

var passagesFeature = slices.Index(judge.FeatureNames(), "passages")

// pair labels the pair of a and b, if it is to be kept.
func (s *source) pair(l *labels, a, b string, x []float64) (row, bool) {
	r := row{source: s.name, name: a + " " + b, label: '0', group: s.groupOf(a, l), x: x}
	switch known, ok := l.pairs[[2]string{a, b}]; {
	case ok:
		r.label, r.kind = known.label, known.kind
	case s.listed:
		return r, false
	case !s.literal && judge.SharesLiterally(x):
		r.label, r.kind = '-', "literal"
	case x[passagesFeature] == 0 && hashOf(r.name)%everyPlain != 0:
		return r, false
	}
	if s.only != "" && r.label == '1' && r.kind != s.only {
		r.label = '-'
	}
	return r, true
}

// candidates gathers the candidate pairs of a source, labelled by what the aligner
// and the pair model made of them.
func (g *gathering) candidates(s *source) error {
	return g.open(s, func(l *labels, docs corpus.Source) error {
		at := map[[2]string]int{}
		trace := &detect.Trace{Proposed: func(a, b string, x []float64) {
			at[[2]string{a, b}] = len(g.rows)
			g.add(row{source: s.name, name: a + " " + b, group: s.groupOf(a, l), label: '0', x: x})
		}}
		result, err := detect.Scan(context.Background(), docs, detect.Options{All: true, Candidates: math.MaxInt, Trace: trace})
		if err != nil {
			return err
		}
		for _, p := range result.Pairs {
			if i, ok := at[[2]string{p.A, p.B}]; ok && p.Verdict.Finding() {
				g.rows[i].label = '1'
			}
		}
		return nil
	})
}

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}
