package page

import (
	"cmp"
	"math"
	"slices"

	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
)

func (p *page) addClusters() {
	for i := range p.result.Clusters {
		c := &p.result.Clusters[i]
		cluster := pageCluster{
			ID: c.ID, Verdict: int(c.Verdict), MinScore: record.Rounded(c.MinScore), Origin: -1,
			Basis: label(c.OriginBasis.String()), Members: []pageMember{}, Pairs: []int{}, Near: []int{}, File: -1,
			Weakest: -1, Reasons: []string{},
		}
		for _, reason := range finding.Sentences(c.Reasons) {
			cluster.Reasons = append(cluster.Reasons, label(reason))
		}
		if c.Origin != "" {
			cluster.Origin = layout.Index(p.result, c.Origin)
		}
		for _, id := range c.Members {
			doc := layout.Index(p.result, id)
			p.core.Docs[doc].Cluster = i
			cluster.Members = append(cluster.Members, pageMember{Doc: doc, Source: -1})
		}
		p.core.Clusters = append(p.core.Clusters, cluster)
	}
	for i, pair := range p.core.Pairs {
		a, b := p.core.Docs[pair.A].Cluster, p.core.Docs[pair.B].Cluster
		if a >= 0 && a == b {
			p.core.Clusters[a].Pairs = append(p.core.Clusters[a].Pairs, i)
			if p.result.Clusters[a].Weakest == [2]string{p.pairs[i].A, p.pairs[i].B} {
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
	for i := range p.core.Clusters {
		p.addSources(&p.core.Clusters[i], p.result.Clusters[i].Sources)
		p.sortMembers(&p.core.Clusters[i])
		p.place2D(&p.core.Clusters[i])
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

// maxDrawn is the largest cluster whose picture is laid out by forces. In a
// larger one the members stand around the first.
const maxDrawn = 120

// place2D lays the members out with the forces of Fruchterman and Reingold
// (Graph Drawing by Force-directed Placement, 1991), started from a circle in
// the order of members so that the same cluster always looks the same. An edge
// pulls by its score. It costs members squared in each of its rounds.
func (p *page) place2D(c *pageCluster) {
	n := len(c.Members)
	x, y := make([]float64, n), make([]float64, n)
	index := make(map[int]int, n)
	for i, m := range c.Members {
		angle := math.Pi + 2*math.Pi*float64(i)/float64(n)
		x[i], y[i] = math.Cos(angle), math.Sin(angle)
		index[m.Doc] = i
	}
	if n > maxDrawn {
		x[0], y[0] = 0, 0
	} else if n > 3 {
		const rounds = 150
		ideal := 1.6 / math.Sqrt(float64(n))
		for round := range rounds {
			dx, dy := make([]float64, n), make([]float64, n)
			for i := range n {
				for j := range i {
					ex, ey := x[i]-x[j], y[i]-y[j]
					d2 := ex*ex + ey*ey + 1e-6
					f := ideal * ideal / d2
					dx[i] += ex * f
					dy[i] += ey * f
					dx[j] -= ex * f
					dy[j] -= ey * f
				}
			}
			for _, k := range c.Pairs {
				pair := &p.core.Pairs[k]
				i, j := index[pair.A], index[pair.B]
				ex, ey := x[i]-x[j], y[i]-y[j]
				f := math.Hypot(ex, ey) / ideal * (0.1 + 0.9*float64(pair.Score))
				dx[i] -= ex * f
				dy[i] -= ey * f
				dx[j] += ex * f
				dy[j] += ey * f
			}
			heat := 0.15 * (1 - float64(round)/rounds)
			for i := range n {
				step := math.Hypot(dx[i], dy[i])
				if step > heat {
					dx[i], dy[i] = dx[i]/step*heat, dy[i]/step*heat
				}
				x[i] += dx[i]
				y[i] += dy[i]
			}
		}
	}
	for i := range c.Members {
		c.Members[i].X, c.Members[i].Y = fit(x, i), fit(y, i)
	}
}

// fit scales the i-th value so that all values fill [0, 1].
func fit(values []float64, i int) float64 {
	lo, hi := slices.Min(values), slices.Max(values)
	if hi-lo < 1e-9 {
		return 0.5
	}
	return math.Round((values[i]-lo)/(hi-lo)*1000) / 1000
}
