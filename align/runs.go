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

// tooCommon is how often a gram may stand in a text to still seed runs: a
// phrase repeated over and over says nothing of where it came from.
const tooCommon = 6

// runs returns the maximal runs of at least GramWords equal words, by place in
// A. It merge-joins the sorted grams of both sides, and extends what they share;
// the cost is linear in the words plus the runs.
func runs(a, b *Side) []run {
	var found []run
	covered := map[int32]int32{} // by diagonal: how far in A the last run reaches
	for _, m := range sharedGrams(a.grams, b.grams) {
		diagonal := m.a - m.b
		if end, ok := covered[diagonal]; ok && m.a < end {
			continue
		}
		r := extend(a, b, m)
		covered[diagonal] = r.a + r.n
		found = append(found, r)
	}
	return found
}

func (r run) ranges() (a, b tokenRange) {
	return tokenRange{r.a, r.a + r.n}, tokenRange{r.b, r.b + r.n}
}

// sharedGrams pairs the places of equal grams, by place in A, then in B.
func sharedGrams(a, b []gram) []run {
	var shared []run
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			endA, endB := i, j
			for endA < len(a) && a[endA].hash == a[i].hash {
				endA++
			}
			for endB < len(b) && b[endB].hash == b[j].hash {
				endB++
			}
			if endA-i <= tooCommon && endB-j <= tooCommon {
				for x := i; x < endA; x++ {
					for y := j; y < endB; y++ {
						shared = append(shared, run{a[x].pos, b[y].pos, GramWords})
					}
				}
			}
			i, j = endA, endB
		}
	}
	slices.SortFunc(shared, func(x, y run) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return shared
}

// extend grows a run both ways as far as the words are equal.
func extend(a, b *Side, r run) run {
	ta, tb := a.Text.Tokens, b.Text.Tokens
	same := func(i, j int32) bool {
		return ta[i].Word == tb[j].Word && (ta[i].Flags|tb[j].Flags)&shingle.Masked == 0
	}
	for r.a > 0 && r.b > 0 && same(r.a-1, r.b-1) {
		r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
	}
	for int(r.a+r.n) < len(ta) && int(r.b+r.n) < len(tb) && same(r.a+r.n, r.b+r.n) {
		r.n++
	}
	return r
}

// chainGap is how many words may stand between two runs of a chain, on either side.
const chainGap = 20

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
		ra, rb := r.ranges()
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
