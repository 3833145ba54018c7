package forest

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
)

// A Sample is one row to learn from.
type Sample struct {
	Features []float64
	Positive bool
	Weight   float64
}

// target is 1 for a positive sample and 0 for another.
func (s *Sample) target() float64 {
	if s.Positive {
		return 1
	}
	return 0
}

// GrowOptions say how a forest is grown.
type GrowOptions struct {
	Trees int     // number of trees
	Depth int     // of a tree
	Rate  float64 // by which each tree is shrunk
	// LeafWeight is the least weight of samples (their Hessian is smaller) in a leaf.
	LeafWeight float64
	// Penalty is added to the Hessian of a leaf.
	Penalty float64
	// Ridge is the penalty of a logistic regression that the trees correct, by the
	// squares of its coefficients of standardized features; 0 for a forest of trees
	// alone. A line is poor where features act together and goes on where there were
	// no samples, a tree the reverse.
	Ridge float64
	// Columns is the share of the features, drawn anew for each tree, that it may ask
	// for; 0 for all. Trees that differ make a sum that varies less with the samples
	// (Chen and Guestrin 2016, who have it from Breiman's random forests).
	Columns float64
}

// bins bounds the thresholds that are tried of a feature.
const bins = 64

// Grow fits boosted trees to the samples by second-order gradient boosting of
// the logistic loss, with thresholds at quantiles (Friedman 2001; Chen and
// Guestrin 2016). It is deterministic. Samples all have the same features.
func Grow(samples []Sample, o GrowOptions) *Forest {
	g := newGrower(samples, o)
	f := &Forest{linear: linear{base: g.base()}}
	if o.Ridge > 0 {
		f.linear = fitLinear(samples, o.Ridge)
	}
	for i := range g.odds {
		g.odds[i] = f.linear.logOdds(samples[i].Features)
	}
	for range o.Trees {
		f.trees = append(f.trees, g.tree())
	}
	return f
}

// A grower is the state of boosting.
type grower struct {
	GrowOptions
	samples    []Sample
	thresholds [][]float64 // by feature
	binned     [][]uint8   // by feature, then sample: how many thresholds lie below
	odds       []float64
	grad, hess []float64
	draws      *rand.Rand
	columns    []int // features that the tree at hand may ask for, ascending
}

func newGrower(samples []Sample, o GrowOptions) *grower {
	n, features := len(samples), len(samples[0].Features)
	g := &grower{GrowOptions: o, samples: samples, odds: make([]float64, n), grad: make([]float64, n), hess: make([]float64, n)}
	g.draws = rand.New(rand.NewPCG(1, 1))
	column := make([]float64, n)
	for f := range features {
		for i := range samples {
			column[i] = samples[i].Features[f]
		}
		t := quantiles(slices.Clone(column))
		g.thresholds = append(g.thresholds, t)
		b := make([]uint8, n)
		for i, x := range column {
			at, _ := slices.BinarySearch(t, x)
			b[i] = uint8(at)
		}
		g.binned = append(g.binned, b)
	}
	return g
}

// quantiles are thresholds between the distinct values of a column: x belongs
// to the left of threshold t if x <= t.
func quantiles(column []float64) []float64 {
	slices.Sort(column)
	var t []float64
	for b := 1; b < bins; b++ {
		at := b * len(column) / bins
		if at == 0 || column[at] == column[0] {
			continue
		}
		below, _ := slices.BinarySearch(column, column[at])
		mid := column[below-1] + (column[at]-column[below-1])/2
		mid = asWritten(mid)
		if mid < column[below-1] || mid >= column[at] {
			mid = column[below-1]
		}
		if len(t) == 0 || mid > t[len(t)-1] {
			t = append(t, mid)
		}
	}
	return t
}

