package lsh

import (
	"context"
	"slices"
)

// sortJoin is NearJoin by sorting: for every band it sorts the rows (bucket,
// document) by bucket and reads the pairs off its neighbours. The work is O(documents * Bands) plus that
// of the pairs. Beside the signatures it takes 16 bytes a document and worker,
// and 16 bytes a pair, a few times over while they are collected. Bands are the
// blocks of work: it looks at ctx between them.
func sortJoin(ctx context.Context, sigs []Signature, opts NearOptions) ([]Candidate, NearCounts, error) {
	opts, err := opts.prepare(sigs)
	if err != nil {
		return nil, NearCounts{}, err
	}
	joiners := make([]joiner, workers(opts.Jobs))
	for i := range joiners {
		joiners[i] = joiner{opts: &opts, sigs: sigs}
	}
	err = eachBlock(ctx, len(joiners), opts.Bands, func(worker, band int) {
		joiners[worker].joinBand(band)
	})
	if err != nil {
		return nil, NearCounts{}, err
	}
	all := &joiners[0]
	for i := range joiners[1:] {
		all.unite(&joiners[i+1])
	}
	all.pairs.compact()
	found, err := opts.rescore(ctx, sigs, all.pairs.packed)
	return found, all.counts, err
}

// A joiner is one worker of a sortJoin.
type joiner struct {
	opts   *NearOptions
	sigs   []Signature
	rows   []uint64 // upper half of a bucket key<<32 | document
	spare  []uint64
	run    []member
	pairs  pairSet
	counts NearCounts
}

// unite takes over what another worker found.
func (j *joiner) unite(other *joiner) {
	j.pairs.packed = append(j.pairs.packed, other.pairs.packed...)
	other.pairs = pairSet{}
	j.counts.LargeBuckets += other.counts.LargeBuckets
	j.counts.PairsCut += other.counts.PairsCut
}

// joinBand sorts the rows of a band and pairs the documents of each bucket.
func (j *joiner) joinBand(band int) {
	j.rows = slices.Grow(j.rows[:0], len(j.sigs))
	for doc, sig := range j.sigs {
		if len(sig) > 0 {
			j.rows = append(j.rows, j.opts.bucketKey(sig, band)&^(1<<32-1)|uint64(doc))
		}
	}
	j.spare = slices.Grow(j.spare[:0], len(j.rows))[:len(j.rows)]
	j.rows, j.spare = sortRows(j.rows, j.spare, 32)
	for first := 0; first < len(j.rows); {
		last := first + 1
		for last < len(j.rows) && j.rows[last]>>32 == j.rows[first]>>32 {
			last++
		}
		if last-first > 1 {
			j.joinRun(j.rows[first:last], band)
		}
		first = last
	}
	j.pairs.compactIfLarge()
}

// joinRun pairs the documents of rows with equal half keys: those of a bucket,
// and once in ten thousand times those of two buckets. That is looked into
// where it matters, in large runs; pairs that share no bucket are dropped in the
// end, when their signatures are read anyway.
func (j *joiner) joinRun(rows []uint64, band int) {
	run := j.run[:0]
	for _, r := range rows {
		run = append(run, member{doc: uint32(r)})
	}
	j.run = run
	left, pairs := j.opts.possible(run)
	if pairs <= j.opts.limit() {
		j.pairAll(run, left)
		return
	}
	for i, m := range run {
		run[i].key = j.opts.bucketKey(j.sigs[m.doc], band)
	}
	slices.SortStableFunc(run, byKey)
	for len(run) > 0 {
		n := 1
		for n < len(run) && run[n].key == run[0].key {
			n++
		}
		j.joinBucket(run[:n], band)
		run = run[n:]
	}
}
