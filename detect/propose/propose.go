// Package propose finds the candidate pairs of a folder: documents whose texts are
// worth comparing, out of all n² pairs.
//
// A [Set] holds the features of the documents, [Propose] joins them. It works in
// stages, each a function of features: identical texts; near-duplicates, by
// MinHash and bands (package lsh); crowds of near-copies, which get one pair a
// member; rewrites and excerpts, by counts of rare features in three views; then a
// small model that estimates from the exact counts whether a pair can end in a
// finding, a budget, and a limit on very long texts. No stage needs a text.
package propose

import (
	"context"
	"slices"

	"reprint/lsh"
)

// Options say how candidates are searched for. The zero value is the default of
// every field.
type Options struct {
	// Near restricts the search to near-duplicates and excerpts.
	Near bool
	// Budget is how many candidates are kept in any case, the most plausible
	// first; 0 for 25,000, so that a small folder also shows who quotes the same
	// speech and who covers the same event.
	Budget int
	// Jobs is the number of workers, at least 1. It never changes a result.
	Jobs int
	// Trace, if not nil, is called for every candidate before any is dropped, with
	// the features that the plausibility model decides on, in the order of pairs.
	Trace func(a, b uint32, features []float64)
}

// A Document is what the stages know of a document beside its features.
type Document struct {
	Words    int
	TooShort bool
	// Against marks the documents of the second of two sets; where there are any,
	// only pairs of both sets are candidates.
	Against bool
	// OwnHash is over the text without its boilerplate, zero for none: documents
	// with the same are copies.
	OwnHash [32]byte
	// Boilerplate says that some of the text is boilerplate that was learnt after
	// its features were made.
	Boilerplate bool
}

// A Corpus is what is searched: documents by number, and their features.
type Corpus struct {
	Documents []Document
	// Features are the working copy of this search, which changes them.
	Features *Set
	// Boilerplate, if not nil, is what learnt boilerplate looks like as features:
	// they are taken away from the documents that have some.
	Boilerplate *Lookalike
}

// Candidates are what was proposed.
type Candidates struct {
	Pairs []lsh.Candidate // by number of A, then of B
	Found int             // before any were dropped as implausible
	// Cuts counts what limits cut, by the name of the limit.
	Cuts map[string]int
}

// A proposal collects the candidate pairs, by document number.
type proposal struct {
	Options
	*Corpus
	cuts   map[string]int
	sides  []bool   // nil without a second set
	skip   []bool   // copies that another one stands for
	beside []member // of these, those with text that the other one lacks
	crowd  []uint32 // by document: 1 + the number of its crowd, 0 for none
	found  [][]lsh.Candidate
}

// Propose returns the candidate pairs whose texts are to be compared. It returns
// ctx.Err() when ctx is cancelled.
func Propose(ctx context.Context, c *Corpus, o Options) (*Candidates, error) {
	if err := c.strip(ctx, o.Jobs); err != nil {
		return nil, err
	}
	p := newProposal(c, o)
	for i, name := range viewNames {
		p.cuts[name+"_features_sampled_out"] = c.Features.sampled[i]
	}
	p.copies()
	for _, join := range []func(context.Context) error{p.near, p.rare, p.rareBeside} {
		if err := join(ctx); err != nil {
			return nil, err
		}
	}
	all := lsh.Merge(p.found...)
	kept := p.plausible(all)
	p.cuts["candidates_dropped"] = len(all) - len(kept)
	within := p.limitLong(kept)
	p.cuts["long_text_pairs_left_out"] = len(kept) - len(within)
	return &Candidates{Pairs: within, Found: len(all), Cuts: p.cuts}, nil
}

func newProposal(c *Corpus, o Options) *proposal {
	p := &proposal{Options: o, Corpus: c, cuts: map[string]int{}, skip: make([]bool, len(c.Documents))}
	if slices.ContainsFunc(c.Documents, func(d Document) bool { return d.Against }) {
		p.sides = make([]bool, len(c.Documents))
		for i := range c.Documents {
			p.sides[i] = c.Documents[i].Against
		}
	}
	return p
}
