// Package detect is the pipeline and the facade: a corpus.Source in, a Result out.
//
// It reads every document once for its features, learns the site furniture of
// the folder, lets package lsh propose candidate pairs, reads the texts of
// those again, aligns them with package align, and decides: a verdict with its
// reasons, a score, clusters of findings, and who was first.
package detect

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"reprint/corpus"
	"reprint/detect/finding"
)

// Options say how a scan works. The zero value is the default of every field.
type Options struct {
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
	// Candidate, if not nil, is called for every candidate pair, a < b, in
	// sorted order, before the pairs are aligned.
	Candidate func(a, b string)
	// Near restricts the scan to near-duplicates.
	Near bool
	// All keeps the pairs with verdict event and unrelated in the result.
	All bool
	// MinScore drops pairs below it.
	MinScore float64
	// Memory is the budget in bytes for texts kept between the passes, 0 for the default.
	Memory int64
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(Progress)
}

// Progress says how far a stage has come.
type Progress struct {
	Stage string // read, candidates, align
	Done  int
	Total int // 0 where it is not known
}

// ErrNoDocuments says that a source held no document at all.
var ErrNoDocuments = errors.New("no articles found")

func (o Options) withDefaults() Options {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	return o
}

func (o Options) parameters() map[string]any {
	return map[string]any{"near": o.Near, "all": o.All, "min_score": o.MinScore, "min_words": shortestWords}
}

// Scan finds the reused text among the documents of src. Where documents are
// marked Against, only pairs of one marked and one unmarked document count.
// It returns ctx.Err() when ctx is cancelled and an error wrapping
// ErrNoDocuments when nothing could be read (the Result then still carries
// the warnings and the counts).
func Scan(ctx context.Context, src corpus.Source, opts Options) (*Result, error) {
	opts = opts.withDefaults()
	pass, err := readAll(ctx, src, opts)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	res := newResult(src, pass, opts)
	if len(pass.reads) == 0 {
		return res, fmt.Errorf("%w", ErrNoDocuments)
	}
	if opts.Progress != nil {
		opts.Progress(Progress{Stage: "candidates"})
	}
	furniture := learn(pass.reads, &pass.features.grams)
	if err := pass.strip(ctx, src, &furniture); err != nil {
		return nil, err
	}
	library := newLibrary(src, pass.docs, furniture, opts.Memory)
	res.Evidence = library
	candidates, err := propose(ctx, pass, &furniture, opts, res)
	if err != nil {
		return nil, err
	}
	pass.features = features{} // the memory is needed for texts
	res.Pairs, res.Summary.Pairs, err = verify(ctx, library, candidates, opts)
	if err != nil {
		return nil, err
	}
	res.finish()
	return res, nil
}

// Diff aligns the two documents a and b of src whatever their relation; the
// Result holds exactly that pair. Boilerplate is learnt from learn where that is not nil.
func Diff(ctx context.Context, src corpus.Source, a, b string, learnFrom corpus.Source, opts Options) (*Result, error) {
	opts = opts.withDefaults()
	furniture := boilerplate{}
	if learnFrom != nil {
		pass, err := readAll(ctx, learnFrom, opts)
		if err != nil {
			return nil, err
		}
		furniture = learn(pass.reads, &pass.features.grams)
	}
	if a > b {
		a, b = b, a
	}
	pass := &firstPass{}
	z := newReader(opts)
	for _, id := range []string{a, b} {
		doc, err := src.Open(id)
		if err != nil {
			return nil, err
		}
		pass.reads = append(pass.reads, z.read(doc))
	}
	pass.sort()
	res := newResult(src, pass, opts)
	library := newLibrary(src, pass.docs, furniture, opts.Memory)
	res.Evidence = library
	pair, err := library.judge(0, 1)
	if err != nil {
		return nil, err
	}
	res.Summary.Candidates = 1
	res.Pairs = []finding.Pair{pair}
	res.Summary.Pairs[pair.Verdict]++
	res.finish()
	return res, nil
}

func newResult(src corpus.Source, pass *firstPass, opts Options) *Result {
	stats := src.Stats()
	res := &Result{
		Parameters: opts.parameters(), InputSHA256: inputHash(pass.reads),
		Documents: pass.docs, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{}, Warnings: []Warning{},
		Summary: Summary{Documents: len(pass.docs), Skipped: stats.Skipped, Own: stats.Own, Other: stats.Other, Cuts: map[string]int{}},
	}
	res.Warnings = append(res.Warnings, pass.warnings...)
	for i := range pass.docs {
		if pass.docs[i].TooShort {
			res.Summary.TooShort++
		}
	}
	return res
}

// finish sorts the pairs, and builds the clusters and the counts.
func (r *Result) finish() {
	for _, n := range r.Summary.Pairs {
		r.Summary.Verified += n
	}
	if r.Pairs == nil {
		r.Pairs = []finding.Pair{}
	}
	slices.SortFunc(r.Pairs, comparePairs)
	r.cluster()
	r.Summary.Clusters = len(r.Clusters)
}
