package main

import (
	"os"
	"path/filepath"
	"slices"

	"reprint/align"
	"reprint/internal/eval"
	"reprint/internal/forest"
	"reprint/internal/span"
	"reprint/shingle"
)

var passageTask = task{
	file:    "align/models/passage.txt",
	gather:  gatherPassages,
	options: forest.GrowOptions{Trees: 100, Depth: 4, Rate: .1, LeafWeight: 4, Penalty: 1},
	weights: map[string]float64{"pan1": 2, "pan0": 2, "natural1": 1, "natural0": .4},
}

// gatherPassages gathers the fragments of all pairs with truth about passages,
// and of natural pairs: every fragment of two reports of one event is false, and
// every one of a rewording and its original is true.
func gatherPassages(t *task, corpora, _ string) error {
	err := eval.EachPanPair(filepath.Join(corpora, "pan13"), func(p eval.PanPair) {
		t.observe(p.This, p.Source, func(a, b span.Span, x []float64) row {
			return row{source: "pan", kind: p.Kind, group: p.Suspicious, label: inCase(p.Cases, a, b), x: x}
		})
	})
	if err != nil {
		return err
	}
	return eachNaturalPair(corpora, func(kind, group string, label byte, a, b *align.Side) {
		t.observe(a, b, func(_, _ span.Span, x []float64) row {
			return row{source: "natural", kind: kind, group: group, label: label, x: x}
		})
	})
}

// observe aligns a and b and adds a row for each fragment.
func (t *task) observe(a, b *align.Side, rowOf func(a, b span.Span, x []float64) row) {
	align.Observe.Fragment = func(a, b align.Span, x []float64) { t.rows = append(t.rows, rowOf(a, b, slices.Clone(x))) }
	defer func() { align.Observe.Fragment = nil }()
	align.Align(a, b)
}

// inCase says whether a fragment is most of the way inside a case.
func inCase(cases []eval.Match, a, b span.Span) byte {
	best := 0.0
	for _, c := range cases {
		inside := float64(c.This.Overlap(a)+c.Source.Overlap(b)) / float64(a.Len()+b.Len())
		if c.This.Overlap(a) > 0 && c.Source.Overlap(b) > 0 {
			best = max(best, inside)
		}
	}
	switch {
	case best >= .5:
		return '1'
	case best >= .25:
		return '-'
	}
	return '0'
}

// eachNaturalPair calls do for the labelled pairs of real articles.
func eachNaturalPair(corpora string, do func(kind, group string, label byte, a, b *align.Side)) error {
	z := shingle.NewAnalyzer()
	for _, s := range []source{
		{name: "basil", docs: filepath.Join(corpora, "basil", "docs"), truth: filepath.Join(corpora, "basil", "truth.tsv"), group: event},
		{name: "onestop", docs: filepath.Join(corpora, "onestop", "docs"), truth: filepath.Join(corpora, "onestop", "clusters.tsv")},
		{name: "llm", docs: filepath.Join(corpora, "llm-rewrites", "docs"), truth: filepath.Join(corpora, "llm-rewrites", "truth.tsv"), group: event},
	} {
		labels, err := s.readTruth()
		if err != nil {
			return err
		}
		sides := map[string]*align.Side{}
		side := func(id string) (*align.Side, error) {
			if sides[id] == nil {
				data, err := os.ReadFile(filepath.Join(s.docs, id))
				if err != nil {
					return nil, err
				}
				sides[id] = align.Prepare(z.Analyze(string(data), ""))
			}
			return sides[id], nil
		}
		for _, p := range labels.sorted() {
			l := labels.pairs[p]
			if l.label == '-' {
				continue
			}
			a, err := side(p[0])
			if err != nil {
				return err
			}
			b, err := side(p[1])
			if err != nil {
				return err
			}
			do(s.name, s.name+s.groupOf(p[0], labels), l.label, a, b)
		}
	}
	return nil
}

func (l *labels) sorted() [][2]string {
	var list [][2]string
	for p := range l.pairs {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return list
}
