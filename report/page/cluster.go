package page

import (
	"cmp"
	"slices"

	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
)

func (p *page) addClusters() {
	for i := range p.result.Clusters {
		p.core.Clusters = append(p.core.Clusters, p.newCluster(i))
	}
	p.dealPairs()
	for i := range p.core.Clusters {
		p.addSources(&p.core.Clusters[i], p.result.Clusters[i].Sources)
		p.sortMembers(&p.core.Clusters[i])
		p.place2D(&p.core.Clusters[i])
	}
}

// newCluster is a cluster with its members, and tells these that they are in it.
func (p *page) newCluster(i int) pageCluster {
	c := &p.result.Clusters[i]
	cluster := pageCluster{
		ID: c.ID, Verdict: int(c.Verdict), MinScore: record.Rounded(c.MinScore), Origin: -1,
		Basis: label(c.OriginBasis.String()), Members: []pageMember{}, Pairs: []int{}, Near: []int{}, File: -1,
		Weakest: -1, Reasons: labels(finding.Sentences(c.Reasons)),
	}
	if c.Origin != "" {
		cluster.Origin = layout.Index(p.result, c.Origin)
	}
	for _, id := range c.Members {
		doc := layout.Index(p.result, id)
		p.core.Docs[doc].Cluster = i
		cluster.Members = append(cluster.Members, pageMember{Doc: doc, Source: -1})
	}
	return cluster
}

// dealPairs gives each cluster the pairs inside it and those of one member.
func (p *page) dealPairs() {
	for i, pair := range p.core.Pairs {
		a, b := p.core.Docs[pair.A].Cluster, p.core.Docs[pair.B].Cluster
		if a >= 0 && a == b {
			p.core.Clusters[a].Pairs = append(p.core.Clusters[a].Pairs, i)
			// The sides of a pair may be turned where two sets are compared.
			if w := p.result.Clusters[a].Weakest; w == [2]string{p.pairs[i].A, p.pairs[i].B} || w == [2]string{p.pairs[i].B, p.pairs[i].A} {
				p.core.Clusters[a].Weakest = i
			}
			continue
		}
		for _, c := range []int{a, b} {
			if c >= 0 {
				p.core.Clusters[c].Near = append(p.core.Clusters[c].Near, i)
			}
		}
	}
}

// addSources gives each member the pair with the member that it most likely
// came from.
func (p *page) addSources(c *pageCluster, sources []finding.Source) {
	pairs := map[[2]int]int{}
	for _, i := range c.Pairs {
		pairs[[2]int{p.core.Pairs[i].A, p.core.Pairs[i].B}] = i
	}
	for _, s := range sources {
		doc, from := layout.Index(p.result, s.Document), layout.Index(p.result, s.From)
		m := slices.IndexFunc(c.Members, func(m pageMember) bool { return m.Doc == doc })
		for _, key := range [][2]int{{doc, from}, {from, doc}} {
			if pair, ok := pairs[key]; ok && m >= 0 {
				c.Members[m].Source, c.Members[m].Sure = pair, string(s.Certainty)
			}
		}
	}
}

// sortMembers puts the origin first, then the members by date, then by ID.
func (p *page) sortMembers(c *pageCluster) {
	rank := func(m pageMember) (int, string) {
		switch d := p.core.Docs[m.Doc].Date; {
		case m.Doc == c.Origin:
			return 0, ""
		case d != "":
			return 1, d
		default:
			return 2, ""
		}
	}
	slices.SortFunc(c.Members, func(x, y pageMember) int {
		rx, dx := rank(x)
		ry, dy := rank(y)
		return cmp.Or(cmp.Compare(rx, ry), cmp.Compare(dx, dy), cmp.Compare(x.Doc, y.Doc))
	})
}
