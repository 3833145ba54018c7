package judge

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A decision is a line of a file of cases: what is known, and what follows.
type decision struct {
	file    string
	line    int
	figures map[string]float64
	want    string
}

// readDecisions reads the files of a folder. A line of them is a comment (#), empty, or
//
//	name=number ... -> what follows
func readDecisions(t *testing.T, dir string) []decision {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in ", dir, err)
	}
	var list []decision
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			known, want, ok := strings.Cut(line, " -> ")
			if !ok {
				if line != "" && line[0] != '#' {
					t.Fatalf("%s:%d: neither a comment nor a case", file, i+1)
				}
				continue
			}
			list = append(list, decision{file, i + 1, parseFigures(t, known), want})
		}
	}
	return list
}

func parseFigures(t *testing.T, fields string) map[string]float64 {
	t.Helper()
	figures := map[string]float64{}
	for _, f := range strings.Fields(fields) {
		name, value, _ := strings.Cut(f, "=")
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		figures[name] = x
	}
	return figures
}

// verdictFigures puts the named numbers into the figures of these names.
func (d *decision) verdictFigures(t *testing.T) (f figures) {
	t.Helper()
	shares := map[string]*float64{
		"jaccard": &f.jaccard, "low": &f.low, "high": &f.high, "names": &f.names, "series": &f.series, "serial": &f.serial, "odds": &f.odds,
	}
	counts := map[string]*int{
		"words": &f.words, "literal": &f.literal, "quoted": &f.quoted, "longest": &f.longest, "run": &f.run, "shorter": &f.shorter,
		"facts": &f.facts, "factsApart": &f.factsApart, "others": &f.others, "othersApart": &f.othersApart, "ownFacts": &f.ownFacts, "ownApart": &f.ownApart,
	}
	for name, x := range d.figures {
		switch {
		case shares[name] != nil:
			*shares[name] = x
		case counts[name] != nil:
			*counts[name] = int(x)
		default:
			t.Fatalf("%s:%d: no figure is called %s", d.file, d.line, name)
		}
	}
	return f
}

// TestVerdicts decides on the figures of testdata/verdicts. What follows is a
// verdict, with a score or without.
func TestVerdicts(t *testing.T) {
	for _, d := range readDecisions(t, "testdata/verdicts") {
		f := d.verdictFigures(t)
		verdict, score := f.decide()
		got := verdict.String()
		if strings.Contains(d.want, " ") {
			got += fmt.Sprintf(" %.4f", score)
		}
		if got != d.want {
			t.Errorf("%s:%d: %s, want %s", d.file, d.line, got, d.want)
		}
	}
}
