package layout

import (
	"cmp"
	"math"
	"slices"

	"reprint/detect"
)

// Order lists the indices of r.Documents so that documents that share
// text stand side by side: the order of the leaves of an average-linkage
// dendrogram over the mean of the two coverages. Each cluster is one block
// without a gap. Groups of connected documents that hold a cluster come first,
// those with the largest cluster in front; then other documents of pairs; then,
// by ID, those in no pair.
//
// The dendrogram is built by nearest-neighbour chains, first inside the
// clusters, then over the clusters as units; documents without a pair have
// similarity 0. A document in several clusters counts for the first. Time is
// O(p log p) for p pairs times the usual small factor of merging lists, a star
// of n documents included, and memory is linear in p.
func Order(r *detect.Result) []int {
	links := documentLinks(r)
	cluster := Clusters(r)

	var inside, across []link
	for _, l := range links {
		if c := cluster[l.a]; c >= 0 && c == cluster[l.b] {
			inside = append(inside, l)
		} else {
			across = append(across, l)
		}
	}
	blocks, blockOf := clusterBlocks(cluster, inside)
	sizes := make([]int, len(blocks))
	for b := range blocks {
		sizes[b] = len(blocks[b])
	}
	for i, l := range across {
		across[i].a, across[i].b = blockOf[l.a], blockOf[l.b]
	}
	groups := agglomerate(sizes, across)
	slices.SortStableFunc(groups, func(x, y []int) int { return cmp.Compare(rank(y, sizes), rank(x, sizes)) })
	order := make([]int, 0, len(r.Documents))
	for _, group := range groups {
		for _, b := range group {
			order = append(order, blocks[b]...)
		}
	}
	return order
}

// clusterBlocks orders the documents inside clusters by their links. The blocks
// are the units of the second step: whole clusters and single documents; blockOf
// says in which block each document is.
func clusterBlocks(cluster []int, inside []link) (blocks [][]int, blockOf []int) {
	ones := make([]int, len(cluster))
	for i := range ones {
		ones[i] = 1
	}
	blockOf = make([]int, len(cluster))
	ofCluster := map[int]int{}
	for _, leaves := range agglomerate(ones, inside) {
		b, known := ofCluster[cluster[leaves[0]]]
		if !known {
			b = len(blocks)
			blocks = append(blocks, nil)
		}
		if c := cluster[leaves[0]]; c >= 0 {
			ofCluster[c] = b
		}
		blocks[b] = append(blocks[b], leaves...)
		for _, doc := range leaves {
			blockOf[doc] = b
		}
	}
	return blocks, blockOf
}

// rank sorts groups of blocks: by the largest block, and single documents that
// are linked before those that are not.
func rank(group, sizes []int) int {
	largest := 0
	for _, b := range group {
		largest = max(largest, sizes[b])
	}
	if largest == 1 && len(group) == 1 {
		return 0
	}
	return largest
}

// A link joins two units. Its weight is the sum of the similarities of their
// members, in whole ten-thousandths, so that sums don't depend on their order.
type link struct {
	a, b   int
	weight int64
}

// documentLinks turns pairs into links. Every pair weighs something, also one
// that covers nothing.
func documentLinks(r *detect.Result) []link {
	links := make([]link, len(r.Pairs))
	for i := range r.Pairs {
		p := &r.Pairs[i]
		links[i] = link{Index(r, p.A), Index(r, p.B), 1 + int64(math.Round((p.AB+p.BA)/2*10000))}
	}
	return links
}
