// Package synonyms knows which English words mean nearly the same, and which
// irregular forms belong to which word. It is made from Princeton WordNet 3.0
// (see LICENSE) by gen.go, which states how near two stems are and how the file
// is laid out.
package synonyms

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"sync"
)

//go:embed english.bin
var english []byte

// English returns the table of English words. It is read once, when it is first
// asked for, takes about 2.5 MB and may be used concurrently.
var English = sync.OnceValue(func() *Table { return read(english) })

// Of returns the table for a pair of texts by their languages, as ISO 639-1 codes,
// and nil where there is none: English is the only language that has one.
func Of(langA, langB string) *Table {
	if langA == "en" && langB == "en" {
		return English()
	}
	return nil
}

// A Level says how near two stems are in meaning.
type Level uint8

// The levels. Same is near in nearly every use, Distant in few.
const (
	None Level = iota
	Distant
	Related
	Close
	Same
)

// bucketBits is how many upper bits of a hash lead to the stems that share them.
const bucketBits = 14

// A Table holds stems, numbered from 0, and how near they are to each other.
type Table struct {
	stems     []uint32 // upper halves of the hashes, ascending
	buckets   buckets  // of stems
	rows      []int32  // by stem: where its neighbours begin in near
	near      []uint32 // number<<2 | level-1, ascending in a row
	forms     []uint64 // hashes of irregular words, ascending
	bases     []uint64 // stems of their base forms
	irregular buckets  // of forms
}

// buckets lead from the upper bits of a hash to the place of the first hash
// that is not below them.
type buckets [1<<bucketBits + 1]int32

func (b *buckets) count(upper uint32) { b[upper>>(32-bucketBits)+1]++ }

func (b *buckets) sum() {
	for i := range len(b) - 1 {
		b[i+1] += b[i]
	}
}

// of returns the range of places for a hash by its upper bits.
func (b *buckets) of(upper uint32) (from, end int32) {
	n := upper >> (32 - bucketBits)
	return b[n], b[n+1]
}

// Find returns the number of a stem, or -1 for one that the table lacks. The
// table knows 32 bits of a hash: one unknown stem in 80,000 is taken for
// another.
func (t *Table) Find(stem uint64) int32 {
	key := uint32(stem >> 32)
	from, end := t.buckets.of(key)
	for i := from; i < end; i++ {
		if t.stems[i] == key {
			return i
		}
	}
	return -1
}

// Level says how near the stems numbered x and y are. A number below 0 is near
// to nothing. It takes time logarithmic in the neighbours of x.
func (t *Table) Level(x, y int32) Level {
	row := t.Row(x)
	return row.Level(y)
}

// A Row is what is near to one stem, to ask for many others. The zero Row is
// near to nothing.
type Row struct {
	near []uint32
	sift [4]uint64 // a bit for each neighbour, by its number modulo 256
}

// Row returns what is near to the stem numbered x.
func (t *Table) Row(x int32) Row {
	if x < 0 {
		return Row{}
	}
	r := Row{near: t.near[t.rows[x]:t.rows[x+1]]}
	for _, n := range r.near {
		r.sift[n>>8&3] |= 1 << (n >> 2 & 63)
	}
	return r
}

// Level says how near the stem numbered y is.
func (r *Row) Level(y int32) Level {
	if y < 0 || r.sift[y>>6&3]>>(y&63)&1 == 0 {
		return None
	}
	i, _ := slices.BinarySearch(r.near, uint32(y)<<2)
	if i < len(r.near) && r.near[i]>>2 == uint32(y) {
		return Level(r.near[i]&3) + 1
	}
	return None
}

// Base returns the stem of the base form of an irregular word by its hash, as
// that of "go" for "went". It is not ok for a word whose stem is that of its
// base form.
func (t *Table) Base(word uint64) (stem uint64, ok bool) {
	from, end := t.irregular.of(uint32(word >> 32))
	for i := from; i < end; i++ {
		if t.forms[i] == word {
			return t.bases[i], true
		}
	}
	return 0, false
}

// A reader takes numbers off a file.
type reader []byte

func (r *reader) next() uint64 {
	v, n := binary.Uvarint(*r)
	if n <= 0 {
		panic("synonyms: broken table")
	}
	*r = (*r)[n:]
	return v
}

// read reads a file of gen.go. A file holds each pair once, at the lower
// number; here it stands at both.
func read(data []byte) *Table {
	r := reader(data)
	t := &Table{stems: make([]uint32, r.next())}
	last := uint32(0)
	for i := range t.stems {
		last += uint32(r.next())
		t.stems[i] = last
		t.buckets.count(last)
	}
	t.buckets.sum()
	t.readPairs(&r)
	t.forms = make([]uint64, r.next())
	t.bases = make([]uint64, len(t.forms))
	form := uint64(0)
	for i := range t.forms {
		form += r.next()
		t.forms[i], t.bases[i] = form, binary.LittleEndian.Uint64(r)
		r = r[8:]
		t.irregular.count(uint32(form >> 32))
	}
	t.irregular.sum()
	return t
}

func (t *Table) readPairs(r *reader) {
	type pair struct{ x, y uint32 } // y with its level
	pairs := make([]pair, 0, 4*len(t.stems))
	t.rows = make([]int32, len(t.stems)+1)
	for x := range t.stems {
		y := uint64(x)
		for range r.next() {
			v := r.next()
			y += v >> 2
			pairs = append(pairs, pair{uint32(x), uint32(y<<2 | v&3)})
			t.rows[x+1]++
			t.rows[y+1]++
		}
	}
	for i := range len(t.rows) - 1 {
		t.rows[i+1] += t.rows[i]
	}
	// Both passes give a row its numbers in ascending order: the lower ones
	// come first, from the pairs whose higher number the row is.
	t.near = make([]uint32, 2*len(pairs))
	at := slices.Clone(t.rows)
	put := func(x, y uint32) {
		t.near[at[x]] = y
		at[x]++
	}
	for _, p := range pairs {
		put(p.y>>2, p.x<<2|p.y&3)
	}
	for _, p := range pairs {
		put(p.x, p.y)
	}
}
