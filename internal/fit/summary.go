package main

import (
	"path/filepath"

	"reprint/align"
	"reprint/internal/eval"
	"reprint/internal/forest"
)

var summaryTask = task{
	file:     "align/models/summary.txt",
	features: align.SummaryFeatures(),
	gather:   gatherSummaries,
	options:  forest.GrowOptions{Trees: 50, Depth: 3, Rate: .12, LeafWeight: 8, Penalty: 1},
	weights:  map[string]float64{"pan1": 1, "pan0": 4, "natural0": 1},
}

// gatherSummaries gathers the stretches that may condense the other text: true
// ones are those that PAN's summary cases hold; of natural pairs none is.
func gatherSummaries(t *task, corpora, _ string) error {
	err := eval.EachPanPair(filepath.Join(corpora, "pan13"), func(p eval.PanPair) {
		observe := func(of *align.Side, stretch align.Span, x []float64) {
			r := row{source: "pan", kind: p.Kind, group: p.Suspicious, label: '0', x: x}
			for _, c := range p.Cases {
				whole := c.Source.Len()*2 > len(p.Source.Text.Source)
				if of == p.This && whole && c.This.Overlap(stretch)*2 > stretch.Len() {
					r.label = '1'
				}
			}
			t.rows = append(t.rows, r)
		}
		align.AlignTraced(p.This, p.Source, &align.Trace{Summary: observe})
	})
	if err != nil {
		return err
	}
	return eachNaturalPair(corpora, func(_, kind, group string, _ byte, a, b *align.Side) {
		observe := func(_ *align.Side, _ align.Span, x []float64) {
			t.rows = append(t.rows, row{source: "natural", kind: kind, group: group, label: '0', x: x})
		}
		align.AlignTraced(a, b, &align.Trace{Summary: observe})
	})
}
