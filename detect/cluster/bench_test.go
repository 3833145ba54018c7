package cluster

import (
	"fmt"
	"reprint/detect/finding"
	"reprint/internal/invent"
	"slices"
	"testing"
)

// BenchmarkGroup builds the clusters of groups of one to twelve documents,
// in which every document has findings with up to three others.
func BenchmarkGroup(b *testing.B) {
	const n = 100_000
	m := invent.NewWriter(21)
	r := &story{docs: make([]finding.Document, n)}
	first := 0
	for i := range r.docs {
		r.docs[i] = finding.Document{ID: fmt.Sprintf("d%06d", i), Words: 300 + i%500}
		for k := max(first, i-3); k < i; k++ {
			r.pairs = append(r.pairs, finding.Pair{A: r.docs[k].ID, B: r.docs[i].ID,
				Verdict: finding.Verdict(m.Rand.IntN(4)), Score: .5 + m.Rand.Float64()/2, AB: m.Rand.Float64(), BA: m.Rand.Float64()})
		}
		if m.Rand.IntN(12) < i-first {
			first = i + 1
		}
	}
	slices.SortFunc(r.pairs, comparePairs)
	pairs := slices.Clone(r.pairs)
	b.ReportAllocs()
	for b.Loop() {
		copy(r.pairs, pairs)
		r.group()
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(len(pairs)*b.N)/b.Elapsed().Seconds(), "findings/s")
}
