// Package finding holds what a scan says: documents, verified pairs with their
// verdict and passages, clusters, and the reasons for all of it as typed values.
//
// It decides nothing. The stages of a scan make these values, package report
// and other programs read them. Every sentence about a reason is made here, by
// [Reason.String] and [Basis.String]; no program has to read one to decide.
package finding

import (
	"cmp"

	"reprint/align"
)

// Order says which document of a pair came first.
type Order uint8

// The orders.
const (
	OrderUnknown Order = iota
	AFirst
	BFirst
)

func (o Order) String() string { return [...]string{"unknown", "a", "b"}[o] }

// A Pair is a verified pair: two documents, A < B, whose passages were aligned.
type Pair struct {
	A, B    string // ids
	Verdict Verdict
	Score   float64 // how sure it is that text was reused, in [0, 1]
	AB, BA  float64 // coverage of A by B and of B by A, in [0, 1]
	Jaccard float64 // exact, over word 5-grams of the whole texts
	Longest int     // the longest run of equal own words
	Words   int     // own reused words of the shorter side
	// ClassWords counts the words of the shorter document by class.
	ClassWords [align.NumClasses]int
	Order      Order
	OrderBasis Basis
	// CommonSource says that both draw on a third text, present or not.
	CommonSource bool
	Reasons      []Reason
	Passages     []align.Passage // in the order of A
}

// Compare orders pairs as results do: by score descending, then by A and B.
func (p *Pair) Compare(q *Pair) int {
	return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

// Coverage is the coverage of the document with this id, which is one of the two.
func (p *Pair) Coverage(id string) float64 {
	if p.A == id {
		return p.AB
	}
	return p.BA
}

// First is the id of the document that came first, or "" where that is unknown.
func (p *Pair) First() string { return [...]string{"", p.A, p.B}[p.Order] }
