package words

import (
	"bytes"
	"unicode/utf8"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// likeness says how alike two content words are, from 0 to 1; row is that of i.
// A number is like an equal number only, or like its own name.
func (w *alignment) likeness(i, j int32) float32 {
	if w.a.stems[i] == w.b.stems[j] {
		return equalLikeness
	}
	if level := w.matcher.row.Level(w.b.senses[j]); level > synonyms.None {
		return levelLikeness[level]
	}
	if w.sameNumber(i, j) {
		return equalLikeness
	}
	number := (w.a.tokens[i].Flags | w.b.tokens[j].Flags) & shingle.Number
	if number == 0 && similarForms(w.a.word(i), w.b.word(j)) {
		return formLikeness
	}
	return 0
}

// sameNumber reports whether two words are one number whose digits are grouped
// in different ways, as in "1,250,000" and "1250000".
func (w *alignment) sameNumber(i, j int32) bool {
	if w.a.tokens[i].Flags&w.b.tokens[j].Flags&shingle.Number == 0 {
		return false
	}
	var s, t [32]byte
	return bytes.Equal(ungrouped(s[:0], w.a.word(i)), ungrouped(t[:0], w.b.word(j)))
}

// ungrouped appends a number to dst without the separators in front of groups of
// three digits.
func ungrouped(dst []byte, number string) []byte {
	digit := func(k int) bool { return k < len(number) && '0' <= number[k] && number[k] <= '9' }
	for k := range len(number) {
		separator := number[k] == ',' || number[k] == '.' || number[k] == '\''
		if !separator || !digit(k+1) || !digit(k+2) || !digit(k+3) || digit(k+4) {
			dst = append(dst, number[k])
		}
	}
	return dst
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
