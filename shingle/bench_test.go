package shingle

import (
	"strings"
	"testing"
)

// BenchmarkAnalyze runs over the articles of the demo corpus, one after the
// other, as a scan does.
func BenchmarkAnalyze(b *testing.B) {
	texts := readTexts(b)
	size := len(strings.Join(texts, ""))
	z := NewAnalyzer()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			z.Analyze(text, "en")
		}
	}
	b.ReportMetric(float64(b.N*len(texts))/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkShingles(b *testing.B) {
	texts := readTexts(b)
	z := NewAnalyzer()
	var docs []*Text
	size := 0
	for _, text := range texts {
		docs = append(docs, z.Analyze(text, "en"))
		size += len(text)
	}
	for name, hashes := range map[string]func([]uint64, *Text) []uint64{
		"view=grams":   func(dst []uint64, t *Text) []uint64 { return Grams(dst, t, 5, true) },
		"view=triples": RareTriples,
		"view=stems":   ContentStems,
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var dst []uint64
			for b.Loop() {
				for _, d := range docs {
					dst = hashes(dst[:0], d)
				}
			}
		})
	}
}
