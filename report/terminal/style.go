package terminal

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"reprint/align"
	"reprint/detect/finding"
)

// A style is how a stretch of text looks on a terminal. Styles of changed words
// also have signs, which stand for them where there is no colour.
type style uint8

const (
	plain style = iota
	strong
	faint
	goneWord  // only in A, or another word in B
	newWord   // only in B, or another word in A
	nearOld   // a word of A that B has in another form, or by a synonym
	nearNew   // the word of B for it
	movedWord // the same word in another place
	sameWord  // equal words in text that says the same in other words
	likeWord  // a word there that has another form, or a synonym, on the other side
	// The classes and the verdicts, in their order.
	classVerbatim
	classEdited
	classParaphrase
	classQuotation
	classBoilerplate
	verdictDuplicate
	verdictSyndicated
	verdictPartial
	verdictRewrite
	verdictQuotes
	verdictTemplate
	verdictEvent
	verdictUnrelated
	// The shades of a heat map, from the lowest.
	heat0
	heat1
	heat2
	heat3
	heat4
	numStyles
)

func classStyle(c align.Class) style       { return classVerbatim + style(c) }
func verdictStyle(v finding.Verdict) style { return verdictDuplicate + style(v) }

// colours are the SGR parameters of the styles: of the 16 colours that terminals
// fit to their background.
var colours = [numStyles]string{
	strong: "1", faint: "2", goneWord: "31;9", newWord: "32;4", nearOld: "33", nearNew: "33;4", movedWord: "36;4",
	sameWord: "35", likeWord: "33",
	classVerbatim: "34", classEdited: "33", classParaphrase: "35", classQuotation: "32", classBoilerplate: "2",
	verdictDuplicate: "1;31", verdictSyndicated: "31", verdictPartial: "33", verdictRewrite: "35",
	verdictQuotes: "32", verdictTemplate: "36", verdictEvent: "36", verdictUnrelated: "2",
	heat0: "2", heat1: "36", heat2: "33", heat3: "31", heat4: "1;31",
}

// signs stand around words where there is no colour.
var signs = [numStyles][2]string{
	goneWord: {"[-", "-]"}, nearOld: {"[-", "-]"}, newWord: {"{+", "+}"}, nearNew: {"{+", "+}"}, movedWord: {"{~", "~}"},
	sameWord: {"{=", "=}"}, likeWord: {"{≈", "≈}"},
}

// A palette paints text, or marks it with signs.
type palette struct{ color bool }

// paint returns s, which is printable, in a style.
func (p palette) paint(s string, st style) string {
	switch {
	case s == "" || st == plain:
		return s
	case p.color:
		return "\x1b[" + colours[st] + "m" + s + "\x1b[0m"
	}
	return signs[st][0] + s + signs[st][1]
}

// signWidth is the columns that paint adds.
func (p palette) signWidth(st style) int {
	if p.color {
		return 0
	}
	return columns(signs[st][0]) + columns(signs[st][1])
}

// columns is the width of a printable text on a terminal.
func columns(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

const ellipsis = "…"

// clip cuts the end of a printable text that is wider than n columns.
func clip(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	return strings.TrimRight(prefix(s, n-1), " ") + ellipsis
}

// clipMiddle cuts a path that is wider than n columns in its middle, since the
// end tells files apart: a third of what stays is from the front.
func clipMiddle(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	head := prefix(s, (n-1)/3)
	return head + ellipsis + suffix(s, n-1-columns(head))
}

// prefix is the longest beginning of s of at most n columns, cut between characters.
func prefix(s string, n int) string {
	width, end := 0, 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if width += g.Width(); width > n {
			break
		}
		_, end = g.Positions()
	}
	return s[:end]
}

// suffix is the longest end of s of at most n columns, cut between characters.
func suffix(s string, n int) string {
	over := columns(s) - n
	start := 0
	for g := uniseg.NewGraphemes(s); over > 0 && g.Next(); {
		over -= g.Width()
		_, start = g.Positions()
	}
	return s[start:]
}

// pad fills s up to n columns.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-columns(s)))
}

// padLeft puts blanks before s up to n columns.
func padLeft(s string, n int) string {
	return strings.Repeat(" ", max(0, n-columns(s))) + s
}
