// Package anchors finds what two texts have in common literally: the maximal
// runs of equal words, here called anchors, and the chains that they form where
// they lie close together in both texts.
//
// [Index.Reset] readies a text, once for all its pairs. [Shared.Find] compares
// two, and [Chains] joins what it finds; the methods of Shared count what is
// equal. It sees words only, as they are once folded: what was said in other
// words is for package align, which builds on this one.
package anchors

// A Range is a half-open range of tokens, by their indices in a text.
type Range struct{ First, Last int32 }

// Len is the number of tokens.
func (r Range) Len() int32 { return r.Last - r.First }

// Overlap is the number of tokens in both ranges.
func (r Range) Overlap(s Range) int32 {
	return max(0, min(r.Last, s.Last)-max(r.First, s.First))
}

// Union is the least range that holds both.
func (r Range) Union(s Range) Range {
	return Range{min(r.First, s.First), max(r.Last, s.Last)}
}

// An Anchor is a stretch of N equal words: those from token A of the first text
// on, and from token B of the second.
type Anchor struct {
	A, B, N int32
}

// Ranges are the places of an anchor in both texts.
func (r Anchor) Ranges() (a, b Range) {
	return Range{r.A, r.A + r.N}, Range{r.B, r.B + r.N}
}
