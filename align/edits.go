package align

import (
	"cmp"
	"slices"
	"strings"

	"reprint/shingle"
)

// Op is what happened to a word, or a run of words, between A and B.
type Op uint8

// The operations of the word edit script.
const (
	// Kept words are equal once folded and keep their order.
	Kept Op = iota
	// Inflected is a word in another form: with another ending, irregular, cut
	// into words in another way, or a number with its digits grouped otherwise.
	Inflected
	// Synonym is a word in place of one that means nearly the same.
	Synonym
	// Substituted is a word in place of another, or a phrase in place of a phrase.
	Substituted
	Inserted
	Deleted
	// Moved words are equal once folded and stand out of the order.
	Moved
	NumOps = int(iota)
)

var opNames = [NumOps]string{"kept", "inflected", "synonym", "substituted", "inserted", "deleted", "moved"}

func (o Op) String() string { return opNames[o] }

// An Edit is one step of a word edit script: a run of words of A and what
// became of it in B. The spans reach from the first byte of the first word to
// the last byte of the last.
//
// Every word of a side of the passage stands in exactly one edit. Edits come in
// the order of A. Kept and Moved join runs of words, as many on both sides and
// equal in pairs; the spans of Kept ascend on both sides, while those of Moved
// name the places that the words left and came to. An inflected word or a
// synonym is an edit by itself, and may stand out of the order as moved words
// do. Inserted has an empty A, at the end of the word that it stands behind
// when the words that left their place are put aside, or at the start of the
// passage; Deleted an empty B likewise.
//
// The law: take the edits with words of B in the order of B, replace the words of
// Kept and Moved by those of A, and the words of B result.
type Edit struct {
	Op   Op
	A, B Span
}

// maxPhrase bounds the words of a side of a phrase that replaces another.
const maxPhrase = 3

// Edits returns the word edits of a passage that was found in a and b. The same
// texts and passage give the same edits. It is safe for concurrent use.
func Edits(a, b *shingle.Text, p Passage) []Edit {
	w := wordPairings.Get().(*wordPairs)
	defer w.release()
	w.reset(a, b, p, synonymsOf(a, b))
	s := script{wordPairs: w, start: p}
	s.eachGap(func(g gap) {
		s.writeGap(g)
		if g.a1 < s.a.len() {
			s.writePair(g.a1, g.b1, true)
		}
	})
	slices.SortStableFunc(s.edits, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.A.End, y.A.End), cmp.Compare(x.B.Start, y.B.Start))
	})
	return s.edits
}

// A script writes pairs as edits.
type script struct {
	*wordPairs
	start Passage
	edits []Edit
}

// writeGap writes the words between two pairs of the backbone: those that left
// their place, and those without a partner.
func (s *script) writeGap(g gap) {
	if s.isPhrase(g) {
		op := Substituted
		if s.sameLetters(g) {
			op = Inflected
		}
		s.edits = append(s.edits, Edit{op, s.a.span(g.a0, g.a1), s.b.span(g.b0, g.b1)})
		return
	}
	behind := s.b.endOf(g.b0-1, s.start.B.Start)
	for i := g.a0; i < g.a1; {
		if !s.a.free(i) {
			s.writePair(i, s.a.to[i], false)
			i++
			continue
		}
		end := s.a.endOfFree(i, g.a1)
		s.edits = append(s.edits, Edit{Deleted, s.a.span(i, end), Span{Start: behind, End: behind}})
		i = end
	}
	behind = s.a.endOf(g.a1-1, s.start.A.Start)
	for j := g.b0; j < g.b1; {
		if !s.b.free(j) {
			j++
			continue
		}
		end := s.b.endOfFree(j, g.b1)
		s.edits = append(s.edits, Edit{Inserted, Span{Start: behind, End: behind}, s.b.span(j, end)})
		j = end
	}
}

// endOf is where word i ends; start, where there is no word i.
func (s *wordSide) endOf(i int32, start int) int {
	if i < 0 {
		return start
	}
	return int(s.tokens[i].End)
}

// endOfFree is the end of the run of free words at i, end at most.
func (s *wordSide) endOfFree(i, end int32) int32 {
	for i < end && s.free(i) {
		i++
	}
	return i
}

// isPhrase reports whether a gap is a few words on both sides, none with a partner.
func (s *script) isPhrase(g gap) bool {
	na, nb := g.a1-g.a0, g.b1-g.b0
	return na > 0 && nb > 0 && na <= maxPhrase && nb <= maxPhrase &&
		s.a.endOfFree(g.a0, g.a1) == g.a1 && s.b.endOfFree(g.b0, g.b1) == g.b1
}

// sameLetters reports whether the sides of a gap differ only in how they are cut
// into words, as in "web site" and "website".
func (s *script) sameLetters(g gap) bool {
	return strings.EqualFold(s.a.letters(g.a0, g.a1), s.b.letters(g.b0, g.b1))
}

func (s *wordSide) letters(i, end int32) string {
	var letters strings.Builder
	for ; i < end; i++ {
		letters.WriteString(s.word(i))
	}
	return letters.String()
}

// writePair writes a pair of words; equal words join the run before.
func (s *script) writePair(i, j int32, inOrder bool) {
	op := s.opOf(i, j, inOrder)
	e := Edit{op, s.a.span(i, i+1), s.b.span(j, j+1)}
	if n := len(s.edits); n > 0 && i > 0 && j > 0 && (op == Kept || op == Moved) {
		last := &s.edits[n-1]
		if last.Op == op && last.A.End == int(s.a.tokens[i-1].End) && last.B.End == int(s.b.tokens[j-1].End) {
			last.A.End, last.B.End = e.A.End, e.B.End
			return
		}
	}
	s.edits = append(s.edits, e)
}
