package words

import (
	"unicode/utf8"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// likeness says how alike two content words are, from 0 to 1; row is that of i.
// A number is like an equal number only, however it is written, and a name like a name.
func (w *alignment) likeness(i, j int32) float32 {
	if w.a.stems[i] == w.b.stems[j] {
		return equalLikeness
	}
	if (w.a.tokens[i].Flags^w.b.tokens[j].Flags)&shingle.Name != 0 {
		return 0
	}
	if level := w.matcher.row.Level(w.b.senses[j]); level > synonyms.None {
		return levelLikeness[level]
	}
	if w.otherForm(i, j) {
		return formLikeness
	}
	return 0
}

// otherForm reports whether two words begin alike, and none holds a digit.
func (w *alignment) otherForm(i, j int32) bool {
	number := (w.a.tokens[i].Flags | w.b.tokens[j].Flags) & shingle.Number
	return number == 0 && similarForms(w.a.word(i), w.b.word(j))
}

// similarForms reports whether two words begin alike: with four letters or
// more, and three fifths of the longer word.
func similarForms(s, t string) bool {
	n := 0
	for n < len(s) && n < len(t) && lower(s[n]) == lower(t[n]) {
		n++
	}
	if n < minFormLetters || 5*n < 2*max(len(s), len(t)) {
		return false
	}
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	letters := utf8.RuneCountInString(s[:n])
	return letters >= minFormLetters && 5*letters >= formPart*max(utf8.RuneCountInString(s), utf8.RuneCountInString(t))
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}
