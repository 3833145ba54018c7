package align

import (
	"cmp"
	"slices"

	"reprint/internal/span"
)

// A Span is a half-open byte range of a text.
type Span = span.Span

// Class says what kind of reuse a passage is.
type Class uint8

// The classes, strongest first.
const (
	Verbatim Class = iota
	Edited
	Paraphrase
	Quotation
	Boilerplate
	NumClasses = int(iota)
)

var classNames = [NumClasses]string{"verbatim", "edited", "paraphrase", "quotation", "boilerplate"}

func (c Class) String() string { return classNames[c] }

// A Passage is an aligned stretch in both documents.
type Passage struct {
	A, B  Span
	Class Class
	// Words counts the words of the side with fewer of them.
	Words int
	// Score is the similarity of the two sides, 1 for equal.
	Score float64
	// Fingerprint is over the folded words of the A side.
	Fingerprint uint64
	// Probability is how sure the aligner is of the passage.
	Probability float64
	// Summary marks a stretch that condenses the other text as a whole.
	Summary bool
	// Links are the pairs of sentences that the passage consists of, by place in A,
	// where it was made of links (see Alignment.LinkPassages).
	Links []Link
	// Moved marks a passage that stands out of the order that the others keep.
	Moved bool
}

// Turned is the passage of the same texts with their sides exchanged. The fingerprint
// stays that of the side it was over.
func (p Passage) Turned() Passage {
	p.A, p.B = p.B, p.A
	links := slices.Clone(p.Links)
	for i, k := range p.Links {
		links[i] = Link{A: k.B, B: k.A, Score: k.Score, WordsA: k.WordsB, WordsB: k.WordsA}
	}
	slices.SortStableFunc(links, func(x, y Link) int { return cmp.Compare(x.A.Start, y.A.Start) })
	p.Links = links
	return p
}
