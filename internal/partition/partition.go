// Package partition puts numbered things into disjoint groups that grow together.
package partition

// A Partition is a set of disjoint groups of the numbers from 0 on: a forest in
// which every number points to another one of its group, and the smallest of a
// group to itself, its root (union-find: Galler and Fischer 1964, with halved
// paths). It takes one N a number. It is not safe for concurrent use.
type Partition[N int | int32 | uint32] []N

// New returns a Partition of n numbers, each in a group of its own.
func New[N int | int32 | uint32](n int) Partition[N] {
	p := make(Partition[N], n)
	for i := range p {
		p[i] = N(i)
	}
	return p
}

// Root is the smallest number in the group of i, which names the group.
func (p Partition[N]) Root(i N) N {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

// Join makes one group of those of i and j and returns its root.
func (p Partition[N]) Join(i, j N) N {
	i, j = p.Root(i), p.Root(j)
	p[max(i, j)] = min(i, j)
	return min(i, j)
}

// Groups lists the groups of at least so many numbers, by their roots; the numbers
// of a group ascend.
func (p Partition[N]) Groups(least int) [][]N {
	size := make([]int, len(p)) // by root
	for i := range p {
		size[p.Root(N(i))]++
	}
	var groups [][]N
	place := make([]int, len(p)) // by root: that of its group
	for i := range p {
		root := p.Root(N(i))
		if size[root] < least {
			continue
		}
		if root == N(i) {
			place[root] = len(groups)
			groups = append(groups, make([]N, 0, size[root]))
		}
		groups[place[root]] = append(groups[place[root]], N(i))
	}
	return groups
}
