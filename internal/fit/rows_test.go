package main

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"reprint/detect/judge"
	"reprint/internal/forest"
)

// toy is a model of two features that learns from the sources named.
var toy = &model{name: "pair", features: []string{"x", "y"}, options: forest.GrowOptions{Trees: 3, Depth: 2, Rate: .5, LeafWeight: 1, Penalty: 1}}

// toyRows are rows of two sources that the pair model learns from, and of one
// that it does not.
func toyRows() []row {
	var rows []row
	for i := range 60 {
		x := float64(i%20) / 3
		r := row{source: []string{"llm", "basil", "fakebr"}[i%3], group: string(rune('a' + i%7)), label: '0', name: string(rune('A' + i)), x: []float64{x, 1 / (1 + x)}}
		r.group = r.source + "/" + r.group
		if r.source == "llm" && i%2 == 0 {
			r.label = '1'
		}
		if i == 30 {
			r.label = '-'
		}
		rows = append(rows, r)
	}
	return rows
}

func TestWeights(t *testing.T) {
	s := newSample(toy, toyRows())
	sum := map[string]float64{}
	for i, r := range s.rows {
		sum[r.source+string(r.label)] += s.weights[i]
	}
	llm, basil := weightsOf("llm"), weightsOf("basil")
	for class, want := range map[string]float64{"llm1": 1000 * llm.reuse, "llm0": 1000 * llm.none, "llm-": 0, "basil0": 1000 * basil.none, "fakebr0": 0} {
		if math.Abs(sum[class]-want) > 1e-6 {
			t.Errorf("%s weighs %v, want %v", class, sum[class], want)
		}
	}
	for _, x := range s.learn(func(r *row) bool { return r.family() == "llm" }) {
		if x.Positive {
			t.Error("a row of a source that is left out")
		}
	}
}

// weightsOf are what the rows of a source weigh for the pair model.
func weightsOf(name string) weights {
	for _, s := range sources {
		if s.name == name {
			return s.fits["pair"]
		}
	}
	return weights{}
}

func TestRowsOfPairsThatWereReadWeighEachTheSame(t *testing.T) {
	rows := []row{{source: "read-fnc", label: '1'}, {source: "read-fnc", label: '0'}, {source: "read-fnc", label: '0'}, {source: "read-fnc", label: '-'}}
	s := newSample(modelNamed("pair"), rows)
	for i, r := range s.rows {
		if want := map[bool]float64{true: readWeight}[r.label != '-']; s.weights[i] != want {
			t.Errorf("label %c weighs %v, want %v", r.label, s.weights[i], want)
		}
	}
}

func TestFoldsKeepGroupsTogether(t *testing.T) {
	count := map[int]int{}
	for i := range 500 {
		a := row{source: "basil", group: "basil/" + string(rune('a'+i))}
		b := row{source: "leads-6", group: a.group}
		if a.fold() != b.fold() || a.fold() < 0 || a.fold() >= folds {
			t.Fatalf("folds %d and %d of one group", a.fold(), b.fold())
		}
		count[a.fold()]++
	}
	for f := range folds {
		if count[f] < 60 {
			t.Errorf("fold %d has %d of 500 groups", f, count[f])
		}
	}
}

func TestHeldSourcesAreJudgedWithTheirFamily(t *testing.T) {
	rows := toyRows()
	rows[0].source, rows[0].group = "halves", "llm/x"
	s := newSample(toy, rows)
	s.judgeHeld([]string{"llm"})
	for _, r := range s.rows {
		if r.judged != (r.family() == "llm") {
			t.Errorf("%s in %s: judged %v", r.source, r.group, r.judged)
		}
	}
	s.judge()
	if slices.ContainsFunc(s.rows, func(r row) bool { return !r.judged }) {
		t.Error("a row in no fold")
	}
}

func TestModelDependsOnRowsAndNotTheirOrder(t *testing.T) {
	rows := toyRows()
	want := newSample(toy, rows).encode()
	slices.Reverse(rows)
	if got := newSample(toy, rows).encode(); got != want {
		t.Error("another order gives another model")
	}
	for _, change := range []func(r *row){
		func(r *row) { r.x[0] += 1e-12 },
		func(r *row) { r.label ^= 1 },
	} {
		rows := toyRows()
		change(&rows[0])
		if originOf(newSample(toy, rows).encode()) == originOf(want) {
			t.Error("other rows have the same hash")
		}
	}
	if !strings.Contains(want, "\nrows 39 ") { // all of llm and basil but the one that is not counted
		t.Error(originOf(want))
	}
}

// originOf is the line of a model file about its rows.
func originOf(text string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "rows ") {
			return line
		}
	}
	return ""
}

func TestDumpAndLoad(t *testing.T) {
	dir, rows := t.TempDir(), toyRows()
	rows[1].x[0] = math.Nextafter(1, 2)
	if err := dump(dir, toy, "some", rows); err != nil {
		t.Fatal(err)
	}
	again, err := load(dir, toy, "some")
	if err != nil || !reflect.DeepEqual(again, rows) {
		t.Errorf("read again: %v", err)
	}
	other := *toy
	other.features = []string{"x", "z"}
	if _, err := load(dir, &other, "some"); err == nil {
		t.Error("rows of other features are no error")
	}
	for _, line := range []string{"", "a\tb\tc\t1\td\t1", "a\tb\tc\t1\td\t1\tx", "a\tb\tc\tyes\td\t1\t2"} {
		if _, err := parseRow(line, 2); err == nil {
			t.Errorf("%q is a row", line)
		}
	}
}

func TestPairLabels(t *testing.T) {
	l := newLabels()
	l.add("a", "b", label{label: '1', kind: "major"})
	l.add("a", "c", label{label: '1', kind: "bible"})
	l.add("a", "d", label{label: '0', kind: "event"})
	plain, literal := make([]float64, len(judge.FeatureNames())), make([]float64, len(judge.FeatureNames()))
	for i := range literal {
		literal[i] = 3
	}
	easy := func(b string) bool { return hashOf("a "+b)%everyPlain != 0 }
	for _, c := range []struct {
		name string
		s    source
		b    string
		x    []float64
		want byte // 0 for left out
	}{
		{"listed", source{}, "b", plain, '1'},
		{"listed, none", source{}, "d", literal, '0'},
		{"of another kind", source{only: "major"}, "c", literal, '-'},
		{"of the kind", source{only: "major"}, "b", literal, '1'},
		{"unlisted and literal", source{}, "x", literal, '-'},
		{"unlisted and literal, but no copy", source{literal: true}, "x", literal, '0'},
		{"unlisted where only listed ones are of use", source{listed: true}, "x", literal, 0},
	} {
		r, ok := c.s.pair(l, "a", c.b, c.x)
		if ok != (c.want != 0) || ok && r.label != c.want {
			t.Errorf("%s: %c, %v", c.name, r.label, ok)
		}
	}
	kept := 0
	for i := range 400 {
		b := "unlisted" + string(rune('a'+i))
		_, ok := (&source{}).pair(l, "a", b, plain)
		if ok == easy(b) {
			t.Errorf("%s: kept %v", b, ok)
		}
		if ok {
			kept++
		}
	}
	if kept < 25 || kept > 80 {
		t.Errorf("%d of 400 plain pairs are kept", kept)
	}
}
