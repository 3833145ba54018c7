package align_test

import (
	"context"
	"testing"

	"reprint/align"
	"reprint/corpus"
	"reprint/shingle"
)

// BenchmarkAlign prepares and aligns the articles of the demo corpus: pairs of
// one story and of different ones, 250 to 900 words each.
func BenchmarkAlign(b *testing.B) {
	src, err := corpus.Open([]string{"../seeds"}, corpus.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer src.Close()
	z := shingle.NewAnalyzer()
	var texts []*shingle.Text
	var sides []*align.Side
	for doc, err := range src.Documents(context.Background()) {
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, z.Analyze(doc.Text, doc.Lang))
		sides = append(sides, align.Prepare(texts[len(texts)-1]))
	}
	b.Run("step=prepare", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			align.Prepare(texts[i%len(texts)])
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
	})
	for _, c := range []struct {
		name  string
		apart int
	}{{"neighbours", 1}, {"far", 23}} {
		b.Run("step=align/pairs="+c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				align.Align(sides[i%len(sides)], sides[(i+c.apart)%len(sides)]).Passages()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
}
