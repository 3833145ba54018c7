package align

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestClusters holds that the seeds of a cluster hang together on both sides,
// that none is lost, and that what is cut apart is far apart on one side.
func TestClusters(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 300 {
		var seeds []seed
		for range r.IntN(20) {
			seeds = append(seeds, seed{a: r.Int32N(40), b: r.Int32N(40)})
		}
		slices.SortFunc(seeds, func(x, y seed) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		seeds = slices.Compact(seeds)
		gap := r.Int32N(6)
		got := map[seed]int{}
		for k, group := range cluster(slices.Clone(seeds), gap) {
			for _, s := range group {
				got[s] = k
			}
		}
		want := map[seed]int{}
		for k, group := range slowClusters([][]seed{seeds}, gap) {
			for _, s := range group {
				want[s] = k
			}
		}
		for _, x := range seeds {
			for _, y := range seeds {
				if (got[x] == got[y]) != (want[x] == want[y]) {
					t.Fatalf("gap %d: %v and %v together: %t; seeds %v", gap, x, y, got[x] == got[y], seeds)
				}
			}
		}
	}
}

// slowClusters cuts groups at the first gap found on either side until there is none.
func slowClusters(groups [][]seed, gap int32) [][]seed {
	for k, group := range groups {
		for _, place := range []func(seed) int32{func(s seed) int32 { return s.a }, func(s seed) int32 { return s.b }} {
			for cut := range int32(41) {
				var low, high []seed
				for _, s := range group {
					switch {
					case place(s) <= cut:
						low = append(low, s)
					case place(s) > cut+gap+1:
						high = append(high, s)
					}
				}
				between := len(group) - len(low) - len(high)
				if between > 0 || len(low) == 0 || len(high) == 0 {
					continue
				}
				// Far apart: no seed of one part is within the gap of the other.
				if nearestPlaces(low, high, place) > gap+1 {
					return slowClusters(append(slices.Delete(slices.Clone(groups), k, k+1), low, high), gap)
				}
			}
		}
	}
	return groups
}

func nearestPlaces(low, high []seed, place func(seed) int32) int32 {
	best := int32(1 << 20)
	for _, x := range low {
		for _, y := range high {
			best = min(best, place(y)-place(x))
		}
	}
	return best
}
