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
// or "", and what that rests on.
func (g *findings) origin(members []int32, groups partition.Partition[int32]) (id string, basis finding.Basis) {
	for _, tell := range []func([]int32, partition.Partition[int32]) (int32, finding.Basis){g.byCredit, g.byTime, g.byContainment, g.byCentre} {
		doc, basis := tell(members, groups)
		switch {
		case basis.Kind == finding.NoBasis:
		case doc < 0:
			return "", basis
		default:
			return g.docs[doc].ID, basis
		}
	}
	return "", finding.Basis{Kind: finding.NothingTells}
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
func (g *findings) byCredit(members []int32, groups partition.Partition[int32]) (int32, finding.Basis) {
	credits := g.credits(members)
	if len(credits) == 0 {
		return -1, finding.Basis{}
	}
	byOutlet := map[string][]int32{}
	for _, d := range members {
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
			return g.nearest(own, groups), finding.Basis{Kind: finding.CreditedBy, Count: c.n}
		}
	}
	if 2*credits[0].n >= len(members) {
		return -1, finding.Basis{Kind: finding.CreditedOutside, Count: credits[0].n, Of: len(members), Name: credits[0].name}
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
func (g *findings) byTime(members []int32, _ partition.Partition[int32]) (int32, finding.Basis) {
	var dated []int32
	for _, d := range members {
		if !g.docs[d].Published.IsZero() {
			dated = append(dated, d)
		}
	}
	if len(dated) < 2 || 2*len(dated) < len(members) {
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
	gap := g.docs[dated[1]].Published.Sub(first.Published)
	return dated[0], finding.Basis{Kind: finding.EarliestHere, Gap: gap, Count: len(members) - len(dated), Of: len(members)}
}

// byContainment takes the one member that holds nearly all of at least half
// of the others, and is itself held by none.
func (g *findings) byContainment(members []int32, groups partition.Partition[int32]) (int32, finding.Basis) {
	holds, held := map[string]int{}, map[string]bool{}
	for p, inside := range g.pairsOf(members, groups) {
		if !inside || p.OrderBasis.Kind != finding.Contained {
			continue
		}
		long, short := p.A, p.B
		if p.Order == finding.BFirst {
			long, short = short, long
		}
		holds[long]++
		held[short] = true
	}
	found, basis := int32(-1), finding.Basis{}
	for _, d := range members {
		n := holds[g.docs[d].ID]
		if n == 0 || held[g.docs[d].ID] || 2*n < len(members)-1 || g.followed(d, groups) {
			continue
		}
		if found >= 0 {
			return -1, finding.Basis{}
		}
		found, basis = d, finding.Basis{Kind: finding.Contains, Count: n}
	}
	return found, basis
}

// followed reports whether document d is known to have come after another member.
func (g *findings) followed(d int32, groups partition.Partition[int32]) bool {
	return slices.ContainsFunc(g.around(d), func(l link) bool {
		return groups.Root(l.to) == groups.Root(d) && g.laterThan(d, l.to, g.pairs[l.pair])
	})
}

// byCentre takes the member that is closest to the others.
func (g *findings) byCentre(members []int32, groups partition.Partition[int32]) (int32, finding.Basis) {
	if len(members) < 3 {
		return -1, finding.Basis{}
	}
	first, second := int32(-1), 0.0
	best := -1.0
	for _, d := range members {
		switch c := g.closeness(d, groups); {
		case c > best:
			first, best, second = d, c, max(best, 0)
		case c > second:
			second = c
		}
	}
	if best-second < leastLead || g.followed(first, groups) {
		return -1, finding.Basis{}
	}
	return first, finding.Basis{Kind: finding.Central}
}
