package align

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"reprint/shingle"
)

// TestLinked reads the files of testdata/links. A comment (#) names a case; A: and B:
// give its texts, with rare boilerplate in braces, and hold until they are given anew.
// What follows says what is linked: of each passage its class and the words of its
// links on both sides. It is that of Linked(false) after linked:, and of Linked(true)
// after rewritten:. What follows own: is how many of the numbers and names of one text
// have no counterpart, of how many.
func TestLinked(t *testing.T) {
	files, err := filepath.Glob("testdata/links/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/links", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var name string
		var a, b *Side
		for line := range strings.Lines(string(data)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch key {
			case "":
			case "#":
				name = value
			case "A:":
				a = prepareRare(value)
			case "B:":
				b = prepareRare(value)
			case "linked:", "rewritten:":
				checkLinked(t, name, a, b, key == "rewritten:", value)
			case "own:":
				checkOwnFacts(t, name, a, b, value)
			default:
				t.Fatalf("%s: %q", file, line)
			}
		}
	}
}

func checkOwnFacts(t *testing.T, name string, a, b *Side, want string) {
	t.Helper()
	al := Align(a, b)
	defer al.Release()
	x := al.Linked(false)
	if got := fmt.Sprintf("%d of %d", x.OwnApart, x.OwnFacts); got != want {
		t.Errorf("%s: %s, want %s", name, got, want)
	}
}

// prepareRare makes the side of a text with rare boilerplate in braces. A space before
// the text makes every second part of it one in braces.
func prepareRare(marked string) *Side {
	var text strings.Builder
	var rare []Span
	for i, part := range strings.FieldsFunc(" "+marked, func(r rune) bool { return r == '{' || r == '}' }) {
		if i%2 == 1 {
			rare = append(rare, Span{Start: text.Len(), End: text.Len() + len(part)})
		}
		text.WriteString(part)
	}
	s := Prepare(shingle.NewAnalyzer().Analyze(text.String(), "en"))
	s.MarkRare(rare)
	return s
}

// checkLinked compares what is linked with what is wanted.
func checkLinked(t *testing.T, name string, a, b *Side, rewritten bool, want string) {
	t.Helper()
	al := Align(a, b)
	defer al.Release()
	if got := tell(al.Linked(rewritten)); got != want {
		t.Errorf("%s: rewritten %v: %s, want %s", name, rewritten, got, want)
	}
}

// tell says in a line what is linked.
func tell(x Linked) string {
	var parts []string
	for _, p := range x.Passages {
		words := p.Class.String()
		for _, k := range p.Links {
			words += fmt.Sprintf(" %d/%d", k.WordsA, k.WordsB)
		}
		parts = append(parts, words)
	}
	if x.Rare > 0 {
		parts = append(parts, fmt.Sprintf("%d rare", x.Rare))
	}
	if x.OneSided > 0 {
		parts = append(parts, fmt.Sprintf("%d one-sided", x.OneSided))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// TestAdmit decides on the lines of testdata/admitted.txt: the bars, the figures of
// a candidate, and whether it is a link.
func TestAdmit(t *testing.T) {
	data, err := os.ReadFile("testdata/admitted.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		figures, want, ok := strings.Cut(strings.TrimSpace(line), " -> ")
		if !ok {
			continue // a comment
		}
		if got := admitted(t, strings.Fields(figures)); got != (want == "link") {
			t.Errorf("%s: a link is %v, want %s", figures, got, want)
		}
	}
}

// admitted decides on the figures of a candidate, behind the name of the bars.
func admitted(t *testing.T, fields []string) bool {
	t.Helper()
	bars := map[string]*linkBars{"strict": &strictLinks, "rewrite": &rewriteLinks}[fields[0]]
	x := map[string]float64{"shorter": 40}
	for _, f := range fields[1:] {
		name, value, _ := strings.Cut(f, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		x[name] = v
	}
	k := link{score: float32(x["score"]), literal: int32(x["equal"]), mutual: x["mutual"] == 1}
	a := pairedWeight{hit: float32(x["inner"]), all: 1, words: int32(x["words"])}
	b := pairedWeight{hit: float32(x["score"]), all: 1, words: a.words + 1}
	return bars.admit(&k, a, b, int32(x["shorter"]))
}
