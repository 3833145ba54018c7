package cluster

import (
	"iter"
	"slices"

	"reprint/internal/partition"
)

// A collection, such as a digest or a live blog, holds large parts of several
// shorter texts that share nothing with each other. It is longer than they are, and
// looks like their origin. An article that others took different parts of looks the
// same, so where one of the two is at hand nothing tells who was first.

// collections says of each document how many texts it holds as a collection, 0 for none.
func (g *findings) collections() []int32 {
	collected := make([]int32, len(g.docs))
	for d := range g.docs {
		if held := g.heldBy(int32(d)); len(held) > 1 && g.apart(int32(d), held) {
			collected[d] = int32(len(held))
		}
	}
	return collected
}

// heldBy are the links to the shorter documents of which d holds a large part, and
// that are not known to be made from it.
func (g *findings) heldBy(d int32) []link {
	var held []link
	for _, l := range g.around(d) {
		p := g.pairs[l.pair]
		if g.coverage(p, l.to) >= collectedCover && !g.laterThan(l.to, d, p) &&
			float64(g.docs[d].Words) >= containerWords*float64(g.docs[l.to].Words) {
			held = append(held, l)
		}
	}
	return held
}

// apart reports whether the documents that d holds fall into groups that share
// nothing: no finding leads from one to another, and no two of them are so large
// that they must have a part of d in common.
func (g *findings) apart(d int32, held []link) bool {
	parts := partition.New[int32](len(held))
	largest := 0
	for i, x := range held {
		if g.coverage(g.pairs[x.pair], d) > g.coverage(g.pairs[held[largest].pair], d) {
			largest = i
		}
	}
	most := g.coverage(g.pairs[held[largest].pair], d)
	for i, x := range held {
		if i != largest && most+g.coverage(g.pairs[x.pair], d) > 1 {
			parts.Join(int32(i), int32(largest))
		}
	}
	for i, x := range held {
		for k := range g.among(x.to, held) {
			parts.Join(int32(i), int32(k))
		}
	}
	return len(parts.Groups(1)) > 1
}

// among yields the places in list, which is sorted, of the documents that d has a
// finding with. It walks the shorter one of the links of d and list.
func (g *findings) among(d int32, list []link) iter.Seq[int] {
	return func(yield func(int) bool) {
		if own := g.around(d); len(own) < len(list) {
			for _, l := range own {
				if i, found := slices.BinarySearchFunc(list, l.to, compareTo); found && !yield(i) {
					return
				}
			}
			return
		}
		for i, l := range list {
			if g.between(d, l.to) != nil && !yield(i) {
				return
			}
		}
	}
}
