package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadJSONLinesBroken reads the files of testdata/broken. The first line of
// each, a record of a type that nobody knows, says what error is expected.
func TestReadJSONLinesBroken(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := bytes.Cut(text, []byte("\n"))
		var want struct{ Error string }
		if err := json.Unmarshal(first, &want); err != nil || want.Error == "" {
			t.Fatalf("%s does not say what is expected", file)
		}
		if _, err := ReadJSONLines(bytes.NewReader(text)); err == nil || !strings.Contains(err.Error(), want.Error) {
			t.Errorf("%s: %v, want %q", file, err, want.Error)
		}
	}
}

const smallest = `{"type":"run","v":1}
{"type":"summary","v":1}
`

func TestReadJSONLinesLenient(t *testing.T) {
	r, err := ReadJSONLines(strings.NewReader("\r\n" + `{"v":1,"type":"run","parameters":{"n":3,"x":0.5},"later":[1]}` + "\r\n" +
		`{"type":"doc","v":1,"id":"b","text_sha256":"` + strings.Repeat("0", 64) + `","later":{"deep":null}}` + "\n" +
		`{"type":"later","v":1,"id":7}` + "\n" +
		`{"v":1, "type":"doc", "id":"a", "text_sha256":"` + strings.Repeat("F", 64) + `"}` + "\n" +
		`{"type":"summary","v":1,"documents":2,"too_many":5,"share":0.5,"name":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Documents) != 2 || r.Documents[0].ID != "a" || r.Documents[0].TextSHA256[0] != 0xff {
		t.Errorf("documents: %+v", r.Documents)
	}
	if r.Parameters["n"] != 3 || r.Parameters["x"] != 0.5 {
		t.Errorf("parameters: %v", r.Parameters)
	}
	if r.Summary.Documents != 2 || len(r.Summary.Cuts) != 1 || r.Summary.Cuts["too_many"] != 5 {
		t.Errorf("summary: %+v", r.Summary)
	}
	if r.Pairs == nil || r.Clusters == nil || r.Warnings == nil || r.Evidence == nil {
		t.Error("something is nil")
	}
}

func TestReadJSONLinesIncomplete(t *testing.T) {
	whole := strings.SplitAfter(smallest, "\n")
	for _, text := range []string{"", "\n", whole[0], whole[1], "{\"type\":\"metric\",\"v\":1}\n"} {
		if _, err := ReadJSONLines(strings.NewReader(text)); !errors.Is(err, ErrNotResults) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := ReadJSONLines(strings.NewReader(smallest)); err != nil {
		t.Error(err)
	}
	broken := errors.New("the disk is gone")
	if _, err := ReadJSONLines(failing{strings.NewReader(whole[0]), broken}); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Error(err)
	}
}

// failing reads what there is and then fails.
type failing struct {
	*strings.Reader
	err error
}

func (f failing) Read(p []byte) (int, error) {
	if f.Len() == 0 {
		return 0, f.err
	}
	return f.Reader.Read(p)
}

func TestNoText(t *testing.T) {
	r, err := ReadJSONLines(bytes.NewReader(lines(t, saved(t), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Evidence.Text(r.Documents[0].ID); !errors.Is(err, ErrNoText) {
		t.Errorf("Text: %v", err)
	}
	if _, err := r.Evidence.Edits(&r.Pairs[0]); !errors.Is(err, ErrNoText) {
		t.Errorf("Edits: %v", err)
	}
	if err := Diff(&bytes.Buffer{}, r, Options{}); !errors.Is(err, ErrNoText) {
		t.Errorf("Diff: %v", err)
	}
	if err := JSONLines(&bytes.Buffer{}, r, Options{Text: true}); !errors.Is(err, ErrNoText) {
		t.Errorf("JSONLines: %v", err)
	}
	var out bytes.Buffer
	if err := Markdown(&out, r, Options{}); err != nil {
		t.Errorf("Markdown: %v", err)
	}
	if n := strings.Count(out.String(), "hold no texts"); n != 1 {
		t.Errorf("Markdown says %d times that there are no texts", n)
	}
}

// FuzzReadJSONLines checks that nothing panics, and that what is accepted is
// read again as it was written.
func FuzzReadJSONLines(f *testing.F) {
	tide := []sentence{{wordings: [3]string{"The tide came in.", "In came the tide.", ""}}, {wordings: [3]string{"“Oh,” he said."}, speaker: "He"}}
	for _, text := range []bool{false, true} {
		var out bytes.Buffer
		r := resultOf([]article{ // small, since large seeds are mutated slowly
			{"a", "A", "", "", "Wire", "2025-01-02T03:04:05+01:00", tide, []string{"s0.0", "s1.0"}},
			{"b", "", "B", "", "", "", tide, []string{"s1.0", "s0.1"}},
		})
		if err := JSONLines(&out, r, Options{Text: text}); err != nil {
			f.Fatal(err)
		}
		f.Add(out.Bytes())
	}
	f.Add([]byte(smallest))
	f.Add([]byte(`{"type":"run","v":1,"parameters":{"a":[1e400]}}`))
	files, _ := filepath.Glob("testdata/broken/*.jsonl")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadJSONLines(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, text := range []bool{false, true} {
			var first, second bytes.Buffer
			if err := JSONLines(&first, r, Options{Text: text}); err != nil {
				if text && errors.Is(err, ErrNoText) {
					continue
				}
				t.Fatal(err)
			}
			again, err := ReadJSONLines(bytes.NewReader(first.Bytes()))
			if err != nil {
				t.Fatalf("%v in\n%s", err, first.Bytes())
			}
			if err := JSONLines(&second, again, Options{Text: text}); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Fatalf("became\n%s\nfrom\n%s", second.Bytes(), first.Bytes())
			}
		}
	})
}
