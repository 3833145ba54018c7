package words

import (
	"unicode"
	"unicode/utf8"

	"reprint/shingle"
)

// findSameLetters finds the first words of a short gap that differ only in how they
// are cut into words or joined, as "web site" and "website", "co-operate" and
// "cooperate".
func (s *script) findSameLetters(g gap) (same gap, ok bool) {
	if g.a1-g.a0 > maxGap || g.b1-g.b0 > maxGap {
		return gap{}, false
	}
	for i := g.a0; i < g.a1; i++ {
		for j := g.b0; j < g.b1; j++ {
			if same, ok := s.sameLettersFrom(i, j, g); ok {
				return same, true
			}
		}
	}
	return gap{}, false
}

// sameLettersFrom finds the fewest words from i and j on that have the same letters.
// Single words that have were left without a partner for a reason.
func (s *script) sameLettersFrom(i, j int32, g gap) (same gap, ok bool) {
	k := gap{i, i + 1, j, j + 1}
	if !s.mayPair(i, j) {
		return gap{}, false
	}
	for k.a1 <= g.a1 && k.b1 <= g.b1 && s.a.pieces(k.a0, k.a1) && s.b.pieces(k.b0, k.b1) {
		switch c := compareLetters(s.a.textOf(k.a0, k.a1), s.b.textOf(k.b0, k.b1)); c {
		case equalLetters:
			return k, k.a1-i+k.b1-j > 2
		case firstBegins:
			k.a1++
		case secondBegins:
			k.b1++
		default:
			return gap{}, false
		}
	}
	return gap{}, false
}

// pieces reports whether a range of words can be pieces of one: at most maxPieces free
// ones, none a number.
func (s *side) pieces(i, end int32) bool {
	if end-i > maxPieces {
		return false
	}
	for ; i < end; i++ {
		if !s.free(i) || s.tokens[i].Has(shingle.Number) {
			return false
		}
	}
	return true
}

func (s *side) textOf(i, end int32) string { return s.text[s.tokens[i].Start:s.tokens[end-1].End] }

// What compareLetters says of two texts.
type likeLetters int

const (
	otherLetters likeLetters = iota
	equalLetters
	firstBegins  // the second goes on where the first ends
	secondBegins // the first goes on where the second ends
)

// compareLetters compares the letters and digits of two texts, whatever their case.
func compareLetters(s, t string) likeLetters {
	for {
		r, restS := nextLetter(s)
		q, restT := nextLetter(t)
		switch {
		case r == 0 && q == 0:
			return equalLetters
		case r == 0:
			return firstBegins
		case q == 0:
			return secondBegins
		case r != q:
			return otherLetters
		}
		s, t = restS, restT
	}
}

// nextLetter is the next letter or digit of a text in lower case, 0 for none, and what
// follows it.
func nextLetter(s string) (letter rune, rest string) {
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r), s
		}
	}
	return 0, ""
}
