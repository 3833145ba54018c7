package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"testing"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// benchResult is the articles of the fixture a hundred times, each time a story
// of its own: 1,000 documents and 1,300 pairs with their passages.
func benchResult() *detect.Result {
	var list []article
	for i := range 100 {
		stories := map[*sentence][]sentence{&ferry[0]: slices.Clone(ferry), &comet[0]: slices.Clone(comet)}
		for _, a := range articles {
			a.id = fmt.Sprintf("%03d/%s", i, a.id)
			if len(a.story) > 0 {
				a.story = stories[&a.story[0]]
			}
			list = append(list, a)
		}
	}
	r := resultOf(list)
	r.Evidence = editsOf(r)
	return r
}

// knownEvidence has all word edits at hand: what it takes to find them is no
// work of a report.
type knownEvidence struct {
	detect.Evidence
	edits map[[2]string][][]words.Edit
}

func editsOf(r *detect.Result) *knownEvidence {
	e := &knownEvidence{r.Evidence, map[[2]string][][]words.Edit{}}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		e.edits[[2]string{p.A, p.B}], _ = r.Evidence.Edits(p)
	}
	return e
}

func (e *knownEvidence) Edits(p *finding.Pair) ([][]words.Edit, error) {
	return e.edits[[2]string{p.A, p.B}], nil
}

// BenchmarkWrite writes every output, and reads results back. Megabytes are
// those of the output.
func BenchmarkWrite(b *testing.B) {
	r := benchResult()
	var saved bytes.Buffer
	if err := JSONLines(&saved, r, Options{Text: true}); err != nil {
		b.Fatal(err)
	}
	docs, pairs := len(r.Documents), len(r.Pairs)
	for _, output := range []struct {
		name        string
		docs, pairs int // written
		write       func(w io.Writer) error
	}{
		{"table", docs, pairs, func(w io.Writer) error { return Table(w, r, Options{Limit: pairs}) }},
		{"matrix", docs, pairs, func(w io.Writer) error { return Matrix(w, r, Options{}) }},
		{"diff", 2, 1, func(w io.Writer) error { return Diff(w, r, Options{}) }},
		{"jsonl", docs, pairs, func(w io.Writer) error { return JSONLines(w, r, Options{}) }},
		{"jsonl-text", docs, pairs, func(w io.Writer) error { return JSONLines(w, r, Options{Text: true}) }},
		{"csv", docs, pairs, func(w io.Writer) error { return PairsCSV(w, r) }},
		{"matrix-csv", docs, pairs, func(w io.Writer) error { _, err := MatrixCSV(w, r); return err }},
		{"md", docs, pairs, func(w io.Writer) error { return Markdown(w, r, Options{}) }},
		{"html", docs, pairs, func(w io.Writer) error { return HTML(w, r, HTMLOptions{}) }},
		{"read-jsonl-text", docs, pairs, func(w io.Writer) error {
			_, err := ReadJSONLines(io.TeeReader(bytes.NewReader(saved.Bytes()), w))
			return err
		}},
	} {
		b.Run("output="+output.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var n counter
				if err := output.write(&n); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(n))
			}
			b.ReportMetric(float64(output.docs*b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(output.pairs*b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
}

// counter is a writer that counts bytes.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
