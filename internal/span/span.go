// Package span holds half-open byte ranges of a text and the set operations on
// them. Every place that reprint reports is such a span of the extracted text.
package span

import "slices"

// A Span is the half-open byte range [Start, End) of a text.
type Span struct {
	Start, End int
}

// Len is the number of bytes in s, 0 for an empty or inverted span.
func (s Span) Len() int { return max(0, s.End-s.Start) }

// Overlap is the number of bytes that s and t share.
func (s Span) Overlap(t Span) int {
	return max(0, min(s.End, t.End)-max(s.Start, t.Start))
}

// Contains reports whether the byte at offset lies in s.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Union returns the sorted disjoint spans that cover exactly the bytes that
// some span of spans covers. Empty spans vanish, touching spans are joined, and
// the argument is left as it was.
func Union(spans []Span) []Span {
	sorted := slices.DeleteFunc(slices.Clone(spans), func(s Span) bool { return s.Len() == 0 })
	slices.SortFunc(sorted, func(a, b Span) int { return a.Start - b.Start })
	out := sorted[:0]
	for _, s := range sorted {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
