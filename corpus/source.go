// Package corpus reads files into Documents: the text of each article and what
// is known about it. It knows folders, containers of many articles and the order
// in which they are read; the packages below it know one format or one kind of
// metadata each, and none of them knows this package. It knows nothing of
// comparing texts.
//
// Open names files and folders and returns a Source; FromDocuments makes one of
// documents that are in memory. A Source streams its documents in a fixed order
// while workers decode ahead of the reader, and opens any of them again by id,
// so that a pipeline can read texts twice without keeping them in memory. The
// Source of Open is also an Archive, which gives back the lines that records were
// read from, and Measured, which tells how far an iteration has come.
package corpus

import (
	"context"
	"iter"
)

// A Source lists all documents of a corpus and opens one again, so that a
// pipeline can read texts twice without keeping them in memory.
type Source interface {
	// Documents yields every readable document once, in a fixed order: the
	// sorted order of paths, records of a container in their own. A fault is
	// yielded as a nil document and a *ReadError, and iteration goes on after
	// it; any other error ends the iteration. It stops early when the loop
	// does or when ctx is cancelled (yielding ctx.Err()). Documents may be
	// iterated again, and yields the same.
	Documents(ctx context.Context) iter.Seq2[*Document, error]
	// Open reads the document with this ID again. It is safe for concurrent
	// use once Documents has been iterated to its end. A file may have changed
	// since: who needs the same document compares its text.
	Open(id string) (*Document, error)
	// Stats says what the last complete iteration passed over.
	Stats() Stats
	// Close removes temporary stores. The source is not usable afterwards.
	Close() error
}

// Stats counts what a Source saw.
type Stats struct {
	Documents int // yielded
	Skipped   int // inputs that could not be read or parsed, each with a ReadError
	Own       int // reports and results of ours that a walk met, and did not read
	Other     int // files and folders that a walk passed over
	// PassedOver are these by type, the largest number first.
	PassedOver []Passed
}

// A ReadError says which input could not be read, and why.
type ReadError struct {
	Path string // the file, with the line behind a colon where one is known
	Err  error
	// Harmless marks a remark that loses nothing, such as a repeated id.
	Harmless bool
}

func (e *ReadError) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *ReadError) Unwrap() error { return e.Err }
