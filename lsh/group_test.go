package lsh

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGroup compares with sorting: features of one row and of many, spread over
// all buckets or crowded in one, few rows and more than a bucket sorts by itself.
func TestGroup(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var g grouper
	for _, n := range []int{0, 1, 2, 100, fewRows, 5000, 3 * manyRows} {
		for _, spread := range []uint{0, 2, 14, 20, 28} { // bits in which features differ
			for _, low := range []bool{true, false} { // the lowest bits, or the highest
				rows := make([]uint64, n)
				for doc := range rows {
					feature := r.Uint64N(1 << spread)
					if !low {
						feature <<= placeBits - spread
					}
					rows[doc] = feature<<32 | uint64(doc)
				}
				want, single := groupsBySorting(rows)
				var got [][]uint64
				gotSingle := g.group(slices.Clone(rows), make([]uint64, n), 32+placeBits, func(rows []uint64) {
					got = append(got, slices.Clone(rows))
				})
				if gotSingle != single || !slices.EqualFunc(got, want, slices.Equal[[]uint64]) {
					t.Fatalf("%d rows, %d bits, low %t: %d groups and %d others, want %d and %d", n, spread, low, len(got), gotSingle, len(want), single)
				}
			}
		}
	}
}

func groupsBySorting(rows []uint64) (groups [][]uint64, single int) {
	sorted := slices.Sorted(slices.Values(rows))
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n]>>32 == sorted[0]>>32 {
			n++
		}
		if n == 1 {
			single++
		} else {
			groups = append(groups, sorted[:n])
		}
		sorted = sorted[n:]
	}
	return groups, single
}
