package lsh

import (
	"context"
	"slices"
)

// A few documents on one side are filed in an [Index], in which those of the
// other side are looked up one by one, where that takes less time than sorting all:
// up to fewFiled documents, against lookedUp times as many and at least
// leastLookedUp.
const (
	fewFiled      = 250
	lookedUp      = 200
	leastLookedUp = 4000
)

// few returns the side of which there are few documents, if there is one.
func (o *NearOptions) few() (side, ok bool) {
	if o.Sides == nil {
		return false, false
	}
	n := 0
	for _, s := range o.Sides {
		if s {
			n++
		}
	}
	others := len(o.Sides) - n
	side = n < others
	n, others = min(n, others), max(n, others)
	return side, n <= fewFiled && others >= max(leastLookedUp, lookedUp*n)
}

// lookUpJoin is NearJoin by looking up: it files the documents of one side and
// looks up each of the other. Where a bucket may be large it gives up, and ok is
// false.
func lookUpJoin(ctx context.Context, sigs []Signature, side bool, opts NearOptions) (found []Candidate, ok bool, err error) {
	if opts, err = opts.prepare(sigs); err != nil {
		return nil, false, err
	}
	x, filed := opts.file(sigs, side)
	lookers := make([]looker, workers(opts.Jobs))
	err = eachBlock(ctx, len(lookers), (len(sigs)+lookUpDocs-1)/lookUpDocs, func(worker, block int) {
		first := block * lookUpDocs
		for i, sig := range sigs[first:min(first+lookUpDocs, len(sigs))] {
			if opts.Sides[first+i] != side && len(sig) > 0 {
				lookers[worker].lookUp(x, filed, uint32(first+i), sig)
			}
		}
	})
	var pairs []uint64
	for i := range lookers {
		pairs = append(pairs, lookers[i].pairs...)
	}
	if err != nil || len(pairs) > opts.limit() {
		return nil, false, err
	}
	slices.Sort(pairs)
	found, err = opts.rescore(ctx, sigs, pairs)
	return found, true, err
}

// file returns an Index of the documents on one side, and their numbers by those
// that they have in it.
func (o *NearOptions) file(sigs []Signature, side bool) (x *Index, filed []uint32) {
	x = NewIndex(*o)
	for doc, sig := range sigs {
		if o.Sides[doc] == side {
			x.Add(sig)
			filed = append(filed, uint32(doc))
		}
	}
	x.sort()
	return x, filed
}

// lookUpDocs is the number of documents in a block of looking up.
const lookUpDocs = 1024

// A looker is one worker that looks documents up.
type looker struct {
	keys  []uint64
	pairs []uint64 // packed
}

// lookUp pairs a document with those in x that it meets. Nothing more is looked up
// once there are as many pairs as a large bucket has.
func (w *looker) lookUp(x *Index, filed []uint32, doc uint32, sig Signature) {
	if len(w.pairs) > x.opts.limit() {
		return
	}
	w.keys = x.opts.bucketKeys(w.keys[:0], sig)
	for _, n := range x.lookUp(w.keys) {
		w.pairs = append(w.pairs, packPair(filed[n], doc))
	}
}
