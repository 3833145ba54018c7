// Package detect is the pipeline and the facade: a corpus.Source in, a Result out.
package detect

import (
	"context"
	"errors"

	"reprint/corpus"
)

// Options say how a scan works. The zero value is the default of every field.
type Options struct {
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
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
	// Candidate, if not nil, is called for every candidate pair, a < b, in
	// sorted order, from one goroutine, before the pairs are aligned.
	Candidate func(a, b string)
}

// Progress says how far a stage has come.
type Progress struct {
	Stage string // read, candidates, align
	Done  int
	Total int // 0 where it is not known
}

// ErrNoDocuments says that a source held no document at all.
var ErrNoDocuments = errors.New("no articles found")

// Scan finds the reused text among the documents of src. Where documents are
// marked Against, only pairs of one marked and one unmarked document count.
// It returns ctx.Err() when ctx is cancelled and an error wrapping
// ErrNoDocuments when nothing could be read (the Result then still carries
// the warnings and the counts).
func Scan(ctx context.Context, src corpus.Source, opts Options) (*Result, error) {
	return nil, errors.ErrUnsupported
}

// Diff aligns the two documents a and b of src whatever their relation; the
// Result holds exactly that pair. Boilerplate is learnt from learn where that is not nil.
func Diff(ctx context.Context, src corpus.Source, a, b string, learn corpus.Source, opts Options) (*Result, error) {
	return nil, errors.ErrUnsupported
}
