package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A statement or letter that is given in full often has no quotation marks. A
// verb of speaking, or a word like "statement", and a colon at the end of a
// paragraph announce it:
//
//	The ministry said in a statement:
//
//	We regret the delay.
//
// What is announced is the next paragraph, behind a salutation the one after it
// too, and those that follow as long as somebody speaks of himself in them and
// they have no quotation marks.

// appendAnnounced appends what is announced.
func appendAnnounced(dst []Quotation, t *Text, wrapped bool) []Quotation {
	for i := 0; i+1 < len(t.Blocks); i++ {
		if !endsInColon(t.Source[t.Blocks[i].Start:t.Blocks[i].End]) || wrapped && t.Blocks[i].End == t.Blocks[i+1].Start || !announces(t, i) {
			continue
		}
		next := i + 1
		for n := 0; next < len(t.Blocks); n++ {
			p, behind := paragraphAt(t, next, wrapped)
			if !isAnnounced(t, p, n) {
				break
			}
			dst = appendQuotation(dst, p)
			if n == 0 && isSalutation(t, p) {
				n--
			}
			next = behind
		}
		i = max(i, next-2) // the last of them may announce too
	}
	return dst
}

func endsInColon(line string) bool {
	i := len(line) - 1
	for i >= 0 && (line[i] == '\n' || line[i] == ' ' || line[i] == '\r' || line[i] == '*') {
		i--
	}
	return i >= 0 && line[i] == ':' || strings.HasSuffix(line[:i+1], "：")
}

// announcement bounds the sentence that announces, in words.
const announcement = 40

// announces reports whether the last sentence of block i has a verb of speaking
// or a word like "statement".
func announces(t *Text, i int) bool {
	b, g := &t.Blocks[i], t.grammar
	end := b.End
	for k := b.Last - 1; k >= max(b.First, b.Last-announcement); k-- {
		tok := &t.Tokens[k]
		if k < b.Last-1 && strings.ContainsAny(t.Source[tok.End:end], ".!?") && !abbreviated(t, int(k)) {
			return false
		}
		if isOneOf(g.languages.speaking, tok.Word) || isOneOf(g.speech.announcing, tok.Word) {
			return true
		}
		end = int(tok.Start)
	}
	return false
}

const (
	fewestAnnounced   = 4 // words of a paragraph
	longestSalutation = 8 // words
)

// isAnnounced reports whether a paragraph is what was announced: the first one,
// or the nth behind it.
func isAnnounced(t *Text, p Span, n int) bool {
	text := t.Source[p.Start:p.End]
	first, last := tokensIn(t, p)
	begin, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, unicode.IsSpace))
	switch {
	case !unicode.IsLetter(begin) && begin != '[' && begin != '¡' && begin != '¿' && begin != '…':
		return false
	case strings.ContainsAny(text, "\"“„«「"):
		return false
	case n == 0:
		return isSalutation(t, p) || last-first >= fewestAnnounced && endsSpoken(text)
	}
	for i := first; i < last; i++ {
		if isOneOf(t.grammar.speech.firstPerson, t.Tokens[i].Word) {
			return true
		}
	}
	return false
}

// isSalutation reports whether a paragraph is like "Dear friends,".
func isSalutation(t *Text, p Span) bool {
	first, last := tokensIn(t, p)
	return last-first <= longestSalutation && strings.IndexByte(",!", t.Source[p.End-1]) >= 0
}
