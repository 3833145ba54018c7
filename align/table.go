package align

import (
	"math/bits"
	"slices"

	"reprint/shingle"
)

// A table numbers distinct 64-bit hashes in the order they come: an
// open-addressed hash table, at most half full. It is safe for concurrent use
// once filled.
type table struct {
	keys  []uint64 // by number
	slots []int32  // number+1, 0 for a free slot; a power of two of them
}

// reset empties a table for up to n hashes; its memory is used again.
func (t *table) reset(n int) {
	t.keys, t.slots = slices.Grow(t.keys[:0], n), resize(t.slots, 1<<bits.Len(uint(2*n)))
}

// add returns the number of a hash, a new one if it was not there.
func (t *table) add(h uint64) (n int32, isNew bool) {
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

// find returns the number of a hash, or -1.
func (t *table) find(h uint64) int32 {
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

func (t *table) len() int { return len(t.keys) }

// shared counts the hashes that both tables hold.
func (t *table) shared(u *table) int {
	if t.len() > u.len() {
		t, u = u, t
	}
	n := 0
	for _, h := range t.keys {
		if u.find(h) >= 0 {
			n++
		}
	}
	return n
}

// fill makes t the table of a list of hashes, repeats included.
func (t *table) fill(hashes []uint64) {
	t.reset(len(hashes))
	for _, h := range hashes {
		t.add(h)
	}
}

// A gramIndex holds the runs of GramWords words of a text, with their places.
type gramIndex struct {
	table          // the distinct grams
	gramAt []int32 // by token: the gram that begins there
	next   []int32 // by token: where the same gram begins next, or -1
	uses   []gramUse
	own    int // grams that stand among own words
}

// gramUse says where a gram stands.
type gramUse struct {
	first int32 // token
	count int32
	own   bool
}

// indexGrams finds the grams; w is working memory.
func (s *Side) indexGrams(w *workspace) {
	w.hashes = shingle.Grams(w.hashes[:0], s.Text, GramWords, false)
	hashes, g := w.hashes, &s.grams
	g.reset(len(hashes))
	g.next, g.gramAt = sized(g.next, len(hashes)), sized(g.gramAt, len(hashes))
	g.uses, g.own = slices.Grow(g.uses[:0], len(hashes)), 0
	for i := len(hashes) - 1; i >= 0; i-- { // backwards, so that lists run forwards
		n, isNew := g.add(hashes[i])
		if isNew {
			g.uses = append(g.uses, gramUse{first: -1})
		}
		u := &g.uses[n]
		g.gramAt[i], g.next[i] = n, u.first
		u.first = int32(i)
		u.count++
		if !u.own && s.ownWords(tokenRange{int32(i), int32(i) + GramWords}) == GramWords {
			u.own = true
			g.own++
		}
	}
}

// tokenAt is the first token that begins at or behind a byte offset.
func tokenAt(t *shingle.Text, offset int) int32 {
	i, _ := slices.BinarySearchFunc(t.Tokens, offset, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
	return int32(i)
}
