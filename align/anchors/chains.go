package anchors

import (
	"cmp"
	"slices"
)

// A Chain is anchors that lie close together, with the ranges that they span.
type Chain struct {
	A, B    Range
	Matched int32 // words in anchors, without counting a word twice
}

// Chains joins anchors, which come by place in A, where the gaps on both sides
// are at most chainGap words, each to the chain whose end lies nearest. Chains
// come by place in A, then in B.
func Chains(anchors []Anchor) []Chain {
	var done, open []Chain
	for _, r := range anchors {
		keep := open[:0]
		for _, c := range open {
			if r.A-c.A.Last > chainGap {
				done = append(done, c)
			} else {
				keep = append(keep, c)
			}
		}
		open = keep
		ra, rb := r.Ranges()
		best := nearest(open, r)
		if best < 0 {
			open = append(open, Chain{ra, rb, r.N})
			continue
		}
		c := &open[best]
		c.Matched += max(0, min(r.N, r.A+r.N-c.A.Last, r.B+r.N-c.B.Last))
		c.A, c.B = c.A.Union(ra), c.B.Union(rb)
	}
	done = append(done, open...)
	slices.SortFunc(done, func(x, y Chain) int {
		return cmp.Or(cmp.Compare(x.A.First, y.A.First), cmp.Compare(x.B.First, y.B.First), cmp.Compare(x.A.Last, y.A.Last))
	})
	return done
}

// nearest is the open chain that r continues, or -1.
func nearest(open []Chain, r Anchor) int {
	best, bestGap := -1, int32(chainGap+1)
	for i, c := range open {
		gapB := r.B - c.B.Last
		if gapB > chainGap || r.B < c.B.First || r.B+r.N <= c.B.Last && r.A+r.N <= c.A.Last {
			continue
		}
		if gap := max(r.A-c.A.Last, gapB, c.B.Last-r.B-r.N); gap < bestGap {
			best, bestGap = i, gap
		}
	}
	return best
}
