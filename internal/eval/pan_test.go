package eval

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"reprint/align"
	"reprint/internal/span"
)

// writeFiles writes a folder of files, by their slash-separated paths.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shared is an aligner that finds these strings where both texts have them.
func shared(class align.Class, strs ...string) Aligner {
	return func(a, b *align.Side) []align.Passage {
		var out []align.Passage
		for _, s := range strs {
			i, j := strings.Index(a.Text.Source, s), strings.Index(b.Text.Source, s)
			if i >= 0 && j >= 0 {
				out = append(out, align.Passage{
					A: span.Span{Start: i, End: i + len(s)}, B: span.Span{Start: j, End: j + len(s)}, Class: class,
				})
			}
		}
		return out
	}
}

// caseOf is a line of truth for the string, which is in both texts; offsets count runes.
func caseOf(this, source, name, s string) string {
	at := func(text string) int {
		before, _, ok := strings.Cut(text, s)
		if !ok {
			panic("the text lacks " + s)
		}
		return len([]rune(before))
	}
	n := len([]rune(s))
	return fmt.Sprintf("<feature name=\"plagiarism\" obfuscation=\"any\" this_offset=\"%d\" this_length=\"%d\" source_reference=\"%s\" source_offset=\"%d\" source_length=\"%d\" type=\"artificial\" />\n",
		at(this), n, name, at(source), n)
}

const (
	gauge = "the gauge at Žďár stood still for “nine” hours"
	ferry = "no ferry crossed before dawn"

	panThis1   = "\ufeffÀ l’aube, " + gauge + ".\x00\x01 Später fiel der Fluß; " + ferry + ".\r\n"
	panThis2   = "Nothing of this was ever printed elsewhere, they say. 𝄞 And " + ferry + ".\n"
	panSource1 = "Früher schon: " + ferry + ". Above the weir " + gauge + "."
	panSource2 = "A quiet year. 𝄞𝄞 It is said that " + ferry + " — ever."
)

// panFiles is a small corpus of three kinds: one pair with two cases, one with
// one, one without any.
func panFiles() map[string]string {
	return map[string]string{
		"pairs":       "s1.txt r1.txt\ns2.txt r1.txt\r\n\ns2.txt r2.txt\n",
		"susp/s1.txt": panThis1, "susp/s2.txt": panThis2,
		"src/r1.txt": panSource1, "src/r2.txt": panSource2,
		"02-no-obfuscation/s1-r1.xml": "<document reference=\"s1.txt\">\n" +
			caseOf(panThis1, panSource1, "r1.txt", gauge) + caseOf(panThis1, panSource1, "r1.txt", ferry) + "</document>",
		"03-random-obfuscation/deeper/s2-r2.xml": "<document reference=\"s2.txt\"><feature name=\"md5\" value=\"0\" language=\"en\" />" +
			caseOf(panThis2, panSource2, "r2.txt", ferry) + "</document>",
		"01-no-plagiarism/s2-r1.xml": "<document reference=\"s2.txt\"></document>",
		"01-no-plagiarism/pairs":     "s2.txt r1.txt\n",
	}
}

