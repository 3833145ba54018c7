package report

import (
	"bytes"
	"io"
	"testing"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
	"reprint/report/page"
	"reprint/report/record"
	"reprint/report/terminal"
)

// benchResult is the sample a hundred times, each time with stories of its own: 1,000 documents and 1,300 pairs with their passages.
func benchResult() *detect.Result {
	r := sample.Of(sample.Copies(sample.Articles, 100))
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
	if err := record.Write(&saved, r, record.Options{Text: true}); err != nil {
		b.Fatal(err)
	}
	docs, pairs := len(r.Documents), len(r.Pairs)
	for _, output := range []struct {
		name        string
		docs, pairs int // written
		write       func(w io.Writer) error
	}{
		{"table", docs, pairs, func(w io.Writer) error { return terminal.Table(w, r, terminal.Options{}) }},
		{"matrix", docs, pairs, func(w io.Writer) error { return terminal.Matrix(w, r, terminal.Options{}) }},
		{"diff", 2, 1, func(w io.Writer) error { return terminal.Diff(w, r, terminal.Options{}) }},
		{"jsonl", docs, pairs, func(w io.Writer) error { return record.Write(w, r, record.Options{}) }},
		{"jsonl-text", docs, pairs, func(w io.Writer) error { return record.Write(w, r, record.Options{Text: true}) }},
		{"csv", docs, pairs, func(w io.Writer) error { return PairsCSV(w, r) }},
		{"matrix-csv", docs, pairs, func(w io.Writer) error { _, err := MatrixCSV(w, r); return err }},
		{"md", docs, pairs, func(w io.Writer) error { return Markdown(w, r) }},
		{"html", docs, pairs, func(w io.Writer) error { return page.Write(w, r, page.Options{}) }},
		{"read-jsonl-text", docs, pairs, func(w io.Writer) error {
			_, err := record.Read(io.TeeReader(bytes.NewReader(saved.Bytes()), w))
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
