package lsh

import (
	"context"
	"slices"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

// An Index files signatures in buckets as they come and says which earlier
// documents share one with a given signature. It is for documents that come one
// by one and for small sets; [Join] is two orders of magnitude faster on a large
// one. An Index takes 3 to 5 kB a document at 32 bands. It is not safe for
// concurrent use.
//
// The buckets are those of ekzhu/minhash-lsh. That package keys a band on all
// its values and derives bands and rows from a threshold; here it gets one
// 64-bit value a band, the bucket's key, so that any bands and rows can be
// asked for and a bucket takes 8 bytes of key. It answers in random order and
// only for what was there when it last sorted, both of which Index makes up for.
type Index struct {
	opts   NearOptions
	filed  *minhashlsh.MinhashLSH
	sorted uint32            // documents that filed can find
	recent []uint64          // bucket keys of the documents since, opts.Bands each
	sizes  map[uint64]uint32 // documents by bucket key
	docs   uint32
	counts NearCounts
}

// NewIndex returns an empty Index. Of opts it uses Bands, Rows and MaxBucket: a
// bucket keeps its first MaxBucket documents, and those that come later are
// paired with them, but not with one another. It panics if opts are not valid.
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
	return &Index{opts: opts, filed: filed, sizes: make(map[uint64]uint32)}
}

// Add files the next document and returns its number. A document with an empty
// signature gets a number and no bucket. Other signatures must have Bands*Rows
// values or more.
func (x *Index) Add(sig Signature) uint32 {
	doc := x.docs
	x.docs++
	if len(sig) == 0 {
		sig = nil
	}
	keys := make([]uint64, x.opts.Bands)
	for band := range keys {
		keys[band] = x.enter(doc, sig, band)
	}
	x.filed.Add(doc, keys)
	x.recent = append(x.recent, keys...)
	return doc
}

// enter counts the document in its bucket of the band and returns the key to
// file it under: one that nothing else has if it is not to be found there.
func (x *Index) enter(doc uint32, sig Signature, band int) uint64 {
	if sig == nil {
		return nowhere(doc, band)
	}
	key := x.opts.bucketKey(sig, band)
	size := x.sizes[key] + 1
	x.sizes[key] = size
	if int(size) <= x.opts.MaxBucket {
		return key
	}
	if int(size) == x.opts.MaxBucket+1 {
		x.counts.LargeBuckets++
	}
	x.counts.LargestBucket = max(x.counts.LargestBucket, int(size))
	return nowhere(doc, band)
}

// nowhere is a key that no bucket has.
func nowhere(doc uint32, band int) uint64 {
	return mix(uint64(doc)<<32 | uint64(band))
}

// Partners returns the documents that share a bucket with sig, ascending. If
// sig was added itself, its own number is among them.
func (x *Index) Partners(sig Signature) []uint32 {
	if len(sig) == 0 {
		return nil
	}
	if x.docs-x.sorted > 256+x.sorted/4 {
		x.sort()
	}
	return x.lookUp(sig)
}

// sort makes all documents known to filed. The cost is that of sorting them
// all, so that it pays to do it seldom.
func (x *Index) sort() {
	x.filed.Index()
	x.sorted = x.docs
	x.recent = x.recent[:0]
}

// lookUp is Partners without changing x.
func (x *Index) lookUp(sig Signature) []uint32 {
	keys := make([]uint64, x.opts.Bands)
	for band := range keys {
		keys[band] = x.opts.bucketKey(sig, band)
	}
	var partners []uint32
	for _, doc := range x.filed.Query(keys) {
		partners = append(partners, doc.(uint32))
	}
	slices.Sort(partners)
	for doc := x.sorted; doc < x.docs; doc++ {
		filed := x.recent[int(doc-x.sorted)*len(keys):]
		for band, key := range keys {
			if filed[band] == key {
				partners = append(partners, doc)
				break
			}
		}
	}
	return partners
}

// Counts says what was filed so far. Pairs and PairsCut are left at 0.
func (x *Index) Counts() NearCounts { return x.counts }

// indexJoin files all documents of a small set without sides and looks each up.
// Where a bucket is large it stops: what it returns then are counts only.
func indexJoin(ctx context.Context, sigs []Signature, opts NearOptions) ([]Candidate, NearCounts, error) {
	opts, err := opts.prepare(sigs)
	if err != nil {
		return nil, NearCounts{}, err
	}
	x := NewIndex(opts)
	for _, sig := range sigs {
		x.Add(sig)
		if x.counts.LargeBuckets > 0 {
			return nil, x.counts, ctx.Err()
		}
	}
	x.sort()
	partners := make([][]uint32, len(sigs))
	err = eachBlock(ctx, workers(opts.Jobs), len(sigs), func(_, doc int) {
		if len(sigs[doc]) > 0 {
			partners[doc] = x.lookUp(sigs[doc])
		}
	})
	if err != nil {
		return nil, NearCounts{}, err
	}
	var pairs []uint64
	for doc, found := range partners {
		for _, p := range found {
			if int(p) > doc {
				pairs = append(pairs, packPair(uint32(doc), p))
			}
		}
	}
	found, err := opts.rescore(ctx, sigs, pairs)
	x.counts.Pairs = len(found)
	return found, x.counts, err
}
