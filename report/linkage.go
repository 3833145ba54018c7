package report

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"reprint/detect"
)

// LinkageOrder lists the indices of r.Documents so that documents that share
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
func LinkageOrder(r *detect.Result) []int {
	n := len(r.Documents)
	links := documentLinks(r)
	cluster := clusterOf(r)

	var inside, across []link
	for _, l := range links {
		if c := cluster[l.a]; c >= 0 && c == cluster[l.b] {
			inside = append(inside, l)
		} else {
			across = append(across, l)
		}
	}
	ones := make([]int, n)
	for i := range ones {
		ones[i] = 1
	}
	// blocks are the units of the second step: whole clusters and single documents.
	var blocks [][]int
	blockOf := make([]int, n)
	ofCluster := map[int]int{}
	for _, leaves := range agglomerate(ones, inside) {
		b := len(blocks)
		if c := cluster[leaves[0]]; c >= 0 {
			if known, ok := ofCluster[c]; ok {
				b = known
			} else {
				ofCluster[c] = b
			}
		}
		if b == len(blocks) {
			blocks = append(blocks, nil)
		}
		blocks[b] = append(blocks[b], leaves...)
		for _, doc := range leaves {
			blockOf[doc] = b
		}
	}
	sizes := make([]int, len(blocks))
	for b := range blocks {
		sizes[b] = len(blocks[b])
	}
	for i, l := range across {
		across[i].a, across[i].b = blockOf[l.a], blockOf[l.b]
	}
	groups := agglomerate(sizes, across)
	slices.SortStableFunc(groups, func(x, y []int) int { return cmp.Compare(rank(y, sizes), rank(x, sizes)) })
	order := make([]int, 0, n)
	for _, group := range groups {
		for _, b := range group {
			order = append(order, blocks[b]...)
		}
	}
	return order
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

// clusterOf is the first cluster of each document, or -1.
func clusterOf(r *detect.Result) []int {
	cluster := make([]int, len(r.Documents))
	for i := range cluster {
		cluster[i] = -1
	}
	for c := len(r.Clusters) - 1; c >= 0; c-- {
		for _, id := range r.Clusters[c].Members {
			cluster[docIndex(r, id)] = c
		}
	}
	return cluster
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
		links[i] = link{docIndex(r, p.A), docIndex(r, p.B), 1 + int64(math.Round((p.AB+p.BA)/2*10000))}
	}
	return links
}

// agglomerate builds the average-linkage dendrogram of units of these sizes and
// returns the units of each connected group in the order of its leaves. Groups
// come by number of units, then by their smallest. Units without a link are
// groups of their own. Several links between two units add up.
func agglomerate(sizes []int, links []link) [][]int {
	d := newDendrogram(sizes, links)
	for i := range sizes {
		if !d.branches[i].merged {
			d.chain(i)
		}
	}
	var groups [][]int
	for i := range sizes {
		if !d.branches[i].merged {
			groups = append(groups, d.leaves(d.branches[i].root))
		}
	}
	slices.SortFunc(groups, func(x, y []int) int {
		return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(slices.Min(x), slices.Min(y)))
	})
	return groups
}

// A dendrogram is a forest that grows together. There is a branch for each unit
// at first; of two that merge the one with more neighbours takes in the other.
type dendrogram struct {
	branches []branch
	forks    [][2]int // node len(branches)+i of the trees has the children forks[i]
}

type branch struct {
	size   int
	first  int // smallest unit inside: breaks ties
	root   int // node of the tree
	merged bool
	// weights are the sums of similarities to other branches.
	weights map[int]int64
	// near holds weight/size of these, largest on top. Sizes grow and branches
	// merge, so an entry may be out of date; it then is too large or names a
	// merged branch. It is looked at again when it comes to the top.
	near nearest
}

func newDendrogram(sizes []int, links []link) *dendrogram {
	d := &dendrogram{branches: make([]branch, len(sizes))}
	for i, size := range sizes {
		d.branches[i] = branch{size: size, first: i, root: i}
	}
	for _, l := range links {
		if l.a != l.b {
			d.addWeight(l.a, l.b, l.weight)
			d.addWeight(l.b, l.a, l.weight)
		}
	}
	for i := range d.branches {
		for k := range d.branches[i].weights {
			d.branches[i].near = append(d.branches[i].near, d.neighbour(i, k))
		}
		heap.Init(&d.branches[i].near)
	}
	return d
}

