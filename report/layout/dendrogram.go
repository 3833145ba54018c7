package layout

import (
	"cmp"
	"container/heap"
	"slices"
)

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
