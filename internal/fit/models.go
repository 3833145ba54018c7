package main

import (
	"reprint/align"
	"reprint/detect/judge"
	"reprint/detect/propose"
	"reprint/internal/forest"
)

// A model is one that is fitted.
type model struct {
	name     string
	file     string   // from the root of the source tree
	features []string // their names, in the order of the rows
	options  forest.GrowOptions
	bar      float64 // log-odds from which on the program takes a row for reuse
	gather   func(g *gathering, s *source) error
}

// models are all models, in the order in which they are fitted.
var models = []*model{
	{
		name: "passage", file: "align/models/passage.txt", features: align.PassageFeatures(), gather: (*gathering).passages,
		options: forest.GrowOptions{Trees: 100, Depth: 4, Rate: .1, LeafWeight: 4, Penalty: 1},
	},
	{
		name: "summary", file: "align/models/summary.txt", features: align.SummaryFeatures(), gather: (*gathering).summaries,
		options: forest.GrowOptions{Trees: 50, Depth: 3, Rate: .12, LeafWeight: 8, Penalty: 1},
	},
	{
		name: "pair", file: "detect/judge/models/pair.txt", features: judge.FeatureNames(), gather: (*gathering).pairs, bar: judge.FindingOdds,
		options: forest.GrowOptions{Trees: 500, Depth: 5, Rate: .04, LeafWeight: 60, Penalty: 30, Ridge: 50, Columns: .5},
	},
	{
		name: "rescore", file: "detect/propose/models/rescore.txt", features: propose.CandidateFeatures(), gather: (*gathering).candidates, bar: propose.PlausibleOdds,
		options: forest.GrowOptions{Trees: 60, Depth: 3, Rate: .15, LeafWeight: 4, Penalty: 1},
	},
}

// modelNamed is the model of a name, or nil.
func modelNamed(name string) *model {
	for _, m := range models {
		if m.name == name {
			return m
		}
	}
	return nil
}
