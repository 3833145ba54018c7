package lsh

import (
	"context"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// DefaultSize is the usual number of values in a signature: a standard error of
// at most .044, and 32 bands of 4 rows.
const DefaultSize = 128

// A Signature is the MinHash sketch of a set of shingles: the share of values
// in which two signatures agree estimates the resemblance of the two sets. It
// takes 4 bytes a value, 512 bytes a document at the default size. Values are
// cut to 32 bits, which adds 2^-32 to the estimate. An empty signature is that
// of a document without shingles; it resembles nothing.
type Signature []uint32

// Similarity estimates the resemblance (Jaccard similarity) of the two sets of
// shingles, with a standard error of about sqrt(J(1-J)/len(a)). The signatures
// must come from sketchers of one size. An empty signature gives 0.
func Similarity(a, b Signature) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(agree(a, b)) / float64(len(a))
}

// agree counts the values in which a and b agree.
func agree(a, b Signature) int {
	n := 0
	b = b[:len(a)]
	for i, v := range a {
		if v == b[i] {
			n++
		}
	}
	return n
}

// A Sketcher makes signatures. Its methods are not safe for concurrent use:
// make one per worker. Signatures depend on nothing but the set of shingles and
// the size.
//
// The method is Fast Similarity Sketching (Dahlgaard, Knudsen and Thorup, FOCS
// 2017). In round r every shingle is thrown once: its hash for that round says
// into which bin, and with what rank inside it. A bin keeps what came in the
// earliest round, and of that the lowest rank. When all bins are filled, later
// rounds could change nothing, so a long document needs one or two rounds and
// one hash a shingle and round, where classic MinHash needs one hash a shingle
// and value. Rounds size to 2*size-1 throw everything into one given bin each,
// so that every bin is filled in the end. The work is O(n + size log size).
// Bins of one round hold different shingles, which is sampling without
// replacement: the variance is that of independent hashing or less.
type Sketcher struct {
	bins []uint64 // round<<48 | rank, emptyBin before anything came in
}

const (
	rankBits = 48
	emptyBin = math.MaxUint64
	maxSize  = 1 << 14 // rounds must fit above the rank
)

// NewSketcher returns a Sketcher for signatures of size values, 0 for
// [DefaultSize]. It panics if size is negative or above 16,384.
func NewSketcher(size int) *Sketcher {
	if size == 0 {
		size = DefaultSize
	}
	if size < 0 || size > maxSize {
		panic(fmt.Sprintf("lsh: signature of %d values", size))
	}
	return &Sketcher{bins: make([]uint64, size)}
}

// Sketch returns the signature of the set of shingles, in the memory of dst
// where that suffices. Order and repetition of shingles do not matter, and they
// need not be well mixed. A document without shingles has an empty signature.
func (s *Sketcher) Sketch(dst Signature, shingles []uint64) Signature {
	if len(shingles) == 0 {
		return dst[:0]
	}
	s.throwFirst(shingles)
	empty := 0
	for _, b := range s.bins {
		if b == emptyBin {
			empty++
		}
	}
	size := len(s.bins)
	for round := 1; empty > 0 && round < size; round++ {
		empty -= s.throw(shingles, uint64(round))
	}
	for bin := 0; empty > 0 && bin < size; bin++ {
		if s.bins[bin] == emptyBin {
			s.bins[bin] = lowest(shingles, uint64(size+bin))
			empty--
		}
	}
	dst = slices.Grow(dst[:0], size)[:size]
	for i, b := range s.bins {
		dst[i] = uint32(b)
	}
	return dst
}

// Signatures sketches the features of all documents but those that skip, if not
// nil, has true for: their signature is empty, as is that of a document without
// features.
func (f *Features) Signatures(ctx context.Context, size int, skip []bool, jobs int) ([]Signature, error) {
	sigs := make([]Signature, f.Len())
	sketchers := make([]featureSketcher, workers(jobs))
	for i := range sketchers {
		sketchers[i].Sketcher = NewSketcher(size)
	}
	err := eachBlock(ctx, len(sketchers), (f.Len()+sketchDocs-1)/sketchDocs, func(worker, block int) {
		first := block * sketchDocs
		sketchers[worker].fill(sigs[first:min(first+sketchDocs, len(sigs))], f, uint32(first), skip)
	})
	return sigs, err
}

// sketchDocs is the number of documents whose signatures share their memory.
const sketchDocs = 1024

// A featureSketcher sketches documents of Features.
type featureSketcher struct {
	*Sketcher
	hashes []uint64
}

// fill makes the signatures of consecutive documents.
func (s *featureSketcher) fill(sigs []Signature, f *Features, first uint32, skip []bool) {
	size := len(s.bins)
	memory := make([]uint32, 0, len(sigs)*size)
	for i := range sigs {
		doc := first + uint32(i)
		if f.Count(doc) == 0 || skip != nil && skip[doc] {
			continue
		}
		s.hashes = s.hashes[:0]
		for _, h := range f.of(doc) {
			s.hashes = append(s.hashes, uint64(h))
		}
		sigs[i] = s.Sketch(memory[len(memory):len(memory):len(memory)+size], s.hashes)
		memory = memory[:len(memory)+size]
	}
}

// throwFirst is the first round, which does almost all the work of a long
// document.
func (s *Sketcher) throwFirst(shingles []uint64) {
	bins, seed := s.bins, roundSeed(0)
	for i := range bins {
		bins[i] = emptyBin
	}
	for _, h := range shingles {
		bin, rest := bits.Mul64(mix(h^seed), uint64(len(bins)))
		bins[bin] = min(bins[bin], rest>>(64-rankBits))
	}
}

// throw is one of the rounds that follow. It returns how many bins it filled.
func (s *Sketcher) throw(shingles []uint64, round uint64) (filled int) {
	bins, seed := s.bins, roundSeed(round)
	for _, h := range shingles {
		bin, rest := bits.Mul64(mix(h^seed), uint64(len(bins)))
		if bins[bin] == emptyBin {
			filled++
		}
		bins[bin] = min(bins[bin], round<<rankBits|rest>>(64-rankBits))
	}
	return filled
}

// lowest is what a bin keeps of a round that throws every shingle into it.
func lowest(shingles []uint64, round uint64) uint64 {
	seed := roundSeed(round)
	least := uint64(math.MaxUint64)
	for _, h := range shingles {
		least = min(least, mix(h^seed)>>(64-rankBits))
	}
	return round<<rankBits | least
}

// roundSeed makes the hash of one round independent of the others'.
func roundSeed(round uint64) uint64 {
	return mix((round + 1) * 0x9E3779B97F4A7C15)
}

// mix hashes 64 bits to 64 bits: the two halves of a 128-bit product, folded, as
// in Wang Yi's wyhash.
func mix(x uint64) uint64 {
	high, low := bits.Mul64(x^0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
	return high ^ low
}
