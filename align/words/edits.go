package words

import (
	"strings"

	"reprint/internal/span"
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
// Every word of the two spans stands in exactly one edit. Edits come in
// the order of A. Kept and Moved join runs of words, as many on both sides and
// equal in pairs; the spans of Kept ascend on both sides, while those of Moved
// name the places that the words left and came to. An inflected word or a
// synonym is an edit by itself, and may stand out of the order as moved words
// do. Inserted has an empty A, at the end of the word that it stands behind
// when the words that left their place are put aside, or at the start of the
// span of A; Deleted an empty B likewise.
//
// The law: take the edits with words of B in the order of B, replace the words of
// Kept and Moved by those of A, and the words of B result.
type Edit struct {
	Op   Op
	A, B span.Span
}

// A script writes pairs as edits.
type script struct {
	*alignment
	startA, startB int // bytes: where the spans begin
	edits          []Edit
}

// writeGap writes the words between two pairs of the backbone: those that left
// their place, and those without a partner.
func (s *script) writeGap(g gap) {
	if !s.isPhrase(g) {
		s.writeLeft(g)
		s.writeInserted(g)
		return
	}
	op := Substituted
	if s.sameLetters(g) {
		op = Inflected
	}
	s.edits = append(s.edits, Edit{op, s.a.span(g.a0, g.a1), s.b.span(g.b0, g.b1)})
}

// writeLeft writes the words of A in a gap: moved away or deleted.
func (s *script) writeLeft(g gap) {
	behind := s.b.endOf(g.b0-1, s.startB)
	for i := g.a0; i < g.a1; {
		if !s.a.free(i) {
			s.writePair(i, s.a.to[i], false)
			i++
			continue
		}
		end := s.a.endOfFree(i, g.a1)
		s.edits = append(s.edits, Edit{Deleted, s.a.span(i, end), span.Span{Start: behind, End: behind}})
		i = end
	}
}

// writeInserted writes the words of B in a gap that have no partner.
func (s *script) writeInserted(g gap) {
	behind := s.a.endOf(g.a1-1, s.startA)
	for j := g.b0; j < g.b1; {
		if !s.b.free(j) {
			j++
			continue
		}
		end := s.b.endOfFree(j, g.b1)
		s.edits = append(s.edits, Edit{Inserted, span.Span{Start: behind, End: behind}, s.b.span(j, end)})
		j = end
	}
}

// endOf is where word i ends; start, where there is no word i.
func (s *side) endOf(i int32, start int) int {
	if i < 0 {
		return start
	}
	return int(s.tokens[i].End)
}

// endOfFree is the end of the run of free words at i, end at most.
func (s *side) endOfFree(i, end int32) int32 {
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

func (s *side) letters(i, end int32) string {
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
