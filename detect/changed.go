package detect

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"reprint/corpus"
	"reprint/corpus/spool"
	"reprint/detect/cluster"
	"reprint/detect/finding"
)

// Texts are read again after they were first seen, and files may change in between.
// A document that is not the one that was seen is lost: it leaves the result with all
// its pairs, as one that could not be read, and the others stay.

// A ChangedError says that a document can't be read again as it was read first.
type ChangedError struct {
	ID  string
	Err error
}

func (e *ChangedError) Error() string { return e.ID + ": " + e.Err.Error() }
func (e *ChangedError) Unwrap() error { return e.Err }

var errOtherText = errors.New("changed while the others were read")

// reopen reads a document again that was read before.
func reopen(src corpus.Source, d *finding.Document) (*corpus.Document, error) {
	doc, err := src.Open(d.ID)
	if broken, ok := errors.AsType[*spool.Error](err); ok {
		return nil, broken // that of all documents, and not of this one
	}
	if err != nil {
		return nil, &ChangedError{d.ID, gone(err)}
	}
	if sha256.Sum256([]byte(doc.Text)) != d.TextSHA256 {
		return nil, &ChangedError{d.ID, errOtherText}
	}
	return doc, nil
}

// Unchanged reads a document of a result again, and returns a *ChangedError if it is no
// longer the one that was read.
func Unchanged(src corpus.Source, d *finding.Document) error {
	_, err := reopen(src, d)
	return err
}

// gone says that something went wrong only when it was read again.
func gone(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return fmt.Errorf("could not be read again: %w", err)
}

// A lostList is the documents that were lost, by ID. It is safe for concurrent use.
type lostList struct {
	mu   sync.Mutex
	lost map[string]error
}

// note reports whether err is about a document that changed, and notes which.
func (l *lostList) note(err error) bool {
	changed, ok := errors.AsType[*ChangedError](err)
	if !ok {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost == nil {
		l.lost = map[string]error{}
	}
	l.lost[changed.ID] = changed.Err
	return true
}

// Recheck reads every document again and drops those that are not what they were. It
// is for a report that met one: with the rest of the Result it can be made. It returns
// the warnings that were added.
func (r *Result) Recheck(src corpus.Source, jobs int) ([]Warning, error) {
	var lost lostList
	var group errgroup.Group
	group.SetLimit(max(jobs, 1))
	for i := range r.Documents {
		group.Go(func() error {
			if _, err := reopen(src, &r.Documents[i]); !lost.note(err) {
				return err
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return r.drop(lost.lost), nil
}

// drop takes documents, and what depends on them, out of the result. It returns the
// warnings that were added.
func (r *Result) drop(lost map[string]error) []Warning {
	if len(lost) == 0 {
		return nil
	}
	isLost := func(id string) bool { _, ok := lost[id]; return ok }
	var added []Warning
	var documents []finding.Document // the evidence knows the old ones by number
	for _, d := range r.Documents {
		if !isLost(d.ID) {
			documents = append(documents, d)
			continue
		}
		added = append(added, Warning{Path: cmp.Or(d.Path, d.ID), Error: lost[d.ID].Error()})
		if _, _, record := strings.Cut(d.ID, "#"); record {
			added[len(added)-1].Error += " (" + d.ID + ")"
		}
		if d.TooShort {
			r.Summary.TooShort--
		}
	}
	r.Documents = documents
	r.InputSHA256 = inputHash(documents)
	r.Summary.Documents = len(documents)
	r.Summary.Skipped += len(added)
	r.Warnings = append(r.Warnings, added...)
	r.Copies = slices.DeleteFunc(r.Copies, func(c finding.Copy) bool { return isLost(c.ID) || isLost(c.Of) })
	if r.Summary.Kept+r.Summary.Removed > 0 {
		r.countCopies()
	}
	r.Pairs = slices.DeleteFunc(r.Pairs, func(p finding.Pair) bool {
		if !isLost(p.A) && !isLost(p.B) {
			return false
		}
		r.Summary.Pairs[p.Verdict]--
		r.Summary.Verified--
		return true
	})
	r.Clusters = cluster.Group(r.Documents, r.Pairs)
	r.Summary.Clusters = len(r.Clusters)
	return added
}
