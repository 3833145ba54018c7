package report

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/report/internal/sample"
	"reprint/report/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenViews are the outputs that are kept as files.
var goldenViews = []struct {
	file  string
	write func(io.Writer, *detect.Result) error
}{
	{"table-80.txt", table(Options{})},
	{"table-120.txt", table(Options{Width: 120})},
	{"table-50.txt", table(Options{Width: 50})},
	{"table-color.txt", table(Options{Color: true})},
	{"table-limit.txt", table(Options{Limit: 3})},
	{"matrix-80.txt", matrix(Options{})},
	{"matrix-50.txt", matrix(Options{Width: 50})},
	{"matrix-40-limit.txt", matrix(Options{Width: 40, Limit: 5})},
	{"matrix-color.txt", matrix(Options{Color: true})},
	{"matrix.csv", func(w io.Writer, r *detect.Result) error { _, err := MatrixCSV(w, r); return err }},
	{"pairs.csv", PairsCSV},
	{"report.md", func(w io.Writer, r *detect.Result) error { return Markdown(w, r, Options{}) }},
	{"report-limit.md", func(w io.Writer, r *detect.Result) error { return Markdown(w, r, Options{Limit: 1}) }},
	{"diff-80.txt", diffOf(finding.Partial, Options{})},
	{"diff-120.txt", diffOf(finding.Partial, Options{Width: 120})},
	{"diff-color-80.txt", diffOf(finding.Rewrite, Options{Color: true})},
	{"diff-color-120.txt", diffOf(finding.Rewrite, Options{Width: 120, Color: true})},
	{"diff-quotes.txt", diffOf(finding.Quotes, Options{})},
	{"extract.txt", extract(Options{})},
	{"extract-color.txt", extract(Options{Color: true, Width: 60})},
}

// saved is the result that the files show: that of record/testdata/results.jsonl.
func saved(t testing.TB) *detect.Result {
	t.Helper()
	file, err := os.Open(filepath.Join("record", "testdata", "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := record.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func table(o Options) func(io.Writer, *detect.Result) error {
	return func(w io.Writer, r *detect.Result) error { return Table(w, r, o) }
}

func matrix(o Options) func(io.Writer, *detect.Result) error {
	return func(w io.Writer, r *detect.Result) error { return Matrix(w, r, o) }
}

// diffOf shows the strongest pair of a verdict.
func diffOf(v finding.Verdict, o Options) func(io.Writer, *detect.Result) error {
	return func(w io.Writer, r *detect.Result) error {
		for _, p := range r.Pairs {
			if p.Verdict == v {
				one := *r
				one.Pairs = []finding.Pair{p}
				return Diff(w, &one, o)
			}
		}
		return nil
	}
}

func extract(o Options) func(io.Writer, *detect.Result) error {
	return func(w io.Writer, r *detect.Result) error {
		d := &r.Documents[docIndex(r, "brackwater-echo/last-boat.txt")]
		text, err := r.Evidence.Text(d.ID)
		if err != nil {
			return err
		}
		return Extract(w, d, text, o)
	}
}

func TestGolden(t *testing.T) {
	for _, v := range goldenViews {
		t.Run(v.file, func(t *testing.T) {
			var out bytes.Buffer
			if err := v.write(&out, saved(t)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", v.file)
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("differs from %s (write it anew with -update):\n%s", path, out.Bytes())
			}
		})
	}
}

// What reports write must be known again, so that it is not read as an article.
func TestReportsAreRecognised(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil || len(paths) < 15 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if imprint.Recognise(data) == imprint.None {
			t.Errorf("%s is not recognised", path)
		}
	}
	var page bytes.Buffer
	if err := HTML(&page, sample.Result(), HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := imprint.Recognise(page.Bytes()); got != imprint.Page {
		t.Errorf("the page is taken for %d", got)
	}
}

// TestSavedViews checks that results look as they did before they were saved.
func TestSavedViews(t *testing.T) {
	var records bytes.Buffer
	if err := record.Write(&records, sample.Result(), record.Options{Text: true}); err != nil {
		t.Fatal(err)
	}
	read, err := record.Read(&records)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range goldenViews {
		var want, got bytes.Buffer
		if err := v.write(&want, sample.Result()); err != nil {
			t.Fatal(err)
		}
		if err := v.write(&got, read); err != nil {
			t.Errorf("%s: %v", v.file, err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%s looks different after it was saved", v.file)
		}
	}
}

// TestNoText checks what views do with saved results that hold no texts.
func TestNoText(t *testing.T) {
	var records bytes.Buffer
	if err := record.Write(&records, saved(t), record.Options{}); err != nil {
		t.Fatal(err)
	}
	r, err := record.Read(&records)
	if err != nil {
		t.Fatal(err)
	}
	if err := Diff(&bytes.Buffer{}, r, Options{}); !errors.Is(err, record.ErrNoText) {
		t.Errorf("Diff: %v", err)
	}
	var out bytes.Buffer
	if err := Markdown(&out, r, Options{}); err != nil {
		t.Errorf("Markdown: %v", err)
	}
	if n := strings.Count(out.String(), "hold no texts"); n != 1 {
		t.Errorf("Markdown says %d times that there are no texts", n)
	}
}
