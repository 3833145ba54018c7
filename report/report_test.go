package report

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/report/internal/sample"
	"reprint/report/record"
)

// A view is an output that is kept as a file.
type view struct {
	file  string
	kind  imprint.Kind
	write func(io.Writer, *detect.Result) error
}

var views = []view{
	{"matrix.csv", imprint.Table, func(w io.Writer, r *detect.Result) error { _, err := MatrixCSV(w, r); return err }},
	{"pairs.csv", imprint.Table, PairsCSV},
	{"report.md", imprint.Markdown, Markdown},
}

// TestGolden shows the saved results of package record, and checks that the
// sample looks the same after it was saved.
func TestGolden(t *testing.T) {
	file, err := os.Open("record/testdata/results.jsonl")
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
			sample.CheckRecognised(t, v.kind, out)
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

func TestMarkdownWithoutTexts(t *testing.T) {
	var out bytes.Buffer
	if err := Markdown(&out, saved(t, false)); err != nil {
		t.Errorf("Markdown: %v", err)
	}
	if n := strings.Count(out.String(), "hold no texts"); n != 1 {
		t.Errorf("Markdown says %d times that there are no texts", n)
	}
}

func TestEmptyResult(t *testing.T) {
	r := &detect.Result{Documents: []finding.Document{}, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{}, Warnings: []detect.Warning{}}
	var out bytes.Buffer
	for _, v := range views {
		if err := v.write(&out, r); err != nil {
			t.Errorf("%s: %v", v.file, err)
		}
	}
	if !strings.Contains(out.String(), "No reuse found.") {
		t.Error(out.String())
	}
}

// TestMatrixCSVOfMany checks that of many documents only those of pairs are written.
func TestMatrixCSVOfMany(t *testing.T) {
	var out bytes.Buffer
	omitted, err := MatrixCSV(&out, sample.Linked(wholeMatrix+1, [][2]int{{3, 5}}))
	if want := ",0000003,0000005\n0000003,1.0000,1.0000\n0000005,1.0000,1.0000\n"; err != nil || omitted != wholeMatrix-1 || out.String() != want {
		t.Errorf("%d omitted, %v, %s", omitted, err, out.String())
	}
}

// TestHostileFiles checks that titles can't become formulas or markup.
func TestHostileFiles(t *testing.T) {
	r := sample.Of(sample.Hostile)
	var table, markdown bytes.Buffer
	if err := PairsCSV(&table, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), `"'=HYPERLINK(""http`) || !strings.Contains(table.String(), "'@outlet") {
		t.Errorf("a formula comes through:\n%s", table.String())
	}
	if err := Markdown(&markdown, r); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "[x](", "[link](", "http://", "\x1b", "**bold**", " | pipe"} {
		if strings.Contains(markdown.String(), bad) {
			t.Errorf("%q comes through", bad)
		}
	}
}
