package lsh

import (
	"context"
	"errors"
	"fmt"
	"math"
)

// RareOptions say how a rare view works. The zero value is the default of every
// field.
type RareOptions struct {
	// View is the bit of this view in its candidates. The default is Rare.
	View ViewSet
	// MaxDF is the highest number of documents a feature may occur in to count.
	// It bounds the work: a feature costs at most MaxDF*(MaxDF-1)/2 steps, an
	// occurrence (MaxDF-1)/2. The default is 100.
	MaxDF int
	// MinShared is the number of rare features that a pair must share. The
	// default is 2.
	MinShared int
	// Partners is how many partners a document keeps, the heaviest, ties by
	// document number. A pair is a candidate if either document keeps the other.
	// The default is 50.
	Partners int
	// Sample uses one feature in 2^Sample, for pairs that share many. The default
	// is 0: all of them.
	Sample uint
	// Skip, if not nil, has true for documents to leave out, as if they had no
	// features. Leave out copies of a document that stays in: a story with 300
	// copies has no rare feature otherwise.
	Skip []bool
	// Sides, if not nil, has the side of every document: only pairs of
	// documents on different sides are made. It acts before any limit on pairs;
	// a feature's documents are counted on both sides together.
	Sides []bool
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
}

func (o RareOptions) withDefaults() RareOptions {
	if o.View == 0 {
		o.View = Rare
	}
	if o.MaxDF == 0 {
		o.MaxDF = 100
	}
	if o.MinShared == 0 {
		o.MinShared = 2
	}
	if o.Partners == 0 {
		o.Partners = 50
	}
	return o
}

// Validate reports every fault of o.
func (o RareOptions) Validate() error {
	o = o.withDefaults()
	var faults []error
	if o.MaxDF < 2 || o.MaxDF > 1<<16 {
		faults = append(faults, fmt.Errorf("lsh: rare features of at most %d documents", o.MaxDF))
	}
	if o.MinShared < 1 {
		faults = append(faults, fmt.Errorf("lsh: at least %d shared features", o.MinShared))
	}
	if o.Partners < 1 {
		faults = append(faults, fmt.Errorf("lsh: %d partners", o.Partners))
	}
	return errors.Join(faults...)
}

// prepare returns o with its defaults, or what is wrong with it.
func (o RareOptions) prepare(f *Features) (RareOptions, error) {
	if err := o.Validate(); err != nil {
		return o, err
	}
	if o.Skip != nil && len(o.Skip) != f.Len() {
		return o, fmt.Errorf("lsh: %d documents to skip or not, features of %d", len(o.Skip), f.Len())
	}
	if o.Sides != nil && len(o.Sides) != f.Len() {
		return o, fmt.Errorf("lsh: sides of %d documents, features of %d", len(o.Sides), f.Len())
	}
	return o.withDefaults(), nil
}

// skips reports whether a document is left out.
func (o *RareOptions) skips(doc uint32) bool { return o.Skip != nil && o.Skip[doc] }

// RareCounts say what a rare view did.
type RareCounts struct {
	Documents   int // with a feature, and not skipped
	Features    int // distinct
	Rare        int // of these, in 2..MaxDF documents (on different sides)
	FeaturesCut int // in more than MaxDF documents
	Occurrences int // of rare features: the length of all posting lists
	Steps       int // pairs of a feature's documents that were counted
	PairsCut    int // pairs that share enough and that neither document keeps
}

// rarities are the weights of features by the number of documents they occur
// in: log2(1 + documents/df) in 1/64 bit, from 0 to maxDF.
func rarities(documents, maxDF int) []uint64 {
	w := make([]uint64, maxDF+1)
	for df := 1; df <= maxDF; df++ {
		w[df] = uint64(math.Round(64 * math.Log2(1+float64(documents)/float64(df))))
	}
	return w
}

// countDocs is the number of documents in a block of counting.
const countDocs = 512

// RareJoin returns the candidate pairs of a rare view, sorted by A, then B: the
// pairs of documents that share MinShared or more features occurring in 2 to
// MaxDF documents, and of these the ones that are among the best of either
// document. Weights are whole numbers, so sums do not depend on their order.
//
// It makes posting lists by sorting (feature, document), a sixteenth of all
// features at a time, and from them for every document the list of its posting
// lists. Then each document counts, over its lists, its partners of higher
// number, and those that share enough go to both documents' lists of best
// partners.
//
// The steps are at most occurrences of rare features times (MaxDF-1)/2. Beside
// f it takes 8 to 11 bytes an occurrence of a rare feature, 40 a document, 8 a
// partner (a document holds at most twice Partners), 16 a candidate, and while
// it sorts 1 byte a feature and worker. It looks at ctx between sixteenths of
// the features and between blocks of 512 documents.
func RareJoin(ctx context.Context, f *Features, opts RareOptions) ([]Candidate, RareCounts, error) {
	opts, err := opts.prepare(f)
	if err != nil {
		return nil, RareCounts{}, err
	}
	posted, counts, err := post(ctx, f, &opts)
	if err != nil {
		return nil, RareCounts{}, err
	}
	counts.Documents = documents(f, &opts)
	best := newBest(f.Len(), opts.Partners)
	tally := newTally(&opts, counts.Documents)
	n := f.Len()
	counters := make([]*counter, workers(opts.Jobs))
	for i := range counters {
		counters[i] = newCounter(posted, tally, best)
	}
	err = eachBlock(ctx, len(counters), (n+countDocs-1)/countDocs, func(worker, block int) {
		c := counters[worker]
		for doc := block * countDocs; doc < min((block+1)*countDocs, n); doc++ {
			c.count(uint32(doc))
		}
		c.flush()
	})
	if err != nil {
		return nil, RareCounts{}, err
	}
	found := best.candidates(opts.View)
	for _, c := range counters {
		counts.Steps += c.steps
	}
	counts.PairsCut = best.offered - len(found)
	return found, counts, nil
}

// documents counts the documents that have a feature and are not skipped.
func documents(f *Features, opts *RareOptions) int {
	n := 0
	for doc := range uint32(f.Len()) {
		if f.Count(doc) > 0 && !opts.skips(doc) {
			n++
		}
	}
	return n
}
