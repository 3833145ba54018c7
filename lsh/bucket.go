package lsh

import (
	"cmp"
	"slices"
)

// A member of a bucket, with the key that it is sorted by at the moment.
type member struct {
	key uint64
	doc uint32
}

func byKey(a, b member) int { return cmp.Compare(a.key, b.key) }

// joinBucket pairs the documents of one bucket, given in ascending order: all
// of them, or if that is too many, each with a few.
func (j *joiner) joinBucket(bucket []member, band int) {
	left, pairs := j.opts.possible(bucket)
	if pairs <= j.opts.limit() {
		j.pairAll(bucket, left)
		return
	}
	j.counts.LargeBuckets++
	before := len(j.pairs.packed)
	j.pairFew(bucket, band)
	j.counts.PairsCut += pairs - (len(j.pairs.packed) - before)
}

// possible returns how many of the documents are on side 0, and how many pairs
// there are among them.
func (o *NearOptions) possible(bucket []member) (left, pairs int) {
	n := len(bucket)
	if o.Sides == nil {
		return n, n * (n - 1) / 2
	}
	for _, m := range bucket {
		left += 1 - o.side(m.doc)
	}
	return left, left * (n - left)
}

// limit is the number of pairs from which on a bucket is large.
func (o *NearOptions) limit() int { return o.MaxBucket * (o.MaxBucket - 1) / 2 }

// side is 0 or 1, and 0 for all documents where there are no sides.
func (o *NearOptions) side(doc uint32) int {
	if o.Sides != nil && o.Sides[doc] {
		return 1
	}
	return 0
}

// pairAll makes all pairs of a bucket, given how many of its documents are on
// side 0.
func (j *joiner) pairAll(bucket []member, left int) {
	if j.opts.Sides == nil {
		for i, a := range bucket {
			for _, b := range bucket[i+1:] {
				j.pairs.add(a.doc, b.doc)
			}
		}
		return
	}
	if left == 0 || left == len(bucket) {
		return
	}
	for i := range bucket {
		bucket[i].key = uint64(j.opts.side(bucket[i].doc))
	}
	slices.SortFunc(bucket, byKey)
	for _, a := range bucket[:left] {
		for _, b := range bucket[left:] {
			j.pairs.add(a.doc, b.doc)
		}
	}
}

// pairFew gives every document of a large bucket two partners, of the other
// side where there are sides: the bucket's first document, and its neighbour
// when the bucket is sorted by what the signatures say behind the band. The
// longer the stretch in which two of them agree the closer they come to stand,
// and every band cuts the signature elsewhere, so that copies in a crowd of
// lookalikes meet (compare the prefix trees of Bawa, Condie and Ganesan 2005).
func (j *joiner) pairFew(bucket []member, band int) {
	var firsts [2]uint32 // by side
	for _, m := range slices.Backward(bucket) {
		firsts[j.opts.side(m.doc)] = m.doc
	}
	other := func(doc uint32) int { return 0 }
	if j.opts.Sides != nil {
		other = func(doc uint32) int { return 1 - j.opts.side(doc) }
	}
	isFirst := func(doc uint32) bool { return doc == firsts[j.opts.side(doc)] }
	for _, m := range bucket {
		// Where both are first, the pair is made from side 0.
		if first := firsts[other(m.doc)]; first != m.doc && !(isFirst(m.doc) && j.opts.side(m.doc) == 1) {
			j.pairs.add(m.doc, first)
		}
	}
	j.sortBySignature(bucket, (band+1)*j.opts.Rows)
	var passed [2]bool
	var last [2]uint32 // the document passed last, by side
	for _, m := range bucket {
		if isFirst(m.doc) {
			continue
		}
		if o := other(m.doc); passed[o] {
			j.pairs.add(m.doc, last[o])
		}
		s := j.opts.side(m.doc)
		passed[s], last[s] = true, m.doc
	}
}

// sortBySignature sorts by the signatures' values from index from on, taken as
// a ring, then by document.
func (j *joiner) sortBySignature(bucket []member, from int) {
	size := len(j.sigs[bucket[0].doc])
	at := func(sig Signature, i int) uint64 { return uint64(sig[(from+i)%size]) }
	for i := range bucket {
		sig := j.sigs[bucket[i].doc]
		bucket[i].key = at(sig, 0)<<32 | at(sig, 1)
	}
	from %= size
	slices.SortFunc(bucket, func(a, b member) int {
		if a.key != b.key {
			return byKey(a, b)
		}
		x, y := j.sigs[a.doc], j.sigs[b.doc]
		return cmp.Or(slices.Compare(x[from:], y[from:]), slices.Compare(x[:from], y[:from]), cmp.Compare(a.doc, b.doc))
	})
}

// A pairSet collects packed pairs, with duplicates until it is compacted.
type pairSet struct {
	packed []uint64
	spare  []uint64
	sorted int // length after it was compacted last
}

func (s *pairSet) add(a, b uint32) { s.packed = append(s.packed, packPair(a, b)) }

// compactIfLarge drops duplicates when they may be most of the set.
func (s *pairSet) compactIfLarge() {
	if len(s.packed) > 2*s.sorted+1<<18 {
		s.compact()
	}
}

// compact sorts the pairs and drops duplicates.
func (s *pairSet) compact() {
	s.spare = slices.Grow(s.spare[:0], len(s.packed))[:len(s.packed)]
	s.packed, s.spare = sortRows(s.packed, s.spare, 0)
	s.packed = slices.Compact(s.packed)
	s.sorted = len(s.packed)
}