// base is the log-odds of all samples, as a model file holds it.
func (g *grower) base() float64 {
	var positive, all float64
	for _, s := range g.samples {
		all += s.Weight
		if s.Positive {
			positive += s.Weight
		}
	}
	return round(math.Log(positive / (all - positive)))
}

// tree grows one tree and adds it to the odds of all samples.
func (g *grower) tree() []node {
	rows := make([]int32, len(g.samples))
	for i := range g.samples {
		s := &g.samples[i]
		p := Sigmoid(g.odds[i])
		g.grad[i], g.hess[i] = s.Weight*(s.target()-p), s.Weight*p*(1-p)
		rows[i] = int32(i)
	}
	g.drawColumns()
	var nodes []node
	g.grow(&nodes, rows, g.Depth)
	return nodes
}

// drawColumns draws the features of the next tree.
func (g *grower) drawColumns() {
	g.columns = g.draws.Perm(len(g.binned))
	if g.Columns > 0 {
		g.columns = g.columns[:int(math.Ceil(g.Columns*float64(len(g.binned))))]
	}
	slices.Sort(g.columns)
}

// bucket sums up the samples of one bin.
type bucket struct{ grad, hess, weight float64 }

func (b *bucket) add(c bucket) { b.grad += c.grad; b.hess += c.hess; b.weight += c.weight }

func (b bucket) less(c bucket) bucket {
	return bucket{b.grad - c.grad, b.hess - c.hess, b.weight - c.weight}
}

// grow appends the subtree of the rows and returns its index.
func (g *grower) grow(nodes *[]node, rows []int32, depth int) int32 {
	var total bucket
	for _, r := range rows {
		total.add(bucket{g.grad[r], g.hess[r], g.samples[r].Weight})
	}
	at := int32(len(*nodes))
	*nodes = append(*nodes, node{feature: -1})
	s := split{}
	if depth > 0 {
		s = g.bestSplit(rows, total)
	}
	if s.gain <= 1e-9 {
		value := round(g.Rate * g.value(total))
		(*nodes)[at].value = value
		for _, r := range rows {
			g.odds[r] += value
		}
		return at
	}
	left, right := g.part(rows, s)
	l := g.grow(nodes, left, depth-1)
	r := g.grow(nodes, right, depth-1)
	(*nodes)[at] = node{feature: int32(s.feature), threshold: g.thresholds[s.feature][s.bin], left: l, right: r}
	return at
}

// value is the best log-odds step of a leaf.
func (g *grower) value(b bucket) float64 { return b.grad / (b.hess + g.Penalty) }

// score is the gain in likelihood of a leaf with its best value.
func (g *grower) score(b bucket) float64 {
	v := g.value(b)
	return b.grad*v - .5*(b.hess+g.Penalty)*v*v
}

type split struct {
	gain         float64
	feature, bin int
}

func (g *grower) bestSplit(rows []int32, total bucket) split {
	best := split{}
	whole := g.score(total)
	for _, f := range g.columns {
		var buckets [bins]bucket
		column := g.binned[f]
		for _, r := range rows {
			buckets[column[r]].add(bucket{g.grad[r], g.hess[r], g.samples[r].Weight})
		}
		var left bucket
		for bin := range g.thresholds[f] {
			left.add(buckets[bin])
			right := total.less(left)
			if left.weight < g.LeafWeight || right.weight < g.LeafWeight {
				continue
			}
			if gain := g.score(left) + g.score(right) - whole; gain > best.gain {
				best = split{gain, f, bin}
			}
		}
	}
	return best
}

func (g *grower) part(rows []int32, s split) (left, right []int32) {
	for _, r := range rows {
		if int(g.binned[s.feature][r]) <= s.bin {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	return left, right
}

// round and format keep what a model file holds.
func round(x float64) float64 { return math.Round(x*1e5) / 1e5 }

// asWritten is a number as a model file holds it.
func asWritten(x float64) float64 {
	y, _ := strconv.ParseFloat(format(x), 64)
	return y
}

func format(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
