package eval

import "math"

// A Reliability compares scores, read as probabilities, with what they turned
// out to be, in ten bins of equal width (DeGroot and Fienberg 1983).
type Reliability struct {
	Bins [10]Bin
	N    int
	// Error is the expected calibration error: the mean over all scores of
	// how far their bin's expectation is from what was observed.
	Error float64
}

// A Bin is a tenth of the scores: its lower end counts, its upper end does not,
// but for 1.
type Bin struct {
	N int
	// Expected is the mean score, Observed the share of true labels.
	Expected, Observed float64
}

// NewReliability compares each score in [0, 1] with its label.
func NewReliability(scores []float64, labels []bool) Reliability {
	r := Reliability{N: len(scores)}
	for i, s := range scores {
		b := &r.Bins[min(int(s*10), 9)]
		b.N++
		b.Expected += s
		if labels[i] {
			b.Observed++
		}
	}
	for i := range r.Bins {
		b := &r.Bins[i]
		n := float64(b.N)
		b.Expected, b.Observed = ratio(b.Expected, n), ratio(b.Observed, n)
		r.Error += ratio(n, float64(r.N)) * math.Abs(b.Expected-b.Observed)
	}
	return r
}
