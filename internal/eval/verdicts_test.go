package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// verdictTables is the folder of golden verdicts: one file per corpus of the
// project, a pair per line.
const verdictTables = "../../testdata/verdicts"

// TestVerdictTables compares the verdict on every pair of the project's own texts
// with its golden file, so that no verdict changes unseen. A file lists, by ids,
// the pairs that the truth lists, and those that have to do with each other by
// their verdict. -update writes the files.
func TestVerdictTables(t *testing.T) {
	data := filepath.Join("..", "..", "testdata")
	for _, c := range []struct{ name, dir, truth string }{
		{"demo", "../../seeds", "../../seeds/truth.tsv"},
		{"articles", filepath.Join(data, "articles"), ""},
		{"languages", languages, languages + "/truth.tsv"},
		{"stories-fitted", filepath.Join(data, "stories", "fitted"), filepath.Join(data, "stories", "fitted.tsv")},
		{"stories-held", filepath.Join(data, "stories", "held"), filepath.Join(data, "stories", "held.tsv")},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := &truth{}
			if c.truth != "" {
				var err error
				if known, err = readTruth(c.truth, Uncounted); err != nil {
					t.Fatal(err)
				}
			}
			compareVerdicts(t, filepath.Join(verdictTables, c.name+".tsv"), verdictLines(known, scanAll(t, c.dir)))
		})
	}
}

func scanAll(t *testing.T, dir string) *detect.Result {
	t.Helper()
	src, err := corpus.Open([]string{dir}, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	result, err := detect.Scan(t.Context(), src, detect.Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// verdictLines are the lines of a table: the ids, what the truth says, and the
// verdict, "-" where there is none.
func verdictLines(known *truth, result *detect.Result) []string {
	lines := []string{"a\tb\ttruth\tverdict"}
	for _, j := range judge(known, result, nil) {
		if !j.listed && j.pair.Verdict == finding.Unrelated {
			continue
		}
		given := "-"
		if j.pair != nil {
			given = j.pair.Verdict.String()
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s", j.a, j.b, j.expected(known.verdicts), given))
	}
	return lines
}

// expected is what the truth says of the pair: a verdict, or reuse or none with
// the kind of the pair.
func (j *judgement) expected(verdicts bool) string {
	switch {
	case !j.listed:
		return "-"
	case verdicts:
		return j.verdict.String()
	case j.label == Reuse:
		return strings.TrimSuffix("reuse, "+j.kind, ", ")
	}
	return strings.TrimSuffix("none, "+j.kind, ", ")
}

// compareVerdicts compares a table with its golden file, line by line.
func compareVerdicts(t *testing.T, file string, got []string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (-update writes it)", err)
	}
	is := map[string]bool{}
	for _, line := range got {
		is[line] = true
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if !is[line] {
			t.Errorf("- %s", line)
		}
		delete(is, line)
	}
	for _, line := range got {
		if is[line] {
			t.Errorf("+ %s", line)
		}
	}
}
