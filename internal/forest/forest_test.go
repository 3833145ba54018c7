package forest

import (
	"math"
	"testing"
)

func TestForest(t *testing.T) {
	f := MustParse("test", small, []string{"length", "share"})
	for _, c := range []struct {
		x    []float64
		want float64
	}{
		{[]float64{2, 9}, -0.25}, // a value on the threshold goes left
		{[]float64{2.1, 0.5}, 1.75},
		{[]float64{3, 0.6}, 2.75},
	} {
		if got := f.LogOdds(c.x); got != c.want {
			t.Errorf("LogOdds(%v) = %v, want %v", c.x, got, c.want)
		}
	}
	if p := f.Probability([]float64{2.1, 0.5}); math.Abs(p-1/(1+math.Exp(-1.75))) > 1e-15 {
		t.Errorf("Probability = %v", p)
	}
}
