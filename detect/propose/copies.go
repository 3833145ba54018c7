package propose

import (
	"slices"

	"reprint/lsh"
)

// copies pairs texts that are identical but for their boilerplate: all with all in
// a small group, each with a representative in a large one, whose other members
// are skipped by the views.
func (p *proposal) copies() {
	hashes := make([][32]byte, len(p.Documents))
	for i := range p.Documents {
		if !p.Documents[i].TooShort {
			hashes[i] = p.Documents[i].OwnHash
		}
	}
	var pairs []lsh.Candidate
	cut := 0
	for _, group := range lsh.Identical(hashes) {
		if len(group) > largestGroup {
			before := len(pairs)
			pairs = p.star(pairs, group)
			cut += p.possible(group) - (len(pairs) - before)
			continue
		}
		for i, a := range group {
			for _, b := range group[i+1:] {
				pairs = p.pair(pairs, a, b)
			}
		}
	}
	p.cuts["group_pairs_left_out"] = cut
	slices.SortFunc(pairs, byPair)
	p.found = [][]lsh.Candidate{pairs}
}

// star pairs the documents of a large group with the first of them, or where
// there are two sets with the first of the other set.
func (p *proposal) star(pairs []lsh.Candidate, group []uint32) []lsh.Candidate {
	sides := p.split(group)
	for i, side := range sides {
		for _, d := range side[1:] {
			p.skip[d] = true
			pairs = p.pair(pairs, sides[len(sides)-1-i][0], d)
		}
	}
	if len(sides) == 2 {
		pairs = p.pair(pairs, sides[0][0], sides[1][0])
	}
	return pairs
}

// pair appends the pair of a and b, unless both are of one set of two.
func (p *proposal) pair(pairs []lsh.Candidate, a, b uint32) []lsh.Candidate {
	if p.sides != nil && p.sides[a] == p.sides[b] {
		return pairs
	}
	return append(pairs, lsh.Candidate{A: min(a, b), B: max(a, b), Views: lsh.Near})
}
