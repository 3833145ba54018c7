package propose

import (
	"cmp"
	"slices"

	"reprint/internal/partition"
	"reprint/lsh"
)

// A crowd is a cluster of more than manyCopies near-copies. It gives one pair a
// member, to its representative, and the rare views pass over the others: what
// hundreds of near-copies share with the rest of the folder, their
// representative shares. Members that have more text of their own are searched by
// that (see beside.go).
//
// Crowds are the parts that hold together by pairs of the near view whose
// signatures say that at least crowdShare of their grams are common. The
// representative is a medoid: the member whose signature agrees best with the
// values that are the most frequent ones among the members. Members whose exact
// resemblance to it is too low are left as they are, and may form a crowd of
// their own. All this is linear in the pairs of the near view, which are linear
// in the documents.

// A crowd finder works on the pairs of the near view.
type crowds struct {
	*proposal
	sigs []lsh.Signature
	of   []uint32 // by document: 1 + the number of its crowd, 0 for none
	reps []uint32 // by crowd; with two sets, one of each
	size int      // number of crowds
	cut  int      // pairs inside crowds
}

// crowded takes the pairs inside crowds out of those of the near view, adds those to
// their representatives, and has the rare views skip their members.
func (p *proposal) crowded(near []lsh.Candidate, sigs []lsh.Signature) []lsh.Candidate {
	c := &crowds{proposal: p, sigs: sigs, of: make([]uint32, len(sigs))}
	for found := true; found; {
		found = false
		for _, members := range c.parts(near) {
			found = c.gather(members) || found
		}
	}
	p.crowd = c.of
	left, stars := near, c.stars()
	if c.size > 0 {
		left = slices.DeleteFunc(near, func(x lsh.Candidate) bool { return c.of[x.A] != 0 && c.of[x.A] == c.of[x.B] })
	}
	p.cuts["crowd_pairs_left_out"] = c.cut - len(stars)
	return lsh.Merge(left, stars)
}

// parts returns the parts of more than manyCopies documents that hold together
// by pairs of documents that are in no crowd yet.
func (c *crowds) parts(near []lsh.Candidate) [][]uint32 {
	parts := partition.New[uint32](len(c.sigs))
	for _, x := range near {
		if c.of[x.A] == 0 && c.of[x.B] == 0 && c.alike(x) {
			parts.Join(x.A, x.B)
		}
	}
	return parts.Groups(manyCopies + 1)
}

// alike reports whether a pair holds a crowd together: identical texts do,
// unless another one stands for them already.
func (c *crowds) alike(x lsh.Candidate) bool {
	a, b := len(c.sigs[x.A]), len(c.sigs[x.B])
	return a > 0 && b > 0 && (x.Agree == 0 || float64(x.Agree) >= crowdShare*float64(a))
}

// gather makes a crowd of those members that resemble their medoid enough, if
// they are enough.
func (c *crowds) gather(members []uint32) bool {
	center := c.center(members)
	medoid := c.closest(members, center)
	set := c.Features.Grams()
	var in []uint32
	for _, d := range members {
		shared := float64(set.Shared(d, medoid))
		if union := float64(set.Count(d)+set.Count(medoid)) - shared; d == medoid || shared >= crowdShare*union {
			in = append(in, d)
		}
	}
	if len(in) <= manyCopies {
		return false
	}
	c.size++
	c.cut += c.possible(in)
	for _, d := range in {
		c.of[d] = uint32(c.size)
		c.skip[d] = true
	}
	for _, side := range c.split(in) {
		rep := c.closest(side, center)
		c.skip[rep] = false
		c.reps = append(c.reps, rep)
		c.findBeside(side, rep)
	}
	return true
}

// split cuts documents into those of the first set and those of the second; all
// in one where there is one set.
func (p *proposal) split(docs []uint32) [][]uint32 {
	if p.sides == nil {
		return [][]uint32{docs}
	}
	var sides [2][]uint32
	for _, d := range docs {
		if p.sides[d] {
			sides[1] = append(sides[1], d)
		} else {
			sides[0] = append(sides[0], d)
		}
	}
	return slices.DeleteFunc(sides[:], func(s []uint32) bool { return len(s) == 0 })
}

// possible is the number of pairs among documents.
func (p *proposal) possible(docs []uint32) int {
	sides := p.split(docs)
	switch {
	case p.sides == nil:
		return len(docs) * (len(docs) - 1) / 2
	case len(sides) == 2:
		return len(sides[0]) * len(sides[1])
	}
	return 0
}

// center has the most frequent value of every place of the members' signatures,
// the lowest of equals.
func (c *crowds) center(members []uint32) lsh.Signature {
	picked := min(len(members), sampledCrowd)
	center := make(lsh.Signature, len(c.sigs[members[0]]))
	column := make([]uint32, 0, picked)
	for i := range center {
		column = column[:0]
		for k := range picked {
			if sig := c.sigs[members[k*len(members)/picked]]; len(sig) > 0 {
				column = append(column, sig[i])
			}
		}
		center[i] = mostFrequent(column)
	}
	return center
}

func mostFrequent(values []uint32) uint32 {
	slices.Sort(values)
	best, most := uint32(0), 0
	for len(values) > 0 {
		n := 1
		for n < len(values) && values[n] == values[0] {
			n++
		}
		if n > most {
			best, most = values[0], n
		}
		values = values[n:]
	}
	return best
}

// closest is the member whose signature agrees best with the center, the first
// of equals.
func (c *crowds) closest(members []uint32, center lsh.Signature) uint32 {
	best, most := members[0], -1.0
	for _, d := range members {
		if s := lsh.Similarity(c.sigs[d], center); s > most {
			best, most = d, s
		}
	}
	return best
}

// stars are the pairs of the crowds: every member with the representative, or
// with that of the other set.
func (c *crowds) stars() []lsh.Candidate {
	var pairs []lsh.Candidate
	reps := make([][]uint32, c.size+1)
	for _, r := range c.reps {
		reps[c.of[r]] = append(reps[c.of[r]], r)
	}
	for i, crowd := range c.of {
		d := uint32(i)
		for _, r := range reps[crowd] {
			first := !c.isRep(d, reps[crowd]) || d < r // a pair of two representatives is one
			if d != r && first && (c.sides == nil || c.sides[d] != c.sides[r]) {
				pairs = append(pairs, lsh.Candidate{A: min(d, r), B: max(d, r), Views: lsh.Near})
			}
		}
	}
	slices.SortFunc(pairs, byPair)
	return pairs
}

func (c *crowds) isRep(d uint32, reps []uint32) bool { return slices.Contains(reps, d) }

func byPair(a, b lsh.Candidate) int {
	return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}
