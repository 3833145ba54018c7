// Package cluster says what takes more than two texts to say: which documents
// belong together, which came first, and who took from whom.
//
// [Group] takes documents and pairs and returns clusters. Clusters join documents by
// findings alone, never by candidates. Two groups that each hold together without
// it are not joined by one pair alone: such a pair is more often a mistake, or an
// article about both stories, than the one trace of a common text (see bridges.go).
// Everything here counts in documents and findings, n of one and m of the other, and
// costs n + m log m at most: 100,000 copies of one article are one cluster in no time.
package cluster

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"reprint/detect/finding"
	"reprint/internal/partition"
)

// findings is the graph of a result's findings, by document number. It takes
// 12 bytes a document and 32 a finding.
type findings struct {
	docs  []finding.Document
	pairs []*finding.Pair // strongest first
	ends  [][2]int32      // of each pair: its documents
	first []int32         // of each document, and one more: where its links begin
	links []link          // by document, then by the other document
	// texts groups documents that are copies of one text.
	texts partition.Partition[int32]
	// collected is, by document, how many texts it holds as a collection, 0 for none.
	collected []int32
}

// A link leads from a document to another one by a finding.
type link struct {
	to, pair int32
}

// findingsOf is the graph of the findings among pairs, which are sorted as
// those of a result are; docs are sorted by id.
func findingsOf(docs []finding.Document, pairs []finding.Pair) *findings {
	g := &findings{docs: docs, first: make([]int32, len(docs)+1)}
	for i := range pairs {
		if p := &pairs[i]; p.Verdict.Finding() {
			g.pairs = append(g.pairs, p)
			g.ends = append(g.ends, [2]int32{number(docs, p.A), number(docs, p.B)})
		}
	}
	for _, e := range g.ends {
		g.first[e[0]+1]++
		g.first[e[1]+1]++
	}
	for d := range docs {
		g.first[d+1] += g.first[d]
	}
	g.links = make([]link, 2*len(g.pairs))
	next := slices.Clone(g.first)
	for k, e := range g.ends {
		for side, d := range e {
			g.links[next[d]] = link{e[1-side], int32(k)}
			next[d]++
		}
	}
	for d := range docs {
		slices.SortFunc(g.around(int32(d)), func(x, y link) int { return cmp.Compare(x.to, y.to) })
	}
	return g
}

// number is the place of a document in docs, which are sorted.
func number(docs []finding.Document, id string) int32 {
	n, found := sort.Find(len(docs), func(i int) int { return strings.Compare(id, docs[i].ID) })
	if !found {
		panic("cluster: a pair of " + id + ", which is no document")
	}
	return int32(n)
}

// around are the links of document d.
func (g *findings) around(d int32) []link { return g.links[g.first[d]:g.first[d+1]] }

// between is the finding of documents a and b, nil for none.
func (g *findings) between(a, b int32) *finding.Pair {
	list := g.around(a)
	i, found := slices.BinarySearchFunc(list, b, compareTo)
	if !found {
		return nil
	}
	return g.pairs[list[i].pair]
}

// compareTo sorts links by the document that they lead to.
func compareTo(l link, to int32) int { return cmp.Compare(l.to, to) }

// coverage is the coverage of document d by the other one of its finding p.
func (g *findings) coverage(p *finding.Pair, d int32) float64 {
	return p.Coverage(g.docs[d].ID)
}

// Group returns the clusters of documents, by size descending, then ID, and adds to
// the pairs what the other documents say of them: which document came first, whether
// both have a common source, and what was kept apart. Documents are sorted by ID,
// pairs as results are. Pairs that are no finding join nothing. It panics where a
// pair names no document.
func Group(docs []finding.Document, pairs []finding.Pair) []finding.Cluster {
	g := findingsOf(docs, pairs)
	orderPairs(docs, pairs)
	g.texts = g.copies()
	g.collected = g.collections()
	g.orderByContainment()
	g.findCommonSources()
	groups, weakest := g.join(g.cutBridges())
	clusters := []finding.Cluster{}
	for _, members := range groups.Groups(2) {
		c := g.newCluster(members, groups)
		p := weakest[groups.Root(members[0])]
		c.Weakest = [2]string{p.A, p.B}
		c.Sources = g.sources(members, groups, c.Origin)
		clusters = append(clusters, c)
	}
	slices.SortFunc(clusters, func(a, b finding.Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Members), len(a.Members)), strings.Compare(a.ID, b.ID))
	})
	return clusters
}

// join groups the documents by the findings that are not cut. It also returns, by
// group, the last pair that joined two parts of it, which is its weakest link.
func (g *findings) join(cut []bool) (groups partition.Partition[int32], weakest []*finding.Pair) {
	groups = partition.New[int32](len(g.docs))
	weakest = make([]*finding.Pair, len(g.docs))
	for k, e := range g.ends {
		if !cut[k] && groups.Root(e[0]) != groups.Root(e[1]) {
			weakest[groups.Join(e[0], e[1])] = g.pairs[k]
		}
	}
	return groups, weakest
}

// newCluster describes one group, without its weakest link.
func (g *findings) newCluster(members []int32, groups partition.Partition[int32]) finding.Cluster {
	c := finding.Cluster{MinScore: 1, Reasons: []finding.Reason{}}
	for _, d := range members {
		c.Members = append(c.Members, g.docs[d].ID)
	}
	c.ID = c.Members[0]
	for p, inside := range g.pairsOf(members, groups) {
		if inside {
			c.Verdict, c.MinScore = max(c.Verdict, p.Verdict), min(c.MinScore, p.Score)
		} else {
			c.Reasons = append(c.Reasons, finding.Reason{Kind: finding.KeptApart, Name: p.A, Other: p.B})
		}
	}
	slices.SortFunc(c.Reasons, func(x, y finding.Reason) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.Other, y.Other))
	})
	c.Origin, c.OriginBasis = g.origin(members, groups)
	return c
}

// pairsOf yields the findings of a group's members, and whether both their
// documents are inside; those once, by their A.
func (g *findings) pairsOf(members []int32, groups partition.Partition[int32]) func(yield func(p *finding.Pair, inside bool) bool) {
	return func(yield func(*finding.Pair, bool) bool) {
		for _, d := range members {
			for _, l := range g.around(d) {
				inside := groups.Root(l.to) == groups.Root(d)
				if inside && l.to < d {
					continue
				}
				if !yield(g.pairs[l.pair], inside) {
					return
				}
			}
		}
	}
}
