package words

import (
	"reprint/align/synonyms"
	"reprint/internal/span"
	"reprint/shingle"
)

// Op is what happened to a word, or a run of words, between A and B.
type Op uint8

// The operations of the word edit script.
const (
	// Kept words are equal once folded and keep their order.
	Kept Op = iota
	// Inflected is a word in another form: with another ending, irregular, cut
	// into words in another way, abbreviated with or without stops, or a number
	// written otherwise.
	Inflected
	// Synonym is a word in place of one that means nearly the same.
	Synonym
	// Substituted is a word in place of another of its kind.
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
	startA, startB int // bytes: where the last word before the part ends, or the passage begins
	edits          []Edit
}

// writePart pairs the words of a part and writes them.
func (s *script) writePart(a, b *shingle.Text, p part) {
	s.reset(a, b, p, synonyms.Of(a.Lang, b.Lang))
	s.eachGap(func(g gap) {
		s.writeGap(g)
		if g.a1 < s.a.len() {
			s.writePair(g.a1, g.b1, true)
		}
	})
	s.endPart()
}

// writeUnlinked writes the words of a stretch of both sides that has no link.
func (s *script) writeUnlinked(a, b *shingle.Text, between Link) {
	s.a.reset(a, between.A)
	s.b.reset(b, between.B)
	all := gap{a1: s.a.len(), b1: s.b.len()}
	s.writeLeft(all)
	s.writeInserted(all)
	s.endPart()
}

func (s *script) endPart() {
	s.startA, s.startB = s.a.endOf(s.a.len()-1, s.startA), s.b.endOf(s.b.len()-1, s.startB)
}

// writeGap writes the words between two pairs of the backbone: those that left
// their place, those cut in another way, and those without a partner.
func (s *script) writeGap(g gap) {
	if k, ok := s.findSameLetters(g); ok {
		s.writeGap(gap{g.a0, k.a0, g.b0, k.b0})
		s.edits = append(s.edits, Edit{Inflected, s.a.span(k.a0, k.a1), s.b.span(k.b0, k.b1)})
		s.writeGap(gap{k.a1, g.a1, k.b1, g.b1})
		return
	}
	s.writeLeft(g)
	s.writeInserted(g)
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

// writePair writes a pair of words; equal words join the run before.
func (s *script) writePair(i, j int32, inOrder bool) {
	op := s.opOf(i, j, inOrder)
	e := Edit{op, s.a.span(i, i+1), s.b.span(j, j+1)}
	if n := len(s.edits); n > 0 && (op == Kept || op == Moved) {
		last := &s.edits[n-1]
		if last.Op == op && last.A.End == s.a.endOf(i-1, s.startA) && last.B.End == s.b.endOf(j-1, s.startB) {
			last.A.End, last.B.End = e.A.End, e.B.End
			return
		}
	}
	s.edits = append(s.edits, e)
}
