package lsh

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// NearOptions say how the near view works. The zero value is the default of
// every field.
type NearOptions struct {
	// Bands and Rows say how a signature is cut: documents that agree in all
	// rows of one of the bands are a candidate pair. A pair of resemblance J is
	// found with probability 1-(1-J^Rows)^Bands. The default, 32 bands of 4
	// rows, uses a signature of the default size: half of the pairs at .38 are
	// found, 98.8% at .6.
	Bands, Rows int
	// MaxBucket bounds the work in a bucket: one that would give more pairs than
	// MaxBucket documents have gives a number of pairs linear in its size, and is
	// counted. The default is 64.
	MaxBucket int
	// Sides, if not nil, has the side of every document: only pairs of
	// documents on different sides are made. It acts before any limit.
	Sides []bool
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
}

func (o NearOptions) withDefaults() NearOptions {
	if o.Bands == 0 {
		o.Bands = 32
	}
	if o.Rows == 0 {
		o.Rows = 4
	}
	if o.MaxBucket == 0 {
		o.MaxBucket = 64
	}
	return o
}

// Validate reports every fault of o.
func (o NearOptions) Validate() error {
	o = o.withDefaults()
	var faults []error
	if o.Bands < 1 || o.Rows < 1 || o.Bands > maxSize || o.Rows > maxSize/o.Bands {
		faults = append(faults, fmt.Errorf("lsh: %d bands of %d rows", o.Bands, o.Rows))
	}
	if o.MaxBucket < 2 {
		faults = append(faults, fmt.Errorf("lsh: at most %d documents in a bucket", o.MaxBucket))
	}
	return errors.Join(faults...)
}

// prepare returns o with its defaults, or what is wrong with it or with the
// signatures.
func (o NearOptions) prepare(sigs []Signature) (NearOptions, error) {
	if err := o.Validate(); err != nil {
		return o, err
	}
	o = o.withDefaults()
	if o.Sides != nil && len(o.Sides) != len(sigs) {
		return o, fmt.Errorf("lsh: sides of %d documents, signatures of %d", len(o.Sides), len(sigs))
	}
	size := 0
	for doc, sig := range sigs {
		if len(sig) == 0 {
			continue
		}
		if size == 0 {
			size = len(sig)
		}
		if len(sig) != size || size < o.Bands*o.Rows {
			return o, fmt.Errorf("lsh: signature of document %d has %d values, want %d for %d bands of %d rows",
				doc, len(sig), max(size, o.Bands*o.Rows), o.Bands, o.Rows)
		}
	}
	return o, nil
}

// NearCounts say what the near view did.
type NearCounts struct {
	LargeBuckets int // buckets over the limit
	// PairsCut is the number of pairs that large buckets did not give, each
	// counted in every bucket that cut it, also if another bucket gave it.
	PairsCut int
}

// NearJoin returns the candidate pairs of the near view, sorted by A, then B.
// Signatures are those of one sketcher size; documents with an empty signature
// are in no pair. A few documents on one side are filed in an [Index], in which
// those of the other side are looked up; all else is sorted by band and bucket.
// The result does not depend on which.
func NearJoin(ctx context.Context, sigs []Signature, opts NearOptions) ([]Candidate, NearCounts, error) {
	if side, ok := opts.few(); ok {
		found, ok, err := lookUpJoin(ctx, sigs, side, opts)
		if ok || err != nil {
			return found, NearCounts{}, err
		}
	}
	return sortJoin(ctx, sigs, opts)
}

// bucketKey names the bucket of sig in a band. Bands have keys of their own.
func (o *NearOptions) bucketKey(sig Signature, band int) uint64 {
	key := roundSeed(uint64(band))
	for _, v := range sig[band*o.Rows : (band+1)*o.Rows] {
		key = mix(key ^ uint64(v))
	}
	return key
}

// bucketKeys appends the key of sig in every band.
func (o *NearOptions) bucketKeys(dst []uint64, sig Signature) []uint64 {
	for band := range o.Bands {
		dst = append(dst, o.bucketKey(sig, band))
	}
	return dst
}

// rescore makes candidates of packed pairs, sorted and without duplicates. It
// drops those that share no bucket, only its key.
func (o *NearOptions) rescore(ctx context.Context, sigs []Signature, pairs []uint64) ([]Candidate, error) {
	found := make([]Candidate, len(pairs))
	const block = 1 << 14
	err := eachBlock(ctx, workers(o.Jobs), (len(pairs)+block-1)/block, func(_, b int) {
		for i := b * block; i < min((b+1)*block, len(pairs)); i++ {
			a, b := uint32(pairs[i]>>32), uint32(pairs[i])
			if o.meet(sigs[a], sigs[b]) {
				found[i] = Candidate{A: a, B: b, Views: Near, Agree: uint16(agree(sigs[a], sigs[b]))}
			}
		}
	})
	return slices.DeleteFunc(found, func(c Candidate) bool { return c.Views == 0 }), err
}

// meet reports whether signatures share a bucket.
func (o *NearOptions) meet(a, b Signature) bool {
	for band := 0; band < o.Bands; band++ {
		from, to := band*o.Rows, (band+1)*o.Rows
		if slices.Equal(a[from:to], b[from:to]) {
			return true
		}
	}
	return false
}
