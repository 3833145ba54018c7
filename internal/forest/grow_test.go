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

// A line goes on where there were no samples, trees hardly do.
func TestGrowGoesOnAlongALine(t *testing.T) {
	samples := rule(4000, func(x []float64) bool { return x[0]+x[1] > 1 })
	o := options
	o.Ridge = 20
	trees, line := Grow(samples, options), Grow(samples, o)
	near, far := []float64{.95, .95, .5}, []float64{3, 3, .5}
	if a, b := trees.LogOdds(near), trees.LogOdds(far); b > a+1 {
		t.Errorf("trees alone: %v near, %v far", a, b)
	}
	if a, b := line.LogOdds(near), line.LogOdds(far); b < a+1 {
		t.Errorf("with a line: %v near, %v far", a, b)
	}
}

// Half of the features drawn for each tree leave other trees, and what is learnt.
func TestGrowDrawsColumns(t *testing.T) {
	samples := rule(4000, func(x []float64) bool { return x[0]+x[1] > 1 })
	o := options
	o.Columns = .5
	all, half := Grow(samples, options), Grow(samples, o)
	if encode(all) == encode(half) {
		t.Error("the same trees")
	}
	if p := half.Probability([]float64{.8, .8, .5}); p < .9 {
		t.Errorf("probability %v", p)
	}
	if p := half.Probability([]float64{.2, .2, .5}); p > .1 {
		t.Errorf("probability %v", p)
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
