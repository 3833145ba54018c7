package forest

import (
	"math/rand/v2"
	"testing"
)

// rule makes samples that are positive where want says so.
func rule(n int, want func(x []float64) bool) []Sample {
	r := rand.New(rand.NewPCG(1, 2))
	samples := make([]Sample, n)
	for i := range samples {
		x := []float64{r.Float64(), r.Float64(), r.Float64()}
		samples[i] = Sample{Features: x, Positive: want(x), Weight: 1}
	}
	return samples
}

var options = GrowOptions{Trees: 40, Depth: 3, Rate: .2, LeafWeight: 5, Penalty: 1}

func TestGrowLearnsAnInteraction(t *testing.T) {
	xor := func(x []float64) bool { return (x[0] > .5) != (x[1] > .3) }
	f := Grow(rule(4000, xor), options)
	wrong := 0
	for _, s := range rule(8000, xor)[4000:] { // samples it has not seen
		if (f.LogOdds(s.Features) > 0) != s.Positive {
			wrong++
		}
	}
	if wrong > 120 {
		t.Errorf("%d of 4000 wrong", wrong)
	}
}

func TestGrowKeepsMonotone(t *testing.T) {
	// The data say less is more in a band; the model must not believe it.
	o := options
	o.Monotone = []int{1, -1, 0}
	f := Grow(rule(4000, func(x []float64) bool { return x[0] > .6 || x[0] > .2 && x[0] < .4 || x[1] > .9 }), o)
	for _, s := range rule(300, func([]float64) bool { return true }) {
		x := s.Features
		for feature, sign := range o.Monotone[:2] {
			before := f.LogOdds(x)
			was := x[feature]
			for x[feature] += .05; x[feature] < 1; x[feature] += .05 {
				now := f.LogOdds(x)
				if float64(sign)*(now-before) < -1e-9 {
					t.Fatalf("feature %d at %.2f: odds go from %v to %v", feature, x[feature], before, now)
				}
				before = now
			}
			x[feature] = was
		}
	}
}

func TestGrowWeighs(t *testing.T) {
	samples := rule(2000, func(x []float64) bool { return x[0] > .5 })
	for i := range samples {
		if samples[i].Features[1] > .5 { // wrong labels that weigh nothing
			samples[i].Positive, samples[i].Weight = !samples[i].Positive, 1e-9
		}
	}
	f := Grow(samples, options)
	if p := f.Probability([]float64{.9, .9, .5}); p < .9 {
		t.Errorf("probability %v", p)
	}
}

func TestGrowIsReproducible(t *testing.T) {
	samples := rule(1000, func(x []float64) bool { return x[0]+x[1] > 1 })
	first := encode(Grow(samples, options))
	if encode(Grow(samples, options)) != first {
		t.Error("the same samples gave another model")
	}
}
