package lsh

import (
	"context"
	"math/bits"
	"slices"
)

// A Filter is a set of hashes to remove from Features. It is read-only and safe
// for concurrent use.
type Filter struct {
	hashes []uint32 // sorted
	starts []uint32 // where in hashes those begin that lie in each of as many equal ranges
	seen   []uint64 // a bit for the upper bits of each hash: most others miss here
	shift  uint
}

// NewFilter returns the set of hashes.
func NewFilter(hashes []uint64) *Filter {
	size := uint(max(6, bits.Len(uint(16*len(hashes))))) // log2 of the bits
	f := &Filter{hashes: make([]uint32, len(hashes)), seen: make([]uint64, 1<<(size-6)), shift: 32 - min(size, 32)}
	for i, h := range hashes {
		f.hashes[i] = fold(h)
		bit := f.hashes[i] >> f.shift
		f.seen[bit/64] |= 1 << (bit % 64)
	}
	slices.Sort(f.hashes)
	f.starts = make([]uint32, len(hashes)+1)
	for _, h := range f.hashes {
		f.starts[f.bucket(h)+1]++
	}
	for i := range hashes {
		f.starts[i+1] += f.starts[i]
	}
	return f
}

// bucket is the range that a hash lies in.
func (f *Filter) bucket(h uint32) int { return int(uint64(h) * uint64(len(f.hashes)) >> 32) }

func (f *Filter) has(h uint32) bool {
	bit := h >> f.shift
	if f.seen[bit/64]&(1<<(bit%64)) == 0 {
		return false
	}
	b := f.bucket(h)
	return slices.Contains(f.hashes[f.starts[b]:f.starts[b+1]], h)
}

// Remove takes the features in the filter away from the documents that in has
// true for.
func (f *Features) Remove(ctx context.Context, filter *Filter, in []bool, jobs int) error {
	err := eachBlock(ctx, workers(jobs), (f.Len()+countDocs-1)/countDocs, func(_, block int) {
		for doc := block * countDocs; doc < min((block+1)*countDocs, f.Len()); doc++ {
			if in[doc] {
				left := slices.DeleteFunc(f.of(uint32(doc)), filter.has)
				f.places[doc].count = uint32(len(left))
			}
		}
	})
	f.total = 0
	for _, p := range f.places {
		f.total += int(p.count)
	}
	return err
}
