package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/report/internal/sample"
)

// TestReadBroken reads the files of testdata/broken. The first line of
// each, a record of a type that nobody knows, says what error is expected.
func TestReadBroken(t *testing.T) {
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
		if _, err := Read(bytes.NewReader(text)); err == nil || !strings.Contains(err.Error(), want.Error) {
			t.Errorf("%s: %v, want %q", file, err, want.Error)
		}
	}
}

const smallest = `{"type":"run","v":1}
{"type":"summary","v":1}
`

func TestReadLenient(t *testing.T) {
	r, err := Read(strings.NewReader("\r\n" + `{"v":1,"type":"run","parameters":{"n":3,"x":0.5},"later":[1]}` + "\r\n" +
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

func TestReadIncomplete(t *testing.T) {
	whole := strings.SplitAfter(smallest, "\n")
	for _, text := range []string{"", "\n", whole[0], whole[1], "{\"type\":\"metric\",\"v\":1}\n"} {
		if _, err := Read(strings.NewReader(text)); !errors.Is(err, ErrNotResults) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := Read(strings.NewReader(smallest)); err != nil {
		t.Error(err)
	}
	broken := errors.New("the disk is gone")
	if _, err := Read(failing{strings.NewReader(whole[0]), broken}); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "line 2: ") {
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
	r, err := Read(bytes.NewReader(lines(t, saved(t), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Evidence.Text(r.Documents[0].ID); !errors.Is(err, ErrNoText) {
		t.Errorf("Text: %v", err)
	}
	if _, err := r.Evidence.Edits(&r.Pairs[0]); !errors.Is(err, ErrNoText) {
		t.Errorf("Edits: %v", err)
	}
	if err := Write(&bytes.Buffer{}, r, Options{Text: true}); !errors.Is(err, ErrNoText) {
		t.Errorf("Write: %v", err)
	}
}

// FuzzRead checks that nothing panics, and that what is accepted is
// read again as it was written.
func FuzzRead(f *testing.F) {
	tide := []sample.Sentence{{Wordings: [3]string{"The tide came in.", "In came the tide.", ""}}, {Wordings: [3]string{"“Oh,” he said."}, Speaker: "He"}}
	for _, text := range []bool{false, true} {
		var out bytes.Buffer
		r := sample.Of([]sample.Article{ // small, since large seeds are mutated slowly
			{ID: "a", Title: "A", Credit: "Wire", Published: "2025-01-02T03:04:05+01:00", Story: tide, Parts: []string{"s0.0", "s1.0"}},
			{ID: "b", Outlet: "B", Story: tide, Parts: []string{"s1.0", "s0.1"}},
		})
		if err := Write(&out, r, Options{Text: text}); err != nil {
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
		r, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, text := range []bool{false, true} {
			var first, second bytes.Buffer
			if err := Write(&first, r, Options{Text: text}); err != nil {
				if text && errors.Is(err, ErrNoText) {
					continue
				}
				t.Fatal(err)
			}
			again, err := Read(bytes.NewReader(first.Bytes()))
			if err != nil {
				t.Fatalf("%v in\n%s", err, first.Bytes())
			}
			if err := Write(&second, again, Options{Text: text}); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Fatalf("became\n%s\nfrom\n%s", second.Bytes(), first.Bytes())
			}
		}
	})
}
