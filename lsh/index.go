package lsh

import (
	"slices"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

// An Index files signatures in buckets as they come and says which documents
// share one with a given signature: those that [NearJoin] pairs it with, at the
// same bands and rows, where no bucket is large. It is for single documents that
// are looked up among many; to find all pairs of a set, NearJoin is two orders of
// magnitude faster than filing the set. An Index takes 3 to 5 kB a
// document at 32 bands, and 512 kB. It is not safe for concurrent use.
//
// The buckets are those of ekzhu/minhash-lsh. That package keys a band on all
// its values and derives bands and rows from a threshold; here it gets one
// 64-bit value a band, the bucket's key, so that any bands and rows can be asked
// for. Its own banding finds the same documents with keys four times as long, and
// takes up to twice the time. It answers in random order, and only for what was
// there when it last sorted, both of which Index makes up for. Most signatures
// share no bucket with any of a few documents; marks tell that without a search.
type Index struct {
	opts   NearOptions
	filed  *minhashlsh.MinhashLSH
	docs   uint32
	sorted int     // documents that filed can find
	recent []entry // those since
	marks  []uint64
}

// An entry is a document with its bucket keys, one a band.
type entry struct {
	doc  uint32
	keys []uint64
}

// markedKeys is the number of marks, one bit each: a hundred documents with 32
// bands set less than one in a thousand.
const markedKeys = 1 << 22

// NewIndex returns an empty Index. Of opts it uses Bands and Rows. It panics if
// opts are not valid.
func NewIndex(opts NearOptions) *Index {
	if err := opts.Validate(); err != nil {
		panic(err)
	}
	opts = opts.withDefaults()
	// At threshold 0 the package spends every value on a band of one row.
	filed := minhashlsh.NewMinhashLSH64(opts.Bands, 0)
	if rows, bands := filed.Params(); rows != 1 || bands != opts.Bands {
		panic("lsh: minhash-lsh does not keep one band a value")
	}
	return &Index{opts: opts, filed: filed, marks: make([]uint64, markedKeys/64)}
}

// Add files the next document and returns its number. A document with an empty
// signature gets a number and no bucket. Other signatures must have Bands*Rows
// values or more.
func (x *Index) Add(sig Signature) uint32 {
	doc := x.docs
	x.docs++
	if len(sig) == 0 {
		return doc
	}
	keys := x.opts.bucketKeys(make([]uint64, 0, x.opts.Bands), sig)
	for _, key := range keys {
		x.marks[key%markedKeys/64] |= 1 << (key % 64)
	}
	x.filed.Add(doc, keys)
	x.recent = append(x.recent, entry{doc, keys})
	return doc
}

// Query returns the documents that share a bucket with sig, ascending. If sig
// was added itself, its own number is among them. The time is that of a binary
// search a band, and of the documents found.
func (x *Index) Query(sig Signature) []uint32 {
	if len(sig) == 0 {
		return nil
	}
	if len(x.recent) > 256+x.sorted/4 {
		x.sort()
	}
	return x.lookUp(x.opts.bucketKeys(make([]uint64, 0, x.opts.Bands), sig))
}

// sort makes all documents known to filed. The cost is that of sorting them
// all, so that it pays to do it seldom.
func (x *Index) sort() {
	x.filed.Index()
	x.sorted += len(x.recent)
	x.recent = nil
}

// lookUp returns the documents that have one of the bucket keys. It does not
// change x and is safe for concurrent use.
func (x *Index) lookUp(keys []uint64) []uint32 {
	if !slices.ContainsFunc(keys, x.marked) {
		return nil
	}
	var docs []uint32
	for _, doc := range x.filed.Query(keys) {
		docs = append(docs, doc.(uint32))
	}
	slices.Sort(docs)
	for _, e := range x.recent {
		for band, key := range keys {
			if e.keys[band] == key {
				docs = append(docs, e.doc)
				break
			}
		}
	}
	return docs
}

// marked reports whether a document may have a bucket key; if not, none has.
func (x *Index) marked(key uint64) bool {
	return x.marks[key%markedKeys/64]>>(key%64)&1 == 1
}
