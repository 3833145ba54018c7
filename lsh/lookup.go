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
	x := NewIndex(opts)
	var filed []uint32 // by number in x
	for doc, sig := range sigs {
		if opts.Sides[doc] == side {
			x.Add(sig)
			filed = append(filed, uint32(doc))
		}
	}
	x.sort()
	lookers := make([]looker, workers(opts.Jobs))
	err = eachBlock(ctx, len(lookers), (len(sigs)+lookUpDocs-1)/lookUpDocs, func(worker, block int) {
		w := &lookers[worker]
		for doc := block * lookUpDocs; doc < min((block+1)*lookUpDocs, len(sigs)) && len(w.pairs) <= opts.limit(); doc++ {
			if opts.Sides[doc] != side && len(sigs[doc]) > 0 {
				w.keys = opts.bucketKeys(w.keys[:0], sigs[doc])
				for _, n := range x.lookUp(w.keys) {
					w.pairs = append(w.pairs, packPair(filed[n], uint32(doc)))
				}
			}
		}
	})
	if err != nil {
		return nil, false, err
	}
	var pairs []uint64
	for i := range lookers {
		pairs = append(pairs, lookers[i].pairs...)
	}
	if len(pairs) > opts.limit() {
		return nil, false, nil
	}
	slices.Sort(pairs)
	found, err = opts.rescore(ctx, sigs, pairs)
	return found, true, err
}

// lookUpDocs is the number of documents in a block of looking up.
const lookUpDocs = 1024

// A looker is one worker that looks documents up.
type looker struct {
	keys  []uint64
	pairs []uint64 // packed
}
