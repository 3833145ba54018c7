// Package words pairs the words of two passages that say the same and tells
// what became of each: a word-level diff that knows inflection, synonyms and
// words that moved.
//
// Call [Diff] where two stretches are known to correspond, as align.Align finds
// them. It does not judge whether they do: between unrelated texts it deletes
// all words and inserts all others, or pairs what happens to be equal.
package words

import (
	"cmp"
	"slices"

	"reprint/internal/span"
	"reprint/shingle"
)

// Diff returns the word edits that turn the words of a inside inA into those of
// b inside inB. Words that a span cuts at its start are left out, at its end
// kept whole. Words are paired only where links say that their sentences say the
// same; links that share a sentence, or cross each other, are taken as one. What has
// no link is deleted and inserted; with no links at all, the two stretches are one.
//
// The same arguments give the same edits; swapped sides need not give the same
// pairs. English texts are compared with the help of a table of synonyms, all
// others without. The texts are only read; Diff is safe for concurrent use, and its
// time is linear in the words but for logarithms.
func Diff(a, b *shingle.Text, inA, inB span.Span, links []Link) []Edit {
	w := alignments.Get().(*alignment)
	defer w.release()
	s := script{alignment: w, startA: inA.Start, startB: inB.Start}
	for _, p := range partsOf(a, b, inA, inB, links) {
		s.writeUnlinked(a, b, Link{span.Span{Start: inA.Start, End: p.A.Start}, span.Span{Start: inB.Start, End: p.B.Start}})
		s.writePart(a, b, p)
		inA.Start, inB.Start = p.A.End, p.B.End
	}
	s.writeUnlinked(a, b, Link{inA, inB})
	slices.SortStableFunc(s.edits, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.A.End, y.A.End), cmp.Compare(x.B.Start, y.B.Start))
	})
	return s.edits
}
