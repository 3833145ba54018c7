package lsh

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"sync"
	"testing"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

// Sketches that the one in use was weighed against, as their papers give them,
// beside those of reference_test.go. docs/bench holds the figures.

// superMinHash is SuperMinHash (Ertl 2017): a shingle gives every value a rank
// in another round, in an order of its own, until no value can still change.
type superMinHash struct {
	ranks         []uint64 // round<<rankBits | rank
	order, owners []int32  // the order of values for the shingle that owns it
	inRound       []int32  // values by the round of their rank
}

func newSuperMinHash(size int) *superMinHash {
	return &superMinHash{make([]uint64, size), make([]int32, size), make([]int32, size), make([]int32, size)}
}

func (s *superMinHash) sketch(dst Signature, shingles []uint64) Signature {
	size := len(s.ranks)
	for i := range s.ranks {
		s.ranks[i], s.owners[i], s.inRound[i] = emptyBin, -1, 0
	}
	last := size - 1
	s.inRound[last] = int32(size)
	for owner, h := range shingles {
		for round := 0; round <= last; round++ {
			bin, rest := bits.Mul64(mix(h^roundSeed(uint64(round))), uint64(size-round))
			value := s.swap(int32(owner), round, round+int(bin))
			rank := uint64(round)<<rankBits | rest>>(64-rankBits)
			if old := s.ranks[value]; rank < old {
				s.ranks[value] = rank
				if was := min(int(old>>rankBits), size-1); round < was {
					s.inRound[was]--
					s.inRound[round]++
					for s.inRound[last] == 0 {
						last--
					}
				}
			}
		}
	}
	for i, r := range s.ranks {
		dst[i] = uint32(r)
	}
	return dst
}

// swap is a step of the shuffle of Fisher and Yates. It returns the value that
// has place i now.
func (s *superMinHash) swap(owner int32, i, k int) int32 {
	for _, at := range [2]int{i, k} {
		if s.owners[at] != owner {
			s.owners[at], s.order[at] = owner, int32(at)
		}
	}
	s.order[i], s.order[k] = s.order[k], s.order[i]
	return s.order[i]
}

// circulant is C-MinHash (Li and Li 2021): one permutation of a universe, which
// every value reads from another place on.
func circulant(dst Signature, shingles []uint64) Signature {
	table := circulantTable()
	for i := range dst {
		dst[i] = math.MaxUint32
	}
	for _, h := range shingles {
		from := mix(h^roundSeed(0)) % circulantSize
		for i, v := range table[from : from+uint64(len(dst))] {
			dst[i] = min(dst[i], v)
		}
	}
	return dst
}

const circulantSize = 1 << 20

// circulantTable is the permutation, and its beginning once more.
var circulantTable = sync.OnceValue(func() []uint32 {
	table := make([]uint32, circulantSize)
	for i, v := range rand.New(rand.NewPCG(1, 2)).Perm(circulantSize) {
		table[i] = uint32(v)
	}
	return append(table, table[:DefaultSize]...)
})

// doubleHashing is the MinHash of minhash-lsh: all values from two hashes.
func doubleHashing(dst Signature, shingles []uint64) Signature {
	m := minhashlsh.NewMinhash(1, len(dst))
	var key [8]byte
	for _, h := range shingles {
		binary.LittleEndian.PutUint64(key[:], h)
		m.Push(key[:])
	}
	for i, v := range m.Signature() {
		dst[i] = uint32(v)
	}
	return dst
}

// weighed are the sketches with how many bits of a value they keep.
func weighed() []weighedSketch {
	fast, super := NewSketcher(0), newSuperMinHash(DefaultSize)
	cut := func(bits uint) func(Signature, []uint64) Signature {
		return func(dst Signature, s []uint64) Signature {
			dst = fast.Sketch(dst, s)
			for i := range dst {
				dst[i] &= 1<<bits - 1
			}
			return dst
		}
	}
	return []weighedSketch{
		{"fast", 32, fast.Sketch},
		{"classic", 32, func(_ Signature, s []uint64) Signature { return classic(DefaultSize, s) }},
		{"minhash-lsh", 32, doubleHashing},
		{"one-permutation", 32, func(_ Signature, s []uint64) Signature { return onePermutation(DefaultSize, s) }},
		{"super", 32, super.sketch},
		{"circulant", 32, circulant},
		{"fast-8bit", 8, cut(8)},
		{"fast-16bit", 16, cut(16)},
	}
}

type weighedSketch struct {
	name   string
	bits   int
	sketch func(dst Signature, shingles []uint64) Signature
}

// errors returns the standard error of a sketch for two sets of n shingles, in
// that of independent hashing, over the range of resemblance, and the largest
// bias in the same unit. What values agree by chance is taken out.
func (s *weighedSketch) errors(n int) (err, bias float64) {
	chance := math.Pow(2, -float64(s.bits))
	resemblances := []float64{.1, .3, .5, .7, .9}
	for _, j := range resemblances {
		t, _ := trialOf(n, n, j, min(4000, 1_200_000/n))
		b, rmse := t.errors(func(set []uint64) Signature { return s.sketch(make(Signature, DefaultSize), set) })
		theory := t.theory() * (1 - chance)
		err += (rmse*rmse - b*b) / (theory * theory) / float64(len(resemblances))
		bias = max(bias, math.Abs(b-chance*(1-t.resemblance()))/theory)
	}
	return math.Sqrt(err), bias
}

func BenchmarkSketch(b *testing.B) {
	for _, s := range weighed() {
		for _, n := range []int{1, 20, 60, 600, 5000} {
			b.Run(fmt.Sprintf("sketch=%s/shingles=%d", s.name, n), func(b *testing.B) {
				shingles, _ := twoSets(rand.New(rand.NewPCG(1, 1)), n, n, 0)
				dst := make(Signature, DefaultSize)
				b.ReportAllocs()
				for b.Loop() {
					dst = s.sketch(dst, shingles)
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			})
		}
	}
}

// BenchmarkSketchError reports how accurate the sketches are. It is always the
// same, so that -benchtime 1x is enough.
func BenchmarkSketchError(b *testing.B) {
	for _, s := range weighed() {
		for _, n := range []int{20, 60, 600, 5000} {
			b.Run(fmt.Sprintf("sketch=%s/shingles=%d", s.name, n), func(b *testing.B) {
				var err, bias float64
				for b.Loop() {
					err, bias = s.errors(n)
				}
				b.ReportMetric(err, "error/theory")
				b.ReportMetric(bias, "bias/theory")
			})
		}
	}
}
