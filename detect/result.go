package detect

import (
	"slices"

	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect/finding"
)

// A Result is everything a scan found. It is a value to read: reports take it
// and write it out. Slices are never nil and are sorted as the records are.
type Result struct {
	// Parameters are all settings that shape the result, by name.
	Parameters map[string]any
	// InputSHA256 is over the sorted pairs of id and text hash.
	InputSHA256 string
	Documents   []finding.Document // by ID
	Pairs       []finding.Pair     // by Score descending, then A, B
	Clusters    []finding.Cluster  // by size descending, then ID
	Warnings    []Warning
	Summary     Summary
	// Copies are the documents that others hold, by ID; nil where none were looked for.
	Copies []finding.Copy
	// Evidence opens the texts behind the figures.
	Evidence Evidence
}

// TwoSets reports whether documents of one set were compared with those of another.
func (r *Result) TwoSets() bool {
	return slices.ContainsFunc(r.Documents, func(d finding.Document) bool { return d.Against })
}

// Evidence gives a report what it shows of texts: the text of a document with
// its marked spans, and the word edits of a pair's passages. Its methods are
// safe for concurrent use.
type Evidence interface {
	Text(id string) (*finding.Text, error)
	// Edits returns one edit script for each of the pair's passages.
	Edits(p *finding.Pair) ([][]words.Edit, error)
}

// A Warning names an input that could not be read as it should.
type Warning struct {
	Path, Error string
	// Harmless warnings have no effect on the exit code.
	Harmless bool
}

// Summary counts what a scan did and what its limits cut.
type Summary struct {
	Documents  int
	Skipped    int
	Own        int // reports and results by the program itself, not read
	Other      int // files and folders that a walk passed over
	TooShort   int
	Candidates int
	Verified   int
	Pairs      [finding.NumVerdicts]int
	Clusters   int
	// Kept and Removed count the documents, of the first set where there are two, that
	// are no copies and that are; both are 0 where none were looked for.
	Kept, Removed int
	// PassedOver are those of Other by type, the largest number first.
	PassedOver []corpus.Passed
	// Cuts counts, by the name of the limit, what it cut. Every limit is
	// listed, also those that cut nothing.
	Cuts map[string]int
}
