package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"reprint/align"
	"reprint/corpus"
	"reprint/internal/eval"
	"reprint/internal/forest"
	"reprint/internal/span"
	"reprint/shingle"
)

var passageTask = task{
	file:     "align/models/passage.txt",
	features: align.PassageFeatures(),
	gather:   gatherPassages,
	options:  forest.GrowOptions{Trees: 100, Depth: 4, Rate: .1, LeafWeight: 4, Penalty: 1},
	weights:  map[string]float64{"pan1": 2, "pan0": 2, "natural1": 1, "natural0": .4, "halves1": 1, "halves0": .4, "demo1": .5, "demo0": .3, "stories1": 1, "stories0": .6},
}

// gatherPassages gathers the fragments of all pairs with truth about passages,
// and of natural pairs: every fragment of two reports of one event is false, and
// every one of a rewording and its original is true.
func gatherPassages(t *task, corpora, variants string) error {
	err := eval.EachPanPair(filepath.Join(corpora, "pan13"), func(p eval.PanPair) {
		t.observe(p.This, p.Source, func(a, b span.Span, x []float64) row {
			return row{source: "pan", kind: p.Kind, group: p.Suspicious, label: inCase(p.Cases, a, b), x: x}
		})
	})
	if err != nil {
		return err
	}
	if err := eachHalf(corpora, variants, func(kind, group string, reworded eval.Match, a, b *align.Side) {
		t.observe(a, b, func(p, q span.Span, x []float64) row {
			return row{source: "halves", kind: kind, group: group, label: inCase([]eval.Match{reworded}, p, q), x: x}
		})
	}); err != nil {
		return err
	}
	return eachNaturalPair(corpora, func(source, kind, group string, label byte, a, b *align.Side) {
		t.observe(a, b, func(_, _ span.Span, x []float64) row {
			return row{source: source, kind: kind, group: group, label: label, x: x}
		})
	})
}

// observe aligns a and b and adds a row for each fragment.
func (t *task) observe(a, b *align.Side, rowOf func(a, b span.Span, x []float64) row) {
	align.AlignTraced(a, b, &align.Trace{Fragment: func(a, b align.Span, x []float64) { t.rows = append(t.rows, rowOf(a, b, x)) }})
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

// eachHalf calls do for the pairs of which half is reworded: the end of a and
// the beginning of b.
func eachHalf(corpora, variants string, do func(kind, group string, reworded eval.Match, a, b *align.Side)) error {
	s := source{name: "halves", docs: filepath.Join(variants, "halves", "docs"), truth: filepath.Join(variants, "halves", "truth.tsv")}
	original := func(name string) (int, error) {
		data, err := os.ReadFile(filepath.Join(corpora, "llm-rewrites", "docs", name+".txt"))
		return len(strings.TrimSpace(string(data))), err
	}
	return s.eachPair(func(p [2]string, l *labels, a, b *align.Side) error {
		if l.pairs[p].label != '1' {
			return nil
		}
		endA, err := original(event(p[0]) + "-a-original")
		if err != nil {
			return err
		}
		startB, err := original(strings.TrimSuffix(p[1], "-2.txt"))
		if err != nil {
			return err
		}
		n := len(strings.TrimSpace(a.Text.Source))
		do(l.pairs[p].kind, event(p[0]), eval.Match{This: span.Span{Start: n - endA, End: n}, Source: span.Span{End: startB}}, a, b)
		return nil
	})
}

// eachNaturalPair calls do for the labelled pairs of real articles, and of the
// demo corpus.
func eachNaturalPair(corpora string, do func(source, kind, group string, label byte, a, b *align.Side)) error {
	for _, s := range []source{
		{name: "basil", docs: filepath.Join(corpora, "basil", "docs"), truth: filepath.Join(corpora, "basil", "truth.tsv"), group: event},
		{name: "onestop", docs: filepath.Join(corpora, "onestop", "docs"), truth: filepath.Join(corpora, "onestop", "clusters.tsv")},
		{name: "llm", docs: filepath.Join(corpora, "llm-rewrites", "docs"), truth: filepath.Join(corpora, "llm-rewrites", "truth.tsv"), group: event},
		{name: "demo", docs: "seeds", truth: "seeds/truth.tsv"},
		stories,
	} {
		name := "natural"
		if s.name == "demo" || s.name == stories.name {
			name = s.name
		}
		err := s.eachPair(func(p [2]string, l *labels, a, b *align.Side) error {
			if known := l.pairs[p]; known.label != '-' {
				do(name, s.name, s.name+s.groupOf(p[0], l), known.label, a, b)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachPair prepares the texts of the listed pairs.
func (s *source) eachPair(do func(p [2]string, l *labels, a, b *align.Side) error) error {
	return s.open(func(l *labels, docs corpus.Source) error {
		z := shingle.NewAnalyzer()
		sides := map[string]*align.Side{}
		for doc, err := range docs.Documents(context.Background()) {
			if err != nil {
				return err
			}
			sides[doc.ID] = align.Prepare(z.Analyze(doc.Text, doc.Lang))
		}
		for _, p := range l.sorted() {
			if a, b := sides[p[0]], sides[p[1]]; a != nil && b != nil {
				if err := do(p, l, a, b); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (l *labels) sorted() [][2]string {
	var list [][2]string
	for p := range l.pairs {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return list
}
