package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphAt returns the paragraph that begins with block i, without white space
// at its end, and the index of the block behind it. It is that line, or where
// lines are wrapped at a fixed width the lines up to an empty one, to one that a
// dash opens, or to more than a quotation holds.
func paragraphAt(t *Text, i int, wrapped bool) (p Span, next int) {
	p = t.Blocks[i].Span
	next = i + 1
	for wrapped && next < len(t.Blocks) && t.Blocks[next].Start == p.End && p.Len() <= longestQuotation {
		if dash, _ := openingDash(t.Source[p.End:t.Blocks[next].End]); dash != 0 {
			break
		}
		p.End = t.Blocks[next].End
		next++
	}
	p.End = p.Start + len(strings.TrimRightFunc(t.Source[p.Start:p.End], unicode.IsSpace))
	return p, next
}

// endsSpoken reports whether a paragraph ends as sentences do, in front of
// closing marks.
func endsSpoken(paragraph string) bool {
	bare := strings.TrimRight(paragraph, "\"'”’»“)]*_ \u00a0\u202f")
	last, _ := utf8.DecodeLastRuneInString(bare)
	return strings.ContainsRune(".!?…。！？؟।", last)
}

// tokensIn is the half-open range of the tokens that begin in a span.
func tokensIn(t *Text, s Span) (first, last int) { return tokenAt(t, s.Start), tokenAt(t, s.End) }