func (d *dendrogram) addWeight(i, k int, weight int64) {
	if d.branches[i].weights == nil {
		d.branches[i].weights = map[int]int64{}
	}
	d.branches[i].weights[k] += weight
}

// neighbour says how near k is to i now. The size of i is left out, since it is
// the same for all neighbours of i.
func (d *dendrogram) neighbour(i, k int) neighbour {
	near := float64(d.branches[i].weights[k]) / float64(d.branches[k].size)
	return neighbour{k, d.branches[k].first, near}
}

// chain merges everything that branch i is connected to: it steps from branch to
// nearest neighbour until two are nearest to each other, merges these, and goes
// on from the step before them. Similarities only rise along the chain, so it
// ends; and a merge never brings another branch nearer than the nearer of the
// two was, so the rest of the chain stays valid.
func (d *dendrogram) chain(i int) {
	chain := []int{i}
	for {
		n := len(chain)
		top := chain[n-1]
		next, ok := d.nearest(top)
		switch {
		case !ok:
			return
		case n == 1 || d.neighbour(top, chain[n-2]).near < next.near:
			chain = append(chain, next.branch)
		default:
			merged := d.merge(chain[n-2], top)
			chain = chain[:n-2]
			if len(chain) == 0 {
				chain = append(chain, merged)
			}
		}
	}
}

// nearest returns the nearest neighbour of branch i, if it has any.
func (d *dendrogram) nearest(i int) (neighbour, bool) {
	near := &d.branches[i].near
	for len(*near) > 0 {
		top := (*near)[0]
		if _, ok := d.branches[i].weights[top.branch]; !ok {
			heap.Pop(near)
			continue
		}
		now := d.neighbour(i, top.branch)
		if now == top {
			return top, true
		}
		(*near)[0] = now
		heap.Fix(near, 0)
	}
	return neighbour{}, false
}

// merge takes the branch with fewer neighbours into the other, which it returns.
// The larger of the two stands first among the leaves.
func (d *dendrogram) merge(i, k int) int {
	if len(d.branches[i].weights) < len(d.branches[k].weights) {
		i, k = k, i
	}
	to, from := &d.branches[i], &d.branches[k]
	fork := [2]int{to.root, from.root}
	if cmp.Or(cmp.Compare(from.size, to.size), cmp.Compare(to.first, from.first)) > 0 {
		fork = [2]int{from.root, to.root}
	}
	to.root = len(d.branches) + len(d.forks)
	d.forks = append(d.forks, fork)
	to.size += from.size
	to.first = min(to.first, from.first)
	from.merged = true
	delete(to.weights, k)
	delete(from.weights, i)
	for other, weight := range from.weights {
		delete(d.branches[other].weights, k)
		d.addWeight(i, other, weight)
		d.addWeight(other, i, weight)
		heap.Push(&to.near, d.neighbour(i, other))
		heap.Push(&d.branches[other].near, d.neighbour(other, i))
	}
	from.weights, from.near = nil, nil
	return i
}

// leaves lists the units below a node from left to right.
func (d *dendrogram) leaves(root int) []int {
	var leaves []int
	for stack := []int{root}; len(stack) > 0; {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if node < len(d.branches) {
			leaves = append(leaves, node)
			continue
		}
		fork := d.forks[node-len(d.branches)]
		stack = append(stack, fork[1], fork[0])
	}
	return leaves
}

// A neighbour of a branch: near is the sum of their similarities over its size.
type neighbour struct {
	branch int
	first  int
	near   float64
}

// nearest is a heap with the nearest on top, of equal ones the one with the
// smallest unit.
type nearest []neighbour

func (h nearest) Len() int      { return len(h) }
func (h nearest) Swap(i, k int) { h[i], h[k] = h[k], h[i] }
func (h nearest) Less(i, k int) bool {
	return cmp.Or(cmp.Compare(h[k].near, h[i].near), cmp.Compare(h[i].first, h[k].first), cmp.Compare(h[i].branch, h[k].branch)) < 0
}
func (h *nearest) Push(x any) { *h = append(*h, x.(neighbour)) }
func (h *nearest) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
