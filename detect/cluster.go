package detect

import (
	"cmp"
	"slices"
	"strings"

	"reprint/corpus"
)

// order says which of two documents came first, and why: an explicit credit,
// or publication times further apart than their uncertainty.
func order(a, b *Document) (Order, string) {
	switch {
	case a.Credit != "" && b.Outlet != "" && corpus.SameOutlet(a.Credit, b.Outlet):
		return BFirst, "credit: " + a.CreditBasis
	case b.Credit != "" && a.Outlet != "" && corpus.SameOutlet(b.Credit, a.Outlet):
		return AFirst, "credit: " + b.CreditBasis
	}
	if a.Published.IsZero() || b.Published.IsZero() {
		return OrderUnknown, "no publication time"
	}
	apart := b.Published.Sub(a.Published)
	if apart.Abs() <= a.Uncertainty+b.Uncertainty {
		return OrderUnknown, "publication times too close"
	}
	if apart > 0 {
		return AFirst, "published earlier"
	}
	return BFirst, "published earlier"
}

// cluster joins documents by the findings among the pairs.
func (r *Result) cluster() {
	parent := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		if p, ok := parent[x]; ok && p != x {
			root := find(p)
			parent[x] = root
			return root
		}
		return x
	}
	for _, p := range r.Pairs {
		if p.Verdict.Finding() {
			a, b := find(p.A), find(p.B)
			parent[max(a, b)] = min(a, b)
			parent[min(a, b)] = min(a, b)
		}
	}
	byRoot := map[string]*Cluster{}
	for x := range parent {
		root := find(x)
		if byRoot[root] == nil {
			byRoot[root] = &Cluster{MinScore: 1}
		}
		byRoot[root].Members = append(byRoot[root].Members, x)
	}
	wins := map[string]int{}
	for _, p := range r.Pairs {
		if !p.Verdict.Finding() {
			continue
		}
		c := byRoot[find(p.A)]
		c.Verdict, c.MinScore = max(c.Verdict, p.Verdict), min(c.MinScore, p.Score)
		switch p.Order {
		case AFirst:
			wins[p.B] += 1 << 20
			wins[p.A]++
		case BFirst:
			wins[p.A] += 1 << 20
			wins[p.B]++
		}
	}
	for _, c := range byRoot {
		slices.Sort(c.Members)
		c.ID = c.Members[0]
		c.findOrigin(wins)
		r.Clusters = append(r.Clusters, *c)
	}
	slices.SortFunc(r.Clusters, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Members), len(a.Members)), strings.Compare(a.ID, b.ID))
	})
}

// findOrigin takes the one member that came first in some pair and second in none.
func (c *Cluster) findOrigin(wins map[string]int) {
	c.OriginBasis = "unknown"
	for _, m := range c.Members {
		if n := wins[m]; n > 0 && n < 1<<20 {
			if c.Origin != "" {
				c.Origin = ""
				return
			}
			c.Origin, c.OriginBasis = m, "earliest seen here"
		}
	}
	if c.Origin == "" {
		c.OriginBasis = "unknown"
	}
}
