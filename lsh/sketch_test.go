package lsh

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// twoSets returns random sets with a union of the given size and the given
// number of common members.
func twoSets(rng *rand.Rand, union, common int) (a, b []uint64) {
	for i := range union {
		h := rng.Uint64()
		switch {
		case i < common:
			a, b = append(a, h), append(b, h)
		case (i-common)%2 == 0:
			a = append(a, h)
		default:
			b = append(b, h)
		}
	}
	return a, b
}

// TestSketchError compares the error of each sketch with the theory of
// independent hashing, over the whole range of resemblance and of set sizes.
func TestSketchError(t *testing.T) {
	sketcher := NewSketcher(DefaultSize)
	sketches := []struct {
		name   string
		sketch func([]uint64) Signature
		trials int
		// bound is how much worse than theory the error may be; 0 for not tested.
		bound float64
	}{
		{"fast", func(s []uint64) Signature { return sketcher.Sketch(nil, s) }, 600, 1},
		{"classic", func(s []uint64) Signature { return classic(DefaultSize, s) }, 150, 1},
		{"one-permutation", func(s []uint64) Signature { return onePermutation(DefaultSize, s) }, 600, 0},
	}
	for _, union := range []int{2, 5, 20, 64, 128, 256, 740} {
		for _, share := range []float64{0, .05, .2, .4, .5, .6, .8, .95, 1} {
			common := int(math.Round(share * float64(union)))
			j := float64(common) / float64(union)
			var line strings.Builder
			line.WriteString(fmt.Sprintf("union %4d J %.3f:", union, j))
			for _, s := range sketches {
				trials := s.trials
				if union > 300 {
					trials /= 3
				}
				rng := rand.New(rand.NewPCG(uint64(union), uint64(common)))
				bias, square := 0.0, 0.0
				for range trials {
					a, b := twoSets(rng, union, common)
					e := Similarity(s.sketch(a), s.sketch(b)) - j
					bias += e / float64(trials)
					square += e * e / float64(trials)
				}
				theory := math.Sqrt(j * (1 - j) / DefaultSize)
				rmse := math.Sqrt(square)
				line.WriteString(fmt.Sprintf("  %s bias %+.4f rmse/theory %.2f", s.name, bias, rmse/max(theory, 1e-9)))
				if s.bound == 0 {
					continue
				}
				if limit := 4 * theory / math.Sqrt(float64(trials)); math.Abs(bias) > limit {
					t.Errorf("%s, union %d, J %.3f: bias %.4f, limit %.4f", s.name, union, j, bias, limit)
				}
				// The error of a measured error is 1/sqrt(2*trials) of it.
				if limit := theory * (s.bound + 2/math.Sqrt(float64(trials))); rmse > limit {
					t.Errorf("%s, union %d, J %.3f: error %.4f, theory %.4f", s.name, union, j, rmse, theory)
				}
			}
			t.Log(line.String())
		}
	}
}

func TestSketchIsThatOfThePaper(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{1, 2, 7, 128, 200} {
		sketcher := NewSketcher(size)
		for _, n := range []int{0, 1, 2, 3, 20, 128, 500} {
			shingles := make([]uint64, n)
			for i := range shingles {
				shingles[i] = rng.Uint64()
			}
			if got, want := sketcher.Sketch(nil, shingles), slowSketch(size, shingles); !slices.Equal(got, want) {
				t.Errorf("size %d, %d shingles: fast and slow sketch differ", size, n)
			}
		}
	}
}

func TestSketchIsOfASet(t *testing.T) {
	shingles := []uint64{5, 6, 7, 8, 9, 10}
	other := []uint64{10, 9, 9, 8, 7, 6, 5, 5}
	s := NewSketcher(0)
	a := slices.Clone(s.Sketch(nil, shingles))
	b := s.Sketch(make(Signature, 3), other)
	if len(a) != DefaultSize || Similarity(a, b) != 1 {
		t.Errorf("similarity of one set in two orders = %v, want 1", Similarity(a, b))
	}
}

func TestEmptySignatures(t *testing.T) {
	s := NewSketcher(16)
	full := slices.Clone(s.Sketch(nil, []uint64{1}))
	empty := s.Sketch(nil, nil)
	if len(empty) != 0 || Similarity(empty, empty) != 0 || Similarity(empty, full) != 0 || Similarity(full, empty) != 0 {
		t.Error("a document without shingles resembles something")
	}
}

func TestSketchDoesNotAllocate(t *testing.T) {
	s := NewSketcher(0)
	dst := make(Signature, DefaultSize)
	shingles := []uint64{1, 2, 3}
	if n := testing.AllocsPerRun(100, func() { dst = s.Sketch(dst, shingles) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestNewSketcherPanics(t *testing.T) {
	for _, size := range []int{-1, maxSize + 1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("NewSketcher(%d) did not panic", size)
				}
			}()
			NewSketcher(size)
		}()
	}
}

// FuzzSketchMerges checks the law that makes sketches MinHash: a value of the
// sketch of a union is the value of one of its parts.
func FuzzSketchMerges(f *testing.F) {
	f.Add(uint64(1), 3, 5)
	f.Add(uint64(2), 1, 900)
	f.Fuzz(func(t *testing.T, seed uint64, na, nb int) {
		na, nb = 1+abs(na)%1000, 1+abs(nb)%1000
		rng := rand.New(rand.NewPCG(seed, 0))
		shingles := make([]uint64, na+nb)
		for i := range shingles {
			shingles[i] = rng.Uint64() % (1 << (8 + seed%56))
		}
		s := NewSketcher(64)
		a := slices.Clone(s.Sketch(nil, shingles[:na]))
		b := slices.Clone(s.Sketch(nil, shingles[na:]))
		for i, v := range s.Sketch(nil, shingles) {
			if v != a[i] && v != b[i] {
				t.Fatalf("value %d of the union is in neither part", i)
			}
		}
	})
}

func abs(x int) int { return max(x, -(x + 1)) }

func BenchmarkSketch(b *testing.B) {
	for _, n := range []int{1, 20, 128, 740, 5000} {
		rng := rand.New(rand.NewPCG(1, 1))
		shingles := make([]uint64, n)
		for i := range shingles {
			shingles[i] = rng.Uint64()
		}
		b.Run(fmt.Sprintf("sketch=fast/shingles=%d", n), func(b *testing.B) {
			s := NewSketcher(0)
			var dst Signature
			b.ReportAllocs()
			for b.Loop() {
				dst = s.Sketch(dst, shingles)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
		b.Run(fmt.Sprintf("sketch=classic/shingles=%d", n), func(b *testing.B) {
			for b.Loop() {
				classic(DefaultSize, shingles)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}
