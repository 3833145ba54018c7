package cluster

import (
	"cmp"
	"slices"
	"strings"

	"reprint/corpus/credit"
	"reprint/detect/finding"
	"reprint/internal/partition"
)

// The origin of a cluster is the document that the others most likely derive
// from, by the first of these that tells: a credit in the text, publication
// times further apart than their uncertainty, containment of the others, and
// the place in the middle. It is always the origin as far as this scan sees:
// what the documents themselves derive from may be missing.

// origin is the id of the document that the members most likely derive from,
// or "", and what that rests on, or why it is not known.
func (g *findings) origin(members []int32, groups partition.Partition[int32]) (id string, basis finding.Basis) {
	w := g.web(members, groups)
	for _, tell := range []func(*web) (int32, finding.Basis){g.byCredit, g.byTime, g.byContainment, g.byCentre} {
		doc, basis := tell(w)
		switch {
		case basis.Kind == finding.NoBasis:
		case doc < 0:
			return "", basis
		default:
			return g.docs[doc].ID, basis
		}
	}
	return "", g.noOrigin(w)
}

// A creditCount is an agency or outlet with the number of members that credit it.
type creditCount struct {
	name string
	n    int
}

// credits counts whom the members credit, the most credited first. Names of
// one outlet are counted together, under the name that is used most.
func (g *findings) credits(members []int32) []creditCount {
	counts := map[string]int{}
	for _, d := range members {
		if name := g.docs[d].Credit; name != "" {
			counts[name]++
		}
	}
	var list []creditCount
	for name, n := range counts {
		list = append(list, creditCount{name, n})
	}
	most := func(x, y creditCount) int { return cmp.Or(cmp.Compare(y.n, x.n), strings.Compare(x.name, y.name)) }
	slices.SortFunc(list, most)
	var merged []creditCount
	for _, c := range list[:min(len(list), mostCredits)] {
		i := slices.IndexFunc(merged, func(m creditCount) bool { return credit.SameOutlet(m.name, c.name) })
		if i < 0 {
			merged = append(merged, c)
		} else {
			merged[i].n += c.n
		}
	}
	slices.SortStableFunc(merged, most)
	return merged
}

// byCredit takes the member whose outlet most members credit. Where half of
// them or more credit an outlet that is not among them, the origin is not here.
func (g *findings) byCredit(w *web) (int32, finding.Basis) {
	credits := g.credits(w.members)
	if len(credits) == 0 {
		return -1, finding.Basis{}
	}
	byOutlet := map[string][]int32{}
	for _, d := range w.members {
		byOutlet[g.docs[d].Outlet] = append(byOutlet[g.docs[d].Outlet], d)
	}
	for _, c := range credits {
		var own []int32
		for outlet, docs := range byOutlet {
			if credit.SameOutlet(outlet, c.name) {
				own = append(own, docs...)
			}
		}
		if len(own) > 0 {
			return g.nearest(own, w.groups), finding.Basis{Kind: finding.CreditedBy, Count: c.n}
		}
	}
	if 2*credits[0].n >= len(w.members) {
		return -1, finding.Basis{Kind: finding.CreditedOutside, Count: credits[0].n, Of: len(w.members), Name: credits[0].name}
	}
	return -1, finding.Basis{}
}

// nearest is the document that shares most with its cluster, the first of equals.
func (g *findings) nearest(docs []int32, groups partition.Partition[int32]) int32 {
	return slices.MaxFunc(docs, func(x, y int32) int {
		return cmp.Or(cmp.Compare(g.closeness(x, groups), g.closeness(y, groups)), cmp.Compare(y, x))
	})
}

// closeness is how much of the other members' texts is in document d, and of
// it in theirs: the sum of the mean coverages.
func (g *findings) closeness(d int32, groups partition.Partition[int32]) float64 {
	sum := 0.0
	for _, l := range g.around(d) {
		if groups.Root(l.to) == groups.Root(d) {
			sum += (g.pairs[l.pair].AB + g.pairs[l.pair].BA) / 2
		}
	}
	return sum
}

// byTime takes the member that was published before all others whose time is
// known, if at least half of the times are known.
func (g *findings) byTime(w *web) (int32, finding.Basis) {
	var dated []int32
	for _, d := range w.members {
		if !g.docs[d].Published.IsZero() {
			dated = append(dated, d)
		}
	}
	if len(dated) < 2 || 2*len(dated) < len(w.members) {
		return -1, finding.Basis{}
	}
	slices.SortFunc(dated, func(x, y int32) int {
		return cmp.Or(g.docs[x].Published.Compare(g.docs[y].Published), cmp.Compare(x, y))
	})
	first := &g.docs[dated[0]]
	for _, d := range dated[1:] {
		if !first.Apart(&g.docs[d]) {
			return -1, finding.Basis{}
		}
	}
	basis := between(finding.EarliestHere, first, &g.docs[dated[1]])
	basis.Count, basis.Of = len(w.members)-len(dated), len(w.members)
	return dated[0], basis
}
