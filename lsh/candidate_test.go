package lsh

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"unsafe"
)

func TestMerge(t *testing.T) {
	near := []Candidate{{A: 0, B: 9, Views: Near, Agree: 30}, {A: 1, B: 2, Views: Near, Agree: 99}}
	phrases := []Candidate{{A: 0, B: 3, Views: Rare, Weight: 5}, {A: 1, B: 2, Views: Rare, Weight: 7}}
	stems := []Candidate{{A: 1, B: 2, Views: Rare << 1, Weight: math.MaxUint32}, {A: 1, B: 3, Views: Rare << 1, Weight: 1}}
	want := []Candidate{
		{A: 0, B: 3, Views: Rare, Weight: 5},
		{A: 0, B: 9, Views: Near, Agree: 30},
		{A: 1, B: 2, Views: Near | Rare | Rare<<1, Agree: 99, Weight: math.MaxUint32},
		{A: 1, B: 3, Views: Rare << 1, Weight: 1},
	}
	for _, views := range [][][]Candidate{{near, phrases, stems}, {stems, near, phrases, nil}} {
		if got := Merge(views...); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if got := Merge(); len(got) != 0 {
		t.Errorf("nothing merged gives %v", got)
	}
}

func TestCandidateSize(t *testing.T) {
	if n := unsafe.Sizeof(Candidate{}); n != 16 {
		t.Errorf("a candidate takes %d bytes, documented as 16", n)
	}
}

func TestIdentical(t *testing.T) {
	got := Identical([]uint64{7, 0, 8, 7, 0, 9, 8, 7})
	if want := [][]uint32{{0, 3, 7}, {2, 6}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Identical([][32]byte{{}, {}, {1}}); len(got) != 0 {
		t.Errorf("documents without content are grouped: %v", got)
	}
}

func TestIdenticalAgainstAllPairs(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		hashes := make([]uint64, rng.IntN(60))
		for i := range hashes {
			hashes[i] = rng.Uint64N(20)
		}
		want := [][]uint32{}
		for i, h := range hashes {
			if h == 0 || slices.Contains(hashes[:i], h) {
				continue
			}
			var group []uint32
			for k, other := range hashes {
				if other == h {
					group = append(group, uint32(k))
				}
			}
			if len(group) > 1 {
				want = append(want, group)
			}
		}
		if got := Identical(hashes); !reflect.DeepEqual(got, want) {
			t.Errorf("%v: got %v, want %v", hashes, got, want)
		}
	}
}