func TestPanOffsetsAndKinds(t *testing.T) {
	dir := writeFiles(t, panFiles())
	out := filepath.Join(t.TempDir(), "detections", "run")
	r, err := Pan(context.Background(), dir, PanOptions{Align: shared(align.Edited, gauge, ferry), Detections: out, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	// The truth's offsets were counted in another way, so full marks mean that ours are right.
	// The detection in the pair without cases is false.
	type figures struct {
		kind                                 string
		pairs, cases, detections, detected   int
		recall, precision, granularity, plag float64
	}
	var got []figures
	for _, s := range r.Scores {
		got = append(got, figures{s.Kind, s.Pairs, s.Cases, s.Detections, s.Detected,
			s.Recall.Value, s.Precision.Value, s.Granularity.Value, s.Plagdet.Value})
	}
	want := []figures{
		{"all", 3, 3, 4, 3, 1, .75, 1, 1.5 / 1.75},
		{"no-plagiarism", 1, 0, 1, 0, 0, 0, 1, 0},
		{"none", 1, 2, 2, 2, 1, 1, 1, 1},
		{"random", 1, 1, 1, 1, 1, 1, 1, 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("scores\n got %v\nwant %v", got, want)
	}
	if len(r.Missed) != 0 || len(r.False) != 1 || r.False[0].Suspicious != "s2.txt" || r.False[0].Kind != "no-plagiarism" {
		t.Errorf("missed %v false %v", r.Missed, r.False)
	}

	// Detections read back as the truth they copy.
	for _, pair := range [][2]string{{"s1", "r1"}, {"s2", "r2"}} {
		data, err := os.ReadFile(filepath.Join(out, pair[0]+"-"+pair[1]+".xml"))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "truth.xml")
		os.WriteFile(path, bytes.ReplaceAll(data, []byte("detected-plagiarism"), []byte("plagiarism")), 0o666)
		detected, err := readCases(path, pair[1]+".txt")
		if err != nil {
			t.Fatal(err)
		}
		truth, _ := findTruth(dir)
		cases, err := readCases(truth[pair[0]+"-"+pair[1]+".xml"], pair[1]+".txt")
		if err != nil {
			t.Fatal(err)
		}
		if len(cases) == 0 || !reflect.DeepEqual(detected, cases) {
			t.Errorf("%v: detections %v, cases %v\n%s", pair, detected, cases, data)
		}
	}
}

func TestPanBoilerplateIsNoDetection(t *testing.T) {
	dir := writeFiles(t, panFiles())
	for class := range align.NumClasses {
		r, err := Pan(context.Background(), dir, PanOptions{Align: shared(align.Class(class), gauge)})
		if err != nil {
			t.Fatal(err)
		}
		want := 1
		if align.Class(class) == align.Boilerplate {
			want = 0
		}
		if r.Detections != want {
			t.Errorf("%v: %d detections, want %d", align.Class(class), r.Detections, want)
		}
	}
}

func TestPanWithoutTruth(t *testing.T) {
	files := panFiles()
	for name := range files {
		if strings.HasPrefix(name, "0") {
			delete(files, name)
		}
	}
	out := t.TempDir()
	r, err := Pan(context.Background(), writeFiles(t, files), PanOptions{Align: shared(align.Verbatim, ferry), Detections: out})
	if err != nil {
		t.Fatal(err)
	}
	if r.Pairs != 3 || r.Unscored != 3 || r.Detections != 3 || len(r.Scores) != 0 {
		t.Errorf("%+v", r)
	}
	if names, _ := filepath.Glob(filepath.Join(out, "*.xml")); len(names) != 3 {
		t.Errorf("detections written: %v", names)
	}
	var table bytes.Buffer
	if err := r.Table(&table, true); err != nil || !strings.Contains(table.String(), "3 pairs, 3 detections, 3 without truth") {
		t.Errorf("%v %s", err, &table)
	}
}

func TestPanSampleAndJobs(t *testing.T) {
	dir := writeFiles(t, panFiles())
	aligner := shared(align.Verbatim, ferry)
	r, err := Pan(context.Background(), dir, PanOptions{Align: aligner, Every: 2})
	if err != nil {
		t.Fatal(err)
	}
	if r.Pairs != 2 || len(r.Scores) != 3 || r.Scores[0].Cases != 3 {
		t.Errorf("every second pair: %+v", r)
	}
	one, _ := Pan(context.Background(), dir, PanOptions{Align: aligner, Jobs: 1})
	for jobs := 2; jobs < 5; jobs++ {
		if many, _ := Pan(context.Background(), dir, PanOptions{Align: aligner, Jobs: jobs}); !reflect.DeepEqual(one, many) {
			t.Errorf("%d jobs: %+v, one job: %+v", jobs, many, one)
		}
	}
}

func TestPanMissingText(t *testing.T) {
	files := panFiles()
	delete(files, "src/r1.txt")
	r, err := Pan(context.Background(), writeFiles(t, files), PanOptions{Align: shared(align.Verbatim, ferry)})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Warnings) != 2 || len(r.Missed) != 2 || r.Scores[0].Recall.Value != 1./3 {
		t.Errorf("%+v", r)
	}
}

func TestPanErrors(t *testing.T) {
	tests := map[string]string{ // what the file says, by its name
		"pairs":                       "s1.txt\n",
		"02-no-obfuscation/s1-r1.xml": "<document",
	}
	for name, content := range tests {
		files := panFiles()
		files[name] = content
		if _, err := Pan(context.Background(), writeFiles(t, files), PanOptions{Align: shared(align.Verbatim)}); err == nil || !strings.Contains(err.Error(), filepath.FromSlash(name)) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := Pan(context.Background(), t.TempDir(), PanOptions{Align: shared(align.Verbatim)}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("empty folder: error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Pan(ctx, writeFiles(t, panFiles()), PanOptions{Align: shared(align.Verbatim)}); err != context.Canceled {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestPanAlignsInTheOrderOfNames(t *testing.T) {
	dir := writeFiles(t, panFiles())
	_, err := Pan(context.Background(), dir, PanOptions{Align: func(a, b *align.Side) []align.Passage {
		if a.Text.Source != panSource1 && a.Text.Source != panSource2 {
			t.Errorf("a is %q, want the source, whose name comes first", a.Text.Source)
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
}
