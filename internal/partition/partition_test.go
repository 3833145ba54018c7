package partition

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestAgainstLabels joins at random and compares with labels that are all changed
// at every step.
func TestAgainstLabels(t *testing.T) {
	for seed := range uint64(50) {
		random := rand.New(rand.NewPCG(7, seed))
		n := 1 + random.IntN(40)
		p, label := New[int32](n), make([]int32, n)
		for i := range label {
			label[i] = int32(i)
		}
		for range random.IntN(2 * n) {
			i, j := random.Int32N(int32(n)), random.Int32N(int32(n))
			low, high := min(label[i], label[j]), max(label[i], label[j])
			for k := range label {
				if label[k] == high {
					label[k] = low
				}
			}
			if root := p.Join(i, j); root != low {
				t.Fatalf("seed %d: %d and %d are joined under %d, want %d", seed, i, j, root, low)
			}
		}
		var groups [][]int32
		for root := range int32(n) {
			var group []int32
			for k, l := range label {
				if l == root {
					group = append(group, int32(k))
				}
			}
			if len(group) >= 3 {
				groups = append(groups, group)
			}
		}
		if got := p.Groups(3); !slices.EqualFunc(got, groups, slices.Equal) {
			t.Errorf("seed %d: groups %v, want %v", seed, got, groups)
		}
	}
}
