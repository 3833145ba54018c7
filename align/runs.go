package align

import (
	"cmp"
	"slices"

	"reprint/shingle"
)

// A run is a stretch of equal words: A[a:a+n) and B[b:b+n), token indices.
type run struct {
	a, b, n int32
}

func (r run) ranges() (a, b tokenRange) {
	return tokenRange{r.a, r.a + r.n}, tokenRange{r.b, r.b + r.n}
}

// pairGrams looks up the grams of a in b.
func (c *comparison) pairGrams() {
	c.grams = slices.Grow(c.grams[:0], c.a.grams.Len())[:c.a.grams.Len()]
	for i, h := range c.a.grams.Keys() {
		c.grams[i] = c.b.grams.Find(h)
	}
}

// findRuns finds the maximal runs of at least GramWords equal words without
// boilerplate, by place in a. The cost is linear in the words plus the runs.
func (c *comparison) findRuns() {
	c.runs = c.runs[:0]
	var end map[int32]int32 // by diagonal: how far in a the last run reaches
	for i, g := range c.a.grams.gramAt {
		other := c.grams[g]
		if other < 0 {
			continue
		}
		there := &c.b.grams.uses[other]
		if c.a.grams.uses[g].count > tooCommon || there.count > tooCommon || c.a.holdsMasked(gramRange(int32(i))) {
			continue
		}
		for j := there.first; j >= 0; j = c.b.grams.next[j] {
			diagonal := int32(i) - j
			if int32(i) < end[diagonal] || c.b.holdsMasked(gramRange(j)) {
				continue
			}
			r := c.extend(run{int32(i), j, GramWords})
			if r.n < GramWords {
				continue // equal hashes of other units: ideographs in pairs
			}
			if end == nil {
				end = make(map[int32]int32)
			}
			end[diagonal] = r.a + r.n
			c.runs = append(c.runs, r)
		}
	}
	// A run that grew to the left over common grams may begin before earlier ones.
	slices.SortFunc(c.runs, func(x, y run) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	c.longestRun = 0
	for _, r := range c.runs {
		c.longestRun = max(c.longestRun, r.n)
	}
}

func gramRange(at int32) tokenRange { return tokenRange{at, at + GramWords} }

// extend grows a run both ways as far as the words are equal.
func (c *comparison) extend(r run) run {
	ta, tb := c.a.Text.Tokens, c.b.Text.Tokens
	same := func(i, j int32) bool {
		return ta[i].Word == tb[j].Word && (ta[i].Flags|tb[j].Flags)&shingle.Masked == 0
	}
	for i := range r.n {
		if !same(r.a+i, r.b+i) {
			return run{}
		}
	}
	for r.a > 0 && r.b > 0 && same(r.a-1, r.b-1) {
		r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
	}
	for int(r.a+r.n) < len(ta) && int(r.b+r.n) < len(tb) && same(r.a+r.n, r.b+r.n) {
		r.n++
	}
	return r
}

// near are the runs that may overlap r, a range of a. A run begins at most
// longestRun before r.
func (c *comparison) near(r tokenRange) []run {
	at := func(token int32) int {
		i, _ := slices.BinarySearchFunc(c.runs, token, func(x run, token int32) int { return cmp.Compare(x.a, token) })
		return i
	}
	return c.runs[at(r.first-c.longestRun):at(r.last)]
}

// jaccard is the resemblance of the two whole texts by their grams.
func (c *comparison) jaccard() float64 {
	shared := 0
	for _, g := range c.grams {
		if g >= 0 {
			shared++
		}
	}
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(c.a.grams.Len()+c.b.grams.Len()-shared)
}

// ownGrams counts the grams of own words that both texts have.
func (c *comparison) ownGrams() int {
	shared := 0
	for i, g := range c.grams {
		if g >= 0 && c.a.grams.uses[i].own && c.b.grams.uses[g].own {
			shared++
		}
	}
	return shared
}

// equalWords looks at the runs: the longest stretch of own words of both texts
// in them, and how many of their words are quoted in either.
func (c *comparison) equalWords() (longestOwn, quoted int32) {
	end := int32(0) // how far in a quoted words have been counted
	for _, r := range c.runs {
		n := int32(0)
		for i := int32(0); i < r.n; i++ {
			ta, tb := &c.a.Text.Tokens[r.a+i], &c.b.Text.Tokens[r.b+i]
			if ta.Own() && tb.Own() {
				n++
				longestOwn = max(longestOwn, n)
				continue
			}
			n = 0
			if r.a+i >= end && (ta.Flags|tb.Flags)&shingle.Quoted != 0 {
				quoted++
			}
		}
		end = max(end, r.a+r.n)
	}
	return longestOwn, quoted
}

// A chain is runs joined under the gap limit, with the token ranges they span.
type chain struct {
	a, b    tokenRange
	matched int32 // words in runs, without counting a word twice
}

// chains joins runs (by place in A) whose gaps on both sides are at most
// chainGap, each run to the chain whose end lies nearest.
func chains(rs []run) []chain {
	var done, open []chain
	for _, r := range rs {
		keep := open[:0]
		for _, c := range open {
			if r.a-c.a.last > chainGap {
				done = append(done, c)
			} else {
				keep = append(keep, c)
			}
		}
		open = keep
		ra, rb := r.ranges()
		best := nearest(open, r)
		if best < 0 {
			open = append(open, chain{ra, rb, r.n})
			continue
		}
		c := &open[best]
		c.matched += max(0, min(r.n, r.a+r.n-c.a.last, r.b+r.n-c.b.last))
		c.a, c.b = c.a.union(ra), c.b.union(rb)
	}
	done = append(done, open...)
	slices.SortFunc(done, func(x, y chain) int {
		return cmp.Or(cmp.Compare(x.a.first, y.a.first), cmp.Compare(x.b.first, y.b.first), cmp.Compare(x.a.last, y.a.last))
	})
	return done
}

// nearest is the open chain that r continues, or -1.
func nearest(open []chain, r run) int {
	best, bestGap := -1, int32(chainGap+1)
	for i, c := range open {
		gapB := r.b - c.b.last
		if gapB > chainGap || r.b < c.b.first || r.b+r.n <= c.b.last && r.a+r.n <= c.a.last {
			continue
		}
		if gap := max(r.a-c.a.last, gapB, c.b.last-r.b-r.n); gap < bestGap {
			best, bestGap = i, gap
		}
	}
	return best
}
