package propose

import (
	"cmp"
	"slices"

	"reprint/lsh"
)

// limitLong leaves out pairs of very long texts, those that share least first.
// Comparing two texts takes time in proportion to the longer one, and a very
// long text is a candidate with many: each shares something with all of it. So
// that the work stays in proportion to the folder, such a text is compared with
// fewPartners others at least, and with no more than longWork words in all.
// Candidates stay in order.
func (p *proposal) limitLong(candidates []lsh.Candidate) []lsh.Candidate {
	docs := p.Documents
	left := map[uint32]int{} // pairs that a long text may still have
	for i := range docs {
		if docs[i].Words > longWords {
			left[uint32(i)] = max(fewPartners, longWork/docs[i].Words)
		}
	}
	if len(left) == 0 {
		return candidates
	}
	best := make([]int, 0, len(candidates))
	isLong := func(doc uint32) bool { _, long := left[doc]; return long }
	for i, c := range candidates {
		if isLong(c.A) || isLong(c.B) {
			best = append(best, i)
		}
	}
	slices.SortStableFunc(best, func(i, j int) int {
		return cmp.Or(cmp.Compare(candidates[j].Agree, candidates[i].Agree), cmp.Compare(candidates[j].Weight, candidates[i].Weight))
	})
	drop := make([]bool, len(candidates))
	for _, i := range best {
		c := candidates[i]
		drop[i] = isLong(c.A) && left[c.A] == 0 || isLong(c.B) && left[c.B] == 0
		for _, doc := range []uint32{c.A, c.B} {
			if isLong(doc) && !drop[i] {
				left[doc]--
			}
		}
	}
	kept := make([]lsh.Candidate, 0, len(candidates))
	for i, c := range candidates {
		if !drop[i] {
			kept = append(kept, c)
		}
	}
	return kept
}
