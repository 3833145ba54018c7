package lsh

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// twoSets returns random sets of the given sizes and number of common members.
func twoSets(rng *rand.Rand, sizeA, sizeB, common int) (a, b []uint64) {
	members := make([]uint64, sizeA+sizeB-common)
	for i := range members {
		members[i] = rng.Uint64()
	}
	return members[:sizeA:sizeA], members[sizeA-common:]
}

// A trial is a pair of sets to estimate the resemblance of, over and over again.
type trial struct {
	sizeA, sizeB, common int
	times                int
}

// trialOf is one of sets whose resemblance is as near to j as their sizes
// allow; it reports false where they allow none that is near.
func trialOf(sizeA, sizeB int, j float64, times int) (trial, bool) {
	common := int(math.Round(j * float64(sizeA+sizeB) / (1 + j)))
	return trial{sizeA, sizeB, common, times}, common > 0 && common <= min(sizeA, sizeB) && 2*common < sizeA+sizeB
}

func (t trial) resemblance() float64 {
	return float64(t.common) / float64(t.sizeA+t.sizeB-t.common)
}

// theory is the standard error of independent hashing.
func (t trial) theory() float64 {
	j := t.resemblance()
	return math.Sqrt(j * (1 - j) / DefaultSize)
}

// errors returns the mean and the root of the mean square of the error of a sketch.
func (t trial) errors(sketch func([]uint64) Signature) (bias, rmse float64) {
	rng := rand.New(rand.NewPCG(uint64(t.sizeA)<<32|uint64(t.sizeB), uint64(t.common)))
	for range t.times {
		a, b := twoSets(rng, t.sizeA, t.sizeB, t.common)
		e := Similarity(sketch(a), sketch(b)) - t.resemblance()
		bias += e / float64(t.times)
		rmse += e * e / float64(t.times)
	}
	return bias, math.Sqrt(rmse)
}

// fault says how a sketch is worse than independent hashing, "" if it is not.
// The mean of n errors has a standard error of theory/sqrt(n), and the root of
// their mean square one of theory/sqrt(2n); four of these are allowed.
func (t trial) fault(sketch func([]uint64) Signature) string {
	bias, rmse := t.errors(sketch)
	theory, n := t.theory(), float64(t.times)
	switch {
	case math.Abs(bias) > 4*theory/math.Sqrt(n):
		return fmt.Sprintf("bias %+.4f, at most %.4f expected", bias, 4*theory/math.Sqrt(n))
	case rmse > theory*(1+4/math.Sqrt(2*n)):
		return fmt.Sprintf("error %.4f, %.2f of theory", rmse, rmse/theory)
	}
	return ""
}

// errorSizes are sizes of two sets: from the shortest documents to long ones,
// alike and not.
var errorSizes = [][2]int{{1, 2}, {5, 5}, {20, 20}, {60, 60}, {128, 128}, {600, 600}, {5000, 5000}, {5, 20}, {20, 60}, {60, 600}, {600, 5000}}

var errorResemblances = []float64{.05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95}

// TestSketchError compares the error of the sketch, and that of classic MinHash,
// with the theory of independent hashing, over the whole range of resemblance
// and of set sizes.
func TestSketchError(t *testing.T) {
	sketcher := NewSketcher(0)
	for _, s := range []struct {
		name   string
		sketch func([]uint64) Signature
		hashes int // of all trials of one pair of sizes: what may be spent
	}{
		{"fast", func(s []uint64) Signature { return sketcher.Sketch(nil, s) }, 300_000},
		{"classic", func(s []uint64) Signature { return classic(DefaultSize, s) }, 60_000},
	} {
		for _, size := range errorSizes {
			times := min(400, max(20, s.hashes/(size[0]+size[1])))
			last := 0
			for _, j := range errorResemblances {
				trial, possible := trialOf(size[0], size[1], j, times)
				if !possible || trial.common == last {
					continue
				}
				last = trial.common
				if fault := trial.fault(s.sketch); fault != "" {
					t.Errorf("%s, sets of %d and %d, J %.3f: %s", s.name, size[0], size[1], trial.resemblance(), fault)
				}
			}
		}
	}
}

// TestSketchErrorIsNoticed checks that TestSketchError would notice sketches
// that are worse than theory: with values that are copies of others, and with
// values of 4 bits, which agree by chance.
func TestSketchErrorIsNoticed(t *testing.T) {
	half := func(s []uint64) Signature {
		return slices.Repeat(classic(DefaultSize/2, s), 2)
	}
	narrow := func(s []uint64) Signature {
		sig := NewSketcher(0).Sketch(nil, s)
		for i := range sig {
			sig[i] &= 15
		}
		return sig
	}
	for name, sketch := range map[string]func([]uint64) Signature{
		"half of the values":  half,
		"densified values":    func(s []uint64) Signature { return onePermutation(DefaultSize, s) },
		"values of four bits": narrow,
	} {
		trial, _ := trialOf(20, 20, .5, 400)
		if trial.fault(sketch) == "" {
			t.Errorf("%s pass for independent ones", name)
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
