package lsh

import (
	"math"
	"math/bits"
)

// classic is MinHash as Broder gave it: one independent hash a value. It is what
// the sketch is measured against: as accurate as theory says, and slow.
func classic(size int, shingles []uint64) Signature {
	if len(shingles) == 0 {
		return nil
	}
	sig := make(Signature, size)
	for i := range sig {
		seed := roundSeed(uint64(i) + 1<<32)
		least := uint64(math.MaxUint64)
		for _, h := range shingles {
			least = min(least, mix(h^seed))
		}
		sig[i] = uint32(least)
	}
	return sig
}

// onePermutation is one-permutation hashing with optimal densification
// (Shrivastava 2017): as fast on long documents, but an empty bin copies another
// one, so that short documents have fewer values than it seems.
func onePermutation(size int, shingles []uint64) Signature {
	if len(shingles) == 0 {
		return nil
	}
	bins := make([]uint64, size)
	for i := range bins {
		bins[i] = emptyBin
	}
	for _, h := range shingles {
		bin, rest := bits.Mul64(mix(h^roundSeed(0)), uint64(size))
		bins[bin] = min(bins[bin], rest>>8)
	}
	sig := make(Signature, size)
	for i := range sig {
		from := i
		for try := uint64(1); bins[from] == emptyBin; try++ {
			bin, _ := bits.Mul64(mix(uint64(i)<<32|try), uint64(size))
			from = int(bin)
		}
		sig[i] = uint32(bins[from])
	}
	return sig
}

// slowSketch is Fast Similarity Sketching written down from the paper: all
// rounds, without stopping early.
func slowSketch(size int, shingles []uint64) Signature {
	if len(shingles) == 0 {
		return nil
	}
	bins := make([]uint64, size)
	for i := range bins {
		bins[i] = emptyBin
	}
	for round := range uint64(2 * size) {
		for _, h := range shingles {
			x := mix(h ^ roundSeed(round))
			bin, rank := bits.Mul64(x, uint64(size))
			if round >= uint64(size) {
				bin, rank = round-uint64(size), x
			}
			bins[bin] = min(bins[bin], round<<rankBits|rank>>(64-rankBits))
		}
	}
	sig := make(Signature, size)
	for i, b := range bins {
		sig[i] = uint32(b)
	}
	return sig
}

// resemblance is the exact Jaccard similarity of two sets.
func resemblance(a, b []uint64) float64 {
	in := make(map[uint64]int)
	for _, h := range a {
		in[h] |= 1
	}
	for _, h := range b {
		in[h] |= 2
	}
	both := 0
	for _, sides := range in {
		if sides == 3 {
			both++
		}
	}
	if len(in) == 0 {
		return 0
	}
	return float64(both) / float64(len(in))
}
