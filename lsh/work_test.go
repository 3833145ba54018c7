package lsh

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
)

func TestSortRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, fewRows - 1, fewRows, 5000} {
		for _, mask := range []uint64{0, 1<<63 | 1, 1<<40 - 1, 1<<64 - 1, 0xF0F<<33 | 7} {
			for _, from := range []uint{0, 32} {
				rows := make([]uint64, n)
				for i := range rows {
					rows[i] = rng.Uint64() & mask
					if from == 32 {
						rows[i] = rows[i]>>32<<32 | uint64(i)
					}
				}
				want := slices.Sorted(slices.Values(rows))
				got, other := sortRows(rows, make([]uint64, n), from)
				if !slices.Equal(got, want) || len(other) != n {
					t.Errorf("%d rows, mask %x, from bit %d: not sorted", n, mask, from)
				}
			}
		}
	}
}

func TestEachBlock(t *testing.T) {
	for _, workers := range []int{1, 3, 100} {
		var done [50]atomic.Int32
		err := eachBlock(t.Context(), workers, len(done), func(worker, block int) {
			if worker >= workers {
				t.Errorf("worker %d of %d", worker, workers)
			}
			done[block].Add(1)
		})
		for i := range done {
			if n := done[i].Load(); n != 1 || err != nil {
				t.Errorf("block %d done %d times, %v", i, n, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	blocks := 0
	if err := eachBlock(ctx, 1, 50, func(_, _ int) { blocks++; cancel() }); err == nil || blocks != 1 {
		t.Errorf("%d blocks after it was cancelled, %v", blocks, err)
	}
}
