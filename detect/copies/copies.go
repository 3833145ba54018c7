// Package copies says which documents of a corpus are copies of others, so that it
// can be cleaned of them.
//
// A document is a copy where a document that is no copy itself holds it: a stated
// share of its words stands there literally, the two differ in hardly a number or
// name, and the verdict on both is one of those that were asked for. Copies of copies
// are none: what stands in A by way of B alone stays.
package copies

import (
	"cmp"
	"fmt"
	"slices"

	"reprint/detect/finding"
)

// An Order says which document of a group stays.
type Order string

// The orders. Documents of which none is before the other by an order stay by the
// next: those of equal length by date, those of one date by their place in the input.
const (
	Longest  Order = "longest"  // the one with the most words
	Earliest Order = "earliest" // the one that was published first; those without a date come last
	First    Order = "first"    // the one that stands first in the input
)

// Orders are all orders.
func Orders() []Order { return []Order{Longest, Earliest, First} }

// Options say what a copy is, and which documents stay. The zero value is the default
// of every field.
type Options struct {
	// Share is how much of the words of a copy the other document holds literally, in
	// (0, 1]; 0 for DefaultShare.
	Share float64
	// Verdicts are those on a copy and its holder; none for duplicate and syndicated.
	// With verdict template, numbers and names may differ.
	Verdicts []finding.Verdict
	// Order is Earliest where it is "".
	Order Order
}

// WithDefaults is o with its defaults in place.
func (o Options) WithDefaults() Options {
	o.Share = cmp.Or(o.Share, DefaultShare)
	o.Order = cmp.Or(o.Order, Earliest)
	if len(o.Verdicts) == 0 {
		o.Verdicts = []finding.Verdict{finding.Duplicate, finding.Syndicated}
	}
	return o
}

// VerdictNames are the names of the verdicts.
func (o *Options) VerdictNames() []string {
	names := make([]string, len(o.Verdicts))
	for i, v := range o.Verdicts {
		names[i] = v.String()
	}
	return names
}

// Validate reports what makes no sense.
func (o *Options) Validate() error {
	if !(o.Share >= 0 && o.Share <= 1) {
		return fmt.Errorf("share %v is not in [0, 1]", o.Share)
	}
	if o.Order != "" && !slices.Contains(Orders(), o.Order) {
		return fmt.Errorf("unknown order %q", o.Order)
	}
	return nil
}

// Asks reports whether a pair of this verdict can be one of a copy and its holder.
func (o *Options) Asks(v finding.Verdict) bool { return slices.Contains(o.Verdicts, v) }

// Holds reports whether a document of which the other one of the pair holds so much
// is a copy of it.
func (o *Options) Holds(h finding.Hold, v finding.Verdict) bool {
	return o.Asks(v) && h.Share >= o.Share && (v == finding.Template || sameFacts(h))
}

// sameFacts reports whether hardly a number or name differs.
func sameFacts(h finding.Hold) bool {
	return !h.OtherFigures && float64(h.Apart) <= mostApart*float64(h.Words)
}

// A Judged is a pair of documents, by their numbers, whose holds are known.
type Judged struct {
	A, B    uint32
	Verdict finding.Verdict
	// OfA is how much of A is held by B, OfB the other way.
	OfA, OfB finding.Hold
}

// A Corpus is what is cleaned.
type Corpus struct {
	Documents []finding.Document
	Places    []uint32 // of the documents in the input
	// Judge judges two documents that are not among the pairs.
	Judge func(a, b uint32) (Judged, error)
}

// Find returns the copies among the documents, by number: those of the first set
// where there are two, of which those of the second all stay. Errors are those of
// Judge.
func Find(c *Corpus, pairs []Judged, o Options) ([]finding.Copy, error) {
	f := newFinder(c, pairs, o.WithDefaults())
	for _, d := range f.list {
		if err := f.settle(d); err != nil {
			return nil, err
		}
	}
	f.dropParts()
	return f.copies(), nil
}
