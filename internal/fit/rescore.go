package main

import (
	"context"
	"math"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/propose"
	"reprint/internal/forest"
)

var rescoreTask = task{
	file:     "detect/propose/models/rescore.txt",
	features: propose.CandidateFeatures(),
	gather:   gatherCandidates,
	options:  forest.GrowOptions{Trees: 60, Depth: 3, Rate: .15, LeafWeight: 4, Penalty: 1},
	weights: map[string]float64{
		"usnews1": 1, "usnews0": 1, "scale1": 1, "scale0": 1, "llm1": 1, "llm0": 1,
		"halves1": 1, "halves0": 1, "stories1": 1, "stories0": 1, "onestop1": .5, "onestop0": .5, "basil0": .5, "leads-60": .5, "leads-100": .5,
	},
}

// gatherCandidates gathers the candidate pairs of all corpora, labelled by what
// the aligner and the pair model made of them.
func gatherCandidates(t *task, corpora, variants string) error {
	for _, s := range pairSources(corpora, variants) {
		if err := s.gatherCandidates(t); err != nil {
			return err
		}
	}
	return nil
}

func (s *source) gatherCandidates(t *task) error {
	return s.open(func(l *labels, docs corpus.Source) error {
		at := map[[2]string]int{}
		trace := &detect.Trace{Proposed: func(a, b string, x []float64) {
			at[[2]string{a, b}] = len(t.rows)
			t.rows = append(t.rows, row{source: s.name, name: a + " " + b, group: s.name + s.groupOf(a, l), label: '0', x: x})
		}}
		result, err := detect.Scan(context.Background(), docs, detect.Options{All: true, Candidates: math.MaxInt, Trace: trace})
		if err != nil {
			return err
		}
		for _, p := range result.Pairs {
			if i, ok := at[[2]string{p.A, p.B}]; ok && p.Verdict.Finding() {
				t.rows[i].label = '1'
			}
		}
		return nil
	})
}
