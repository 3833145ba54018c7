package intern

import (
	"math/rand/v2"
	"testing"
)

// TestTable compares a table with a map.
func TestTable(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for n := range 60 {
		made, want := Table{}, map[uint64]int32{}
		made.Reset(n)
		for range n {
			// Hashes that end alike meet in one slot.
			h := uint64(r.IntN(20)) << 32
			number, isNew := made.Add(h)
			if known, ok := want[h]; ok == isNew || ok && number != known {
				t.Fatalf("%d hashes: Add gave %d (new: %t), want %d", n, number, isNew, known)
			}
			want[h] = number
		}
		if made.Len() != len(want) {
			t.Fatalf("%d hashes, want %d", made.Len(), len(want))
		}
		for h := range uint64(40) {
			number, ok := want[h<<32]
			if !ok {
				number = -1
			}
			if got := made.Find(h << 32); got != number {
				t.Fatalf("Find gave %d, want %d", got, number)
			}
		}
	}
}

func TestShared(t *testing.T) {
	var few, many Table
	few.Fill([]uint64{1, 2, 2, 3})
	many.Fill([]uint64{3, 4, 5, 2, 2, 6})
	if x, y := few.Shared(&many), many.Shared(&few); x != 2 || y != 2 {
		t.Errorf("%d and %d shared, want 2", x, y)
	}
}

func TestMixKeepsTheOrder(t *testing.T) {
	if Mix(Mix(0, 1), 2) == Mix(Mix(0, 2), 1) {
		t.Error("two orders of one sequence have the same hash")
	}
}
