package eval

import (
	"math/rand/v2"
	"slices"
)

// An Estimate is a figure measured on a sample, with the interval that holds
// the middle 95% of its values over bootstrap resamples.
type Estimate struct {
	Value     float64
	Low, High float64
	// N is the number of things that the figure was counted over.
	N int
}

// resamples is how often a figure is computed anew for its interval. A
// thousand place the ends of a 95% interval within about a tenth of its width.
const resamples = 1000

// bootstrap estimates figures over n independent units. figures gets the
// indices of the units, each as often as it was drawn, and returns one value
// per figure, always the same number of them. The first call is over every
// unit once and gives the values; counts, as long as these, gives their N.
//
// The intervals are percentiles over resamples drawn with replacement (Efron
// 1979) from a generator with a fixed seed, so they are the same on every run.
func bootstrap(n int, counts []int, figures func(units []int) []float64) []Estimate {
	units := make([]int, n)
	for i := range units {
		units[i] = i
	}
	out := make([]Estimate, len(counts))
	for i, v := range figures(units) {
		out[i] = Estimate{Value: v, Low: v, High: v, N: counts[i]}
	}
	if n < 2 {
		return out
	}
	random := rand.New(rand.NewPCG(1979, uint64(n)))
	drawn := make([][]float64, len(counts))
	for range resamples {
		for i := range units {
			units[i] = random.IntN(n)
		}
		for i, v := range figures(units) {
			drawn[i] = append(drawn[i], v)
		}
	}
	for i, values := range drawn {
		slices.Sort(values)
		out[i].Low, out[i].High = values[resamples/40], values[resamples-1-resamples/40]
	}
	return out
}

// ratio is a/b, and 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// harmonic is the harmonic mean of precision and recall, F1.
func harmonic(precision, recall float64) float64 {
	return ratio(2*precision*recall, precision+recall)
}
