package shingle

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A markedText is a case of testdata/quotations.txt.
type markedText struct {
	name, lang, text string
	want             []Quotation
}

func readMarkedTexts(t *testing.T) []markedText {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "quotations.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []markedText
	for _, part := range strings.Split(string(data), "\n== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		c := markedText{name: head, lang: head[:2]}
		c.unmark(strings.TrimRight(body, "\n"))
		cases = append(cases, c)
	}
	return cases
}

// unmark sets the text and the quotations from a text with marks.
func (c *markedText) unmark(body string) {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(body, "⟦")
		b.WriteString(before)
		if !more {
			c.text = b.String()
			return
		}
		marked, behind, _ := strings.Cut(rest, "⟧")
		quoted, speaker, _ := strings.Cut(marked, "⟩")
		c.want = append(c.want, Quotation{Span: Span{Start: b.Len(), End: b.Len() + len(quoted)}, Speaker: speaker})
		b.WriteString(quoted)
		body = behind
	}
}

func TestQuotations(t *testing.T) {
	z := NewAnalyzer()
	for _, c := range readMarkedTexts(t) {
		t.Run(c.name, func(t *testing.T) {
			d := z.Analyze(c.text, c.lang)
			if got, want := describeQuotations(d.Source, d.Quotations), describeQuotations(c.text, c.want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			checkQuotations(t, d)
		})
	}
}

func describeQuotations(text string, quotations []Quotation) string {
	var b strings.Builder
	for _, q := range quotations {
		fmt.Fprintf(&b, "  %d-%d %q by %q\n", q.Start, q.End, text[q.Start:q.End], q.Speaker)
	}
	return b.String()
}

// checkQuotations checks the laws: quotations are ordered, disjoint and inside
// the text, and exactly the words that begin inside them are flagged.
func checkQuotations(t *testing.T, d *Text) {
	t.Helper()
	from := 0
	for _, q := range d.Quotations {
		if q.Start < from || q.End <= q.Start || q.End > len(d.Source) {
			t.Fatalf("quotation %d-%d behind %d in a text of %d bytes", q.Start, q.End, from, len(d.Source))
		}
		if q.Len() > longestQuotation {
			t.Fatalf("quotation %d-%d is longer than %d", q.Start, q.End, longestQuotation)
		}
		from = q.End
	}
	for _, tok := range d.Tokens {
		quoted := false
		for _, q := range d.Quotations {
			quoted = quoted || q.Contains(int(tok.Start))
		}
		if tok.Has(Quoted) != quoted {
			t.Fatalf("word %q at %d: quoted is %v, want %v", d.Source[tok.Start:tok.End], tok.Start, tok.Has(Quoted), quoted)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	for _, text := range nasty {
		f.Add("“a” " + text + "b" + text + "\n\"c")
	}
	z := NewAnalyzer()
	f.Fuzz(func(t *testing.T, text string) { checkQuotations(t, z.Analyze(text, "")) })
}

// BenchmarkQuotations shows that the time of the parser is linear in the marks,
// also where each could be closed by any of the others: MB/s stays as it is.
func BenchmarkQuotations(b *testing.B) {
	for name, unit := range map[string]string{
		"open": `“a `, "straight": `"a `, "single": `'a `, "possessive": `boys' a 'b `, "mixed": `“a ‘b "c 'd „e «f `, "lines": "“a b.\n",
	} {
		for _, size := range []int{1 << 12, 1 << 16, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			z := NewAnalyzer()
			b.Run(fmt.Sprintf("marks=%s/bytes=%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					z.Analyze(text, "en")
				}
			})
		}
	}
}
