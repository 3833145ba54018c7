package shingle

import (
	"fmt"
	"strings"
	"testing"
)

// unmark returns the text and the quotations of a marked text.
func unmark(marked string) (text string, quotations []Quotation) {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(marked, "⟦")
		b.WriteString(before)
		if !more {
			return b.String(), quotations
		}
		inside, behind, _ := strings.Cut(rest, "⟧")
		quoted, speaker, _ := strings.Cut(inside, "⟩")
		quotations = append(quotations, Quotation{Span: Span{Start: b.Len(), End: b.Len() + len(quoted)}, Speaker: speaker})
		b.WriteString(quoted)
		marked = behind
	}
}

func TestQuotations(t *testing.T) {
	z := NewAnalyzer()
	for _, c := range readMarkedTexts(t, "quotations.txt") {
		t.Run(c.name, func(t *testing.T) {
			text, quotations := unmark(c.marked)
			d := z.Analyze(text, c.lang)
			if got, want := describeQuotations(text, d.Quotations), describeQuotations(text, quotations); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			checkText(t, d)
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

// BenchmarkQuotations shows that the time of the parser is linear in the marks,
// also where each could be closed by any of the others: MB/s stays as it is.
func BenchmarkQuotations(b *testing.B) {
	for name, unit := range map[string]string{
		"open": `“a `, "straight": `"a `, "single": `'a `, "possessive": `boys' a 'b `, "mixed": `“a ‘b "c 'd „e «f `, "lines": "“a b.\n",
		"dashes": "— a, said b — c\n", "turns": "AB: we went to the place that is here\nand to others.\n", "announced": "I said:\n\nI am here now.\n\n",
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
