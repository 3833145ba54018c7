package cluster

import (
	"reprint/detect/finding"
	"reprint/internal/partition"
)

// A bridge is a finding without which its cluster falls into two. One that
// holds two groups together which both hang together without it is cut: each
// of them has at least three documents, and no single pair that it could
// lose without staying whole. Where a document hangs by two bridges between
// two such groups, it stays with the one it is more surely related to.
// Bridges of copies stay: two copies of a text are one text.

// cutBridges says which findings join nothing, and writes the reason into them.
func (g *findings) cutBridges() []bool {
	bridge := g.bridges()
	parts := partition.New[int32](len(g.docs))
	for k, e := range g.ends {
		if !bridge[k] || g.pairs[k].Verdict == finding.Duplicate {
			parts.Join(e[0], e[1])
		}
	}
	solid := make([]bool, len(g.docs)) // by root: whether the group holds without bridges
	for k, e := range g.ends {
		if !bridge[k] {
			solid[parts.Root(e[0])] = true
		}
	}
	cut := make([]bool, len(g.pairs))
	for k, e := range g.ends { // the surest first
		a, b := parts.Root(e[0]), parts.Root(e[1])
		switch {
		case a == b:
		case solid[a] && solid[b]:
			cut[k] = true
			g.pairs[k].Reasons = append(g.pairs[k].Reasons, finding.Reason{Kind: finding.Bridge})
		default:
			both := solid[a] || solid[b]
			solid[parts.Join(a, b)] = both
		}
	}
	return cut
}

// bridges says of each finding whether it is a bridge, by the lowest entry
// time that a depth-first search reaches from below it (Tarjan 1974). The
// stack is kept by hand, since a chain may be as long as a corpus.
func (g *findings) bridges() []bool {
	type frame struct{ doc, via, next int32 }
	bridge := make([]bool, len(g.pairs))
	entered := make([]int32, len(g.docs)) // when, from 1; 0 for not yet
	low := make([]int32, len(g.docs))
	var stack []frame
	clock := int32(0)
	enter := func(doc, via int32) {
		clock++
		entered[doc], low[doc] = clock, clock
		stack = append(stack, frame{doc, via, g.first[doc]})
	}
	for start := range int32(len(g.docs)) {
		if entered[start] != 0 {
			continue
		}
		enter(start, -1)
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next < g.first[f.doc+1] {
				l := g.links[f.next]
				f.next++
				switch {
				case l.pair == f.via:
				case entered[l.to] == 0:
					enter(l.to, l.pair)
				default:
					low[f.doc] = min(low[f.doc], entered[l.to])
				}
				continue
			}
			doc, via := f.doc, f.via
			stack = stack[:len(stack)-1]
			if via >= 0 {
				above := stack[len(stack)-1].doc
				low[above] = min(low[above], low[doc])
				bridge[via] = low[doc] > entered[above]
			}
		}
	}
	return bridge
}
