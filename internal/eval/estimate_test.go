package eval

import (
	"bytes"
	"math"
	"testing"
)

// mean is a figure to bootstrap.
func mean(values []float64) func(units []int) []float64 {
	return func(units []int) []float64 {
		sum := 0.
		for _, u := range units {
			sum += values[u]
		}
		return []float64{sum / float64(len(units))}
	}
}

func TestBootstrapOfAMean(t *testing.T) {
	// 40 of 100 are ones: the interval of the mean is .4 ± 1.96 * sqrt(.24/100).
	values := make([]float64, 100)
	for i := range 40 {
		values[i] = 1
	}
	e := bootstrap(100, []int{100}, mean(values))[0]
	half := 1.96 * math.Sqrt(.24/100)
	if e.Value != .4 || e.N != 100 {
		t.Errorf("estimate %+v", e)
	}
	if math.Abs(e.Low-(.4-half)) > .02 || math.Abs(e.High-(.4+half)) > .02 {
		t.Errorf("interval %v to %v, want about %v to %v", e.Low, e.High, .4-half, .4+half)
	}
	if again := bootstrap(100, []int{100}, mean(values))[0]; again != e {
		t.Errorf("%+v on the second run, %+v on the first", again, e)
	}
}

func TestBootstrapOfOne(t *testing.T) {
	want := Estimate{.25, .25, .25, 1}
	if e := bootstrap(1, []int{1}, mean([]float64{.25}))[0]; e != want {
		t.Errorf("%+v, want %+v", e, want)
	}
}

func TestReliability(t *testing.T) {
	r := NewReliability([]float64{0, .05, .1, .95, 1, 1}, []bool{false, true, false, true, true, false})
	var want Reliability
	want.Bins[0] = Bin{2, .025, .5}
	want.Bins[1] = Bin{1, .1, 0}
	want.Bins[9] = Bin{3, 2.95 / 3, 2. / 3}
	want.N = 6
	want.Error = (2*.475 + .1 + .95) / 6
	if !near(r.Error, want.Error) {
		t.Errorf("error %v, want %v", r.Error, want.Error)
	}
	for i, b := range r.Bins {
		w := want.Bins[i]
		if b.N != w.N || !near(b.Expected, w.Expected) || !near(b.Observed, w.Observed) {
			t.Errorf("bin %d: %+v, want %+v", i, b, w)
		}
	}
	if r.N != want.N {
		t.Errorf("%d scores, want %d", r.N, want.N)
	}
	if empty := NewReliability(nil, nil); empty != (Reliability{}) {
		t.Errorf("of nothing: %+v", empty)
	}
}

func TestWriteMetrics(t *testing.T) {
	var out bytes.Buffer
	err := WriteMetrics(&out, []Metric{
		{"weirs & locks", "recall/heavy", Estimate{2. / 3, .5, .75, 12}},
		{"weirs & locks", "detections", Estimate{4, 4, 4, 7}},
	})
	want := `{"type":"metric","v":1,"corpus":"weirs & locks","name":"recall/heavy","value":0.6667,"n":12,"low":0.5,"high":0.75}
{"type":"metric","v":1,"corpus":"weirs & locks","name":"detections","value":4,"n":7,"low":4,"high":4}
`
	if err != nil || out.String() != want {
		t.Errorf("%v\n got %s\nwant %s", err, &out, want)
	}
}

func TestCorpusName(t *testing.T) {
	for dir, want := range map[string]string{"/x/pan": "pan", "/x/weirs/docs": "weirs", "/x/locks/pairs/": "locks"} {
		if got := corpusName(dir); got != want {
			t.Errorf("corpus in %s: %q, want %q", dir, got, want)
		}
	}
}
