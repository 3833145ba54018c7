// Package forest evaluates small gradient-boosted trees (Friedman, Greedy
// Function Approximation, 2001): the models that decide on passages and pairs.
// How each was fitted and judged stands in docs/method.md.
package forest

import "math"

// A Forest is boosted regression trees whose sum, with that of a linear model where
// there is one, is a log-odds. It is read-only and safe for concurrent use.
type Forest struct {
	linear linear
	trees  [][]node
}

type node struct {
	feature     int32 // -1 for a leaf
	left, right int32
	threshold   float64
	value       float64
}

// LogOdds is the sum of the linear model and the trees for the features x.
func (f *Forest) LogOdds(x []float64) float64 {
	sum := f.linear.logOdds(x)
	for _, t := range f.trees {
		i := int32(0)
		for t[i].feature >= 0 {
			if x[t[i].feature] <= t[i].threshold {
				i = t[i].left
			} else {
				i = t[i].right
			}
		}
		sum += t[i].value
	}
	return sum
}

// Probability is the probability that the features x are those of a positive.
func (f *Forest) Probability(x []float64) float64 { return Sigmoid(f.LogOdds(x)) }

// Sigmoid turns a log-odds into a probability.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
