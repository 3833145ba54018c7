// Package intern numbers 64-bit hashes: the first distinct hash that comes is
// 0, the next 1, and so on. What is known of words, stems or runs of words can
// then stand in slices by number, which is smaller and faster than maps.
package intern

import (
	"math/bits"
	"slices"
)

// A Table numbers distinct hashes in the order they come. It is an
// open-addressed hash table, at most half full, whose slots go by the lower
// bits of a hash: 8 bytes for each hash and 4 for each of two to four slots a
// hash. Call Reset before anything else. Once filled it is safe for concurrent
// use; Add is not.
type Table struct {
	keys  []uint64 // by number
	slots []int32  // number + 1, 0 for a free slot; a power of two of them
}

// Reset empties a table for up to n hashes; its memory is used again.
func (t *Table) Reset(n int) {
	t.keys = slices.Grow(t.keys[:0], n)
	size := 1 << bits.Len(uint(2*n))
	t.slots = slices.Grow(t.slots[:0], size)[:size]
	clear(t.slots)
}

// Fill makes t the table of a list of hashes, which may hold repeats.
func (t *Table) Fill(hashes []uint64) {
	t.Reset(len(hashes))
	for _, h := range hashes {
		t.Add(h)
	}
}

// Add returns the number of a hash, a new one if it was not there. No more
// hashes may be added than Reset was told.
func (t *Table) Add(h uint64) (n int32, isNew bool) {
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := t.slots[i]
		if n == 0 {
			t.keys = append(t.keys, h)
			t.slots[i] = int32(len(t.keys))
			return int32(len(t.keys) - 1), true
		}
		if t.keys[n-1] == h {
			return n - 1, false
		}
	}
}

// Find returns the number of a hash, or -1.
func (t *Table) Find(h uint64) int32 {
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := t.slots[i]
		if n == 0 {
			return -1
		}
		if t.keys[n-1] == h {
			return n - 1
		}
	}
}

// Len is the number of hashes.
func (t *Table) Len() int { return len(t.keys) }

// Keys are the hashes by their numbers. They belong to the table and are valid
// until its next Reset.
func (t *Table) Keys() []uint64 { return t.keys }

// Shared counts the hashes that both tables hold.
func (t *Table) Shared(u *Table) int {
	if t.Len() > u.Len() {
		t, u = u, t
	}
	n := 0
	for _, h := range t.keys {
		if u.Find(h) >= 0 {
			n++
		}
	}
	return n
}

// Mix folds the next hash of a sequence into that of the sequence before it;
// the empty sequence is 0. The order counts.
func Mix(h, next uint64) uint64 {
	h = (h ^ next) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}
