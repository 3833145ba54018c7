package align

import (
	"cmp"
	"math"
	"slices"
)

// A fragment is seeds that lie close together on both sides; its ranges are
// sentence indices.
type fragment struct {
	a, b  tokenRange
	seeds []seed
}

// extendSeeds groups seeds whose gaps are at most gap sentences on both sides,
// and regroups with smaller gaps what is not similar enough as a whole
// (Sanchez-Perez, Gelbukh, Sidorov, PAN 2014).
func (c *comparison) extendSeeds(found []seed, gap int32, minCosine float32) []fragment {
	var out []fragment
	for _, group := range cluster(found, gap) {
		f := newFragment(group)
		if c.cosine(c.a.tokens(f.a), c.b.tokens(f.b)) > minCosine {
			out = append(out, f)
		} else if gap > 0 {
			out = append(out, c.extendSeeds(group, gap-1, minCosine)...)
		}
	}
	return out
}

// tokens is the token range of a range of sentences.
func (s *Side) tokens(sentences tokenRange) tokenRange {
	return tokenRange{First: s.sentences[sentences.First].first, Last: s.sentences[sentences.Last-1].last}
}

func newFragment(group []seed) fragment {
	f := fragment{a: tokenRange{First: math.MaxInt32}, b: tokenRange{First: math.MaxInt32}, seeds: group}
	for _, s := range group {
		f.a = f.a.Union(tokenRange{First: s.a, Last: s.a + 1})
		f.b = f.b.Union(tokenRange{First: s.b, Last: s.b + 1})
	}
	return f
}

// cluster splits seeds where neighbours are more than gap sentences apart,
// alternating sides until nothing splits.
func cluster(found []seed, gap int32) [][]seed {
	type job struct {
		seeds []seed
		onB   bool
		whole bool // the last look, at the other side, split nothing
	}
	var out [][]seed
	stack := []job{{seeds: found}}
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		parts := splitAtGaps(j.seeds, j.onB, gap)
		if len(parts) == 1 && j.whole {
			out = append(out, parts[0])
			continue
		}
		for _, part := range parts {
			stack = append(stack, job{part, !j.onB, len(parts) == 1})
		}
	}
	return out
}

// splitAtGaps sorts the seeds by one side and cuts them at its gaps.
func splitAtGaps(seeds []seed, onB bool, gap int32) [][]seed {
	place := func(s seed) int32 {
		if onB {
			return s.b
		}
		return s.a
	}
	slices.SortFunc(seeds, func(x, y seed) int {
		return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	var parts [][]seed
	start := 0
	for i := 1; i <= len(seeds); i++ {
		if i == len(seeds) || place(seeds[i])-place(seeds[i-1]) > gap+1 {
			parts = append(parts, seeds[start:i])
			start = i
		}
	}
	return parts
}
