package words

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reprint/align/synonyms"
	"reprint/internal/span"
	"reprint/shingle"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A gold alignment: the words of B, each with its partner in A or -1.
type goldPair struct {
	file string
	line int
	a, b *shingle.Text
	to   []int
}

var annotation = regexp.MustCompile(`\{[^}]*\}`)

// readGold reads testdata/gold (its README says how they are written).
func readGold(t testing.TB) []goldPair {
	files, err := filepath.Glob("testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	z := shingle.NewAnalyzer()
	var pairs []goldPair
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, lang := "", "en"
		for n, line := range strings.Split(string(data), "\n") {
			switch {
			case strings.HasPrefix(line, "lang: "):
				lang = line[6:]
			case strings.HasPrefix(line, "A: "):
				a = line[3:]
			case strings.HasPrefix(line, "B: "):
				p := goldPair{file: strings.TrimSuffix(filepath.Base(file), ".txt"), line: n + 1}
				if p.a, p.b, p.to, err = parseGold(z, a, line[3:], lang); err != nil {
					t.Errorf("%s:%d: %v", file, n+1, err)
					continue
				}
				pairs = append(pairs, p)
			case line != "" && line[0] != '#':
				t.Fatalf("%s:%d: %q", file, n+1, line)
			}
		}
	}
	return pairs
}

func parseGold(z *shingle.Analyzer, textA, annotated, lang string) (a, b *shingle.Text, to []int, err error) {
	marks := map[int]string{} // by end offset in the clean text
	var clean strings.Builder
	at := 0
	for _, m := range annotation.FindAllStringIndex(annotated, -1) {
		clean.WriteString(annotated[at:m[0]])
		marks[clean.Len()] = annotated[m[0]+1 : m[1]-1]
		at = m[1]
	}
	clean.WriteString(annotated[at:])
	a, b = z.Analyze(textA, lang), z.Analyze(clean.String(), lang)
	places := map[string][]int{}
	for i, tok := range a.Tokens {
		w := strings.ToLower(a.Source[tok.Start:tok.End])
		places[w] = append(places[w], i)
	}
	for _, tok := range b.Tokens {
		word := strings.ToLower(b.Source[tok.Start:tok.End])
		mark, marked := marks[int(tok.End)]
		delete(marks, int(tok.End))
		if marked && mark == "" {
			to = append(to, -1)
			continue
		}
		nth := 0
		if marked {
			word = strings.ToLower(mark)
			if w, n, ok := strings.Cut(word, "."); ok {
				if k, err := strconv.Atoi(n); err == nil {
					word, nth = w, k
				}
			}
		}
		found := places[word]
		switch {
		case len(found) == 0 && marked:
			return nil, nil, nil, fmt.Errorf("%q is not in A", word)
		case len(found) == 0:
			to = append(to, -1)
		case nth > len(found) || len(found) > 1 && nth == 0:
			return nil, nil, nil, fmt.Errorf("which of %d %q", len(found), word)
		default:
			to = append(to, found[max(nth, 1)-1])
		}
	}
	if len(marks) > 0 {
		return nil, nil, nil, fmt.Errorf("marks at no word: %v", marks)
	}
	return a, b, to, nil
}

// A passage is the two spans that are compared.
type passage struct{ A, B span.Span }

func diff(a, b *shingle.Text, p passage) []Edit { return Diff(a, b, p.A, p.B, nil) }

// alignWords pairs the words of a passage.
func alignWords(a, b *shingle.Text, p passage, near *synonyms.Table) *alignment {
	w := new(alignment)
	w.reset(a, b, part{Link: Link(p)}, near)
	return w
}

func wholes(a, b *shingle.Text) passage {
	return passage{A: span.Span{Start: 0, End: len(a.Source)}, B: span.Span{Start: 0, End: len(b.Source)}}
}

// A tally counts pairs of words.
type tally struct{ right, found, gold int }

func (c tally) precision() float64 { return float64(c.right) / float64(max(1, c.found)) }
func (c tally) recall() float64    { return float64(c.right) / float64(max(1, c.gold)) }
func (c tally) f1() float64        { return 2 * float64(c.right) / float64(max(1, c.found+c.gold)) }

func (c *tally) add(d tally) {
	c.right += d.right
	c.found += d.found
	c.gold += d.gold
}

// judge compares the pairs of w with those of g. With -v it lists what differs.
func judge(t *testing.T, g *goldPair, w *alignment) tally {
	var c tally
	name := func(i int) string {
		if i < 0 {
			return "nothing"
		}
		return fmt.Sprintf("%s (%d)", w.a.word(int32(i)), i)
	}
	var wrong []string
	for j, want := range g.to {
		got := int(w.b.to[j])
		if want >= 0 {
			c.gold++
		}
		if got >= 0 {
			c.found++
		}
		if got >= 0 && got == want {
			c.right++
		}
		if got != want {
			wrong = append(wrong, fmt.Sprintf("%s (%d) goes to %s, not to %s", w.b.word(int32(j)), j, name(got), name(want)))
		}
	}
	if testing.Verbose() && w.synonyms != nil {
		t.Logf("%s:%d\n%s\n%s\n%s", g.file, g.line, g.a.Source, g.b.Source, strings.Join(wrong, "\n"))
	}
	return c
}

func TestWordAlignment(t *testing.T) {
	scores := map[string]float64{}
	with, without := map[string]*tally{}, map[string]*tally{}
	for _, g := range readGold(t) {
		plain := judge(t, &g, alignWords(g.a, g.b, wholes(g.a, g.b), nil))
		full := judge(t, &g, alignWords(g.a, g.b, wholes(g.a, g.b), synonyms.Of(g.a.Lang, g.b.Lang)))
		for _, name := range []string{"", "/" + g.file} {
			if with[name] == nil {
				with[name], without[name] = &tally{}, &tally{}
			}
			with[name].add(full)
			without[name].add(plain)
		}
	}
	for name := range with {
		scores["f1"+name] = with[name].f1()
	}
	scores["precision"], scores["recall"] = with[""].precision(), with[""].recall()
	scores["precision/without-synonyms"], scores["recall/without-synonyms"] = without[""].precision(), without[""].recall()
	scores["f1/without-synonyms"] = without[""].f1()
	var table strings.Builder
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		fmt.Fprintf(&table, "%s\t%.4f\n", name, scores[name])
	}
	checkScores(t, "../../testdata/scores/word-alignment.tsv", table.String())
}

// checkScores compares a table of scores with a golden file, which -update writes.
func checkScores(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("scores differ from %s; go test -run WordAlignment -update writes them\ngot:\n%swant:\n%s", path, got, want)
	}
}
