package page

import (
	"math"
	"slices"
)

// maxDrawn is the largest cluster whose picture is laid out by forces. In a
// larger one the members stand around the first.
const maxDrawn = 120

// place2D lays the members out, the same cluster always in the same way.
func (p *page) place2D(c *pageCluster) {
	n := len(c.Members)
	g := drawing{x: make([]float64, n), y: make([]float64, n)}
	index := make(map[int]int, n)
	for i, m := range c.Members {
		angle := math.Pi + 2*math.Pi*float64(i)/float64(n)
		g.x[i], g.y[i] = math.Cos(angle), math.Sin(angle)
		index[m.Doc] = i
	}
	for _, k := range c.Pairs {
		pair := &p.core.Pairs[k]
		g.edges = append(g.edges, edge{index[pair.A], index[pair.B], 0.1 + 0.9*float64(pair.Score)})
	}
	if n > maxDrawn {
		g.x[0], g.y[0] = 0, 0
	} else if n > 3 {
		g.relax()
	}
	for i := range c.Members {
		c.Members[i].X, c.Members[i].Y = fit(g.x, i), fit(g.y, i)
	}
}

// A drawing is places of points and the edges between them.
type drawing struct {
	x, y  []float64
	edges []edge
}

type edge struct {
	i, j int
	pull float64
}

// relax moves the points by the forces of Fruchterman and Reingold (Graph
// Drawing by Force-directed Placement, 1991): all push each other off, an edge
// pulls. It costs points squared in each of its rounds.
func (g *drawing) relax() {
	const rounds = 150
	n := len(g.x)
	ideal := 1.6 / math.Sqrt(float64(n))
	for round := range rounds {
		dx, dy := g.forces(ideal)
		heat := 0.15 * (1 - float64(round)/rounds)
		for i := range n {
			step := math.Hypot(dx[i], dy[i])
			if step > heat {
				dx[i], dy[i] = dx[i]/step*heat, dy[i]/step*heat
			}
			g.x[i] += dx[i]
			g.y[i] += dy[i]
		}
	}
}

func (g *drawing) forces(ideal float64) (dx, dy []float64) {
	n := len(g.x)
	dx, dy = make([]float64, n), make([]float64, n)
	push := func(i, j int, fx, fy float64) {
		dx[i], dy[i] = dx[i]+fx, dy[i]+fy
		dx[j], dy[j] = dx[j]-fx, dy[j]-fy
	}
	for i := range n {
		for j := range i {
			ex, ey := g.x[i]-g.x[j], g.y[i]-g.y[j]
			f := ideal * ideal / (ex*ex + ey*ey + 1e-6)
			push(i, j, ex*f, ey*f)
		}
	}
	for _, e := range g.edges {
		ex, ey := g.x[e.i]-g.x[e.j], g.y[e.i]-g.y[e.j]
		f := math.Hypot(ex, ey) / ideal * e.pull
		push(e.i, e.j, -ex*f, -ey*f)
	}
	return dx, dy
}

// fit scales the i-th value so that all values fill [0, 1].
func fit(values []float64, i int) float64 {
	lo, hi := slices.Min(values), slices.Max(values)
	if hi-lo < 1e-9 {
		return 0.5
	}
	return math.Round((values[i]-lo)/(hi-lo)*1000) / 1000
}
