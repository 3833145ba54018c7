package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"reprint/internal/eval"
	"reprint/internal/span"
	"reprint/internal/variants"
)

// writeTables writes tables of tab-separated values into a folder, by path.
func writeTables(t *testing.T, tables map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range tables {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTruthForms(t *testing.T) {
	dir := writeTables(t, map[string]string{
		"clusters.tsv": "cluster\tfile\tdomain\n1\tb\tnews\n1\ta\tnews\n2\tc\tnews\n1\td\tnews\n",
		"truth.tsv":    "a\tb\tlabel\tkind\nb\ta\t1\tmajor\na\tc\t0\tsame-event\na\td\t-\t\n",
		"verdicts.tsv": "a\tb\tverdict\na\tb\trewrite\na\tc\tsyndicated\nb\tc\tquotes\n",
	})
	for name, want := range map[string]map[[2]string]label{
		"clusters.tsv": {{"a", "b"}: {label: '1', kind: "news"}, {"a", "d"}: {label: '1', kind: "news"}, {"b", "d"}: {label: '1', kind: "news"}},
		"truth.tsv":    {{"a", "b"}: {label: '1', kind: "major"}, {"a", "c"}: {label: '0', kind: "same-event"}, {"a", "d"}: {label: '-'}},
		"verdicts.tsv": {{"a", "b"}: {label: '1', kind: "rewrite"}, {"a", "c"}: {label: '-', kind: "syndicated"}, {"b", "c"}: {label: '0', kind: "quotes"}},
	} {
		l, err := truthIn("$/"+name)(dir, nil)
		if err != nil || !reflect.DeepEqual(l.pairs, want) {
			t.Errorf("%s: %v, %v, want %v", name, l.pairs, err, want)
		}
	}
	if _, err := truthIn("$/missing.tsv")(dir, nil); err == nil {
		t.Error("a missing table is no error")
	}
}

func TestTruthOfRead(t *testing.T) {
	const header = "set\ta\tb\tlabel\tkind\tshare_a\n"
	dir := writeTables(t, map[string]string{
		"read/pairs.tsv": header + "one\ty\tx\t1\tcopy\t1.0\none\tx\tz\t0\tquotes\t0.1\ntwo\tp\tq\t0\tlist\t0.0\n",
		"one/events.tsv": "file\tevent\tkind\nx\te1\tsite\ny\te1\tsite\nz\te2\tsite\n",
	})
	t.Chdir(filepath.Join("..", ".."))
	one, two := source{name: "one", set: "one"}, source{name: "two", set: "two"}
	l, err := truthOfRead(dir, &one)
	want := map[[2]string]label{{"x", "y"}: {label: '1', kind: "copy"}, {"x", "z"}: {label: '0', kind: "quotes"}}
	if err != nil || !reflect.DeepEqual(l.pairs, want) {
		t.Errorf("pairs %v, %v", l.pairs, err)
	}
	if x, z := one.groupOf("x", l), one.groupOf("z", l); x != "one/e1" || z != "one/e2" {
		t.Errorf("groups %s, %s: want the events", x, z)
	}
	l, err = truthOfRead(dir, &two)
	if err != nil || len(l.pairs) != 1 || two.groupOf("p", l) != "two/two" || two.groupOf("q", l) != "two/two" {
		t.Errorf("%v, %v: want one pair, the set as its group", l, err)
	}
}

func TestGroupsJoinTextsOfOneFamily(t *testing.T) {
	l := newLabels()
	l.join("a.txt", "7", "")
	plain := source{name: "plain"}
	first, second := source{name: "first", group: upTo(2)}, source{name: "second", of: "first", group: upTo(2)}
	for _, c := range []struct{ got, want string }{
		{plain.groupOf("a.txt", l), "plain/7"},
		{plain.groupOf("b.txt", l), "plain/b.txt"},
		{first.groupOf("01-long.txt", l), "first/01"},
		{second.groupOf("01-short.txt", l), "first/01"},
	} {
		if c.got != c.want {
			t.Errorf("group %s, want %s", c.got, c.want)
		}
	}
}

func TestInCase(t *testing.T) {
	cases := []eval.Match{{This: span.Span{Start: 100, End: 200}, Source: span.Span{Start: 0, End: 100}}}
	for _, c := range []struct {
		a, b span.Span
		want byte
	}{
		{span.Span{Start: 100, End: 200}, span.Span{Start: 0, End: 100}, '1'},
		{span.Span{Start: 50, End: 150}, span.Span{Start: 50, End: 150}, '1'}, // half of it
		{span.Span{Start: 0, End: 150}, span.Span{Start: 50, End: 200}, '-'},
		{span.Span{Start: 0, End: 110}, span.Span{Start: 90, End: 200}, '0'},
		{span.Span{Start: 100, End: 200}, span.Span{Start: 200, End: 210}, '0'}, // on one side only
	} {
		if got := inCase(cases, c.a, c.b); got != c.want {
			t.Errorf("%v, %v: %c, want %c", c.a, c.b, got, c.want)
		}
	}
}

func TestLabelsOfMadeTexts(t *testing.T) {
	l := ofMade(&variants.Collection{Pairs: []variants.Pair{
		{A: "a", B: "b", Label: '1', Kind: "half", InA: span.Span{Start: 5, End: 9}, InB: span.Span{End: 4}},
		{A: "a", B: "c", Label: '-'},
	}})
	if got := l.pairs[[2]string{"a", "b"}]; got.label != '1' || len(got.cases) != 1 || got.cases[0].This.Start != 5 {
		t.Errorf("%+v", got)
	}
	if got := l.pairs[[2]string{"a", "c"}]; got.label != '-' || got.cases != nil {
		t.Errorf("%+v", got)
	}
}
