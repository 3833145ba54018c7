package terminal

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/report/internal/sample"
	"reprint/report/layout"
	"reprint/report/record"
)

// A view is an output that is kept as a file.
type view struct {
	file  string
	write func(io.Writer, *detect.Result) error
}

var views = []view{
	{"table-80.txt", table(Options{})},
	{"table-120.txt", table(Options{Width: 120})},
	{"table-50.txt", table(Options{Width: 50})},
	{"table-color.txt", table(Options{Color: true})},
	{"matrix-80.txt", matrix(Options{})},
	{"matrix-50.txt", matrix(Options{Width: 50})},
	{"matrix-color.txt", matrix(Options{Color: true})},
	{"diff-80.txt", diffOf(finding.Partial, Options{})},
	{"diff-120.txt", diffOf(finding.Partial, Options{Width: 120})},
	{"diff-color-80.txt", diffOf(finding.Rewrite, Options{Color: true})},
	{"diff-color-120.txt", diffOf(finding.Rewrite, Options{Width: 120, Color: true})},
	{"diff-quotes.txt", diffOf(finding.Quotes, Options{})},
	{"extract.txt", extract(Options{})},
	{"extract-color.txt", extract(Options{Color: true, Width: 60})},
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
		d := layout.Document(r, "brackwater-echo/last-boat.txt")
		text, err := r.Evidence.Text(d.ID)
		if err != nil {
			return err
		}
		return Extract(w, d, text, o)
	}
}

// TestGolden shows the saved results of package record, and checks that the
// sample looks the same after it was saved.
func TestGolden(t *testing.T) {
	file, err := os.Open("../record/testdata/results.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := record.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	show := func(t *testing.T, v view, r *detect.Result) []byte {
		t.Helper()
		var out bytes.Buffer
		if err := v.write(&out, r); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for _, v := range views {
		t.Run(v.file, func(t *testing.T) {
			out := show(t, v, r)
			sample.CheckGolden(t, v.file, out)
			sample.CheckRecognised(t, imprint.Terminal, out)
			if !bytes.Equal(show(t, v, sample.Result()), show(t, v, saved(t, true))) {
				t.Error("looks different after it was saved")
			}
		})
	}
}

// saved is the sample written and read again.
func saved(t *testing.T, text bool) *detect.Result {
	t.Helper()
	var records bytes.Buffer
	if err := record.Write(&records, sample.Result(), record.Options{Text: text}); err != nil {
		t.Fatal(err)
	}
	r, err := record.Read(&records)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestDiffWithoutTexts(t *testing.T) {
	if err := Diff(&bytes.Buffer{}, saved(t, false), Options{}); !errors.Is(err, record.ErrNoText) {
		t.Errorf("Diff: %v", err)
	}
}
