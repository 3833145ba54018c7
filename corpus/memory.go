package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// FromDocuments makes a Source of documents that are in memory already. It
// keeps them as they are, and yields them sorted by id. A document without an
// id, or with one that another has, is yielded as a *ReadError and left out.
func FromDocuments(docs []*Document) Source {
	s := &memorySource{byID: map[string]*Document{}}
	for _, d := range docs {
		switch _, taken := s.byID[d.ID]; {
		case d.ID == "":
			s.faults = append(s.faults, &ReadError{Path: d.Path, Err: errors.New("document has no id")})
		case taken:
			s.faults = append(s.faults, &ReadError{Path: d.ID, Err: errors.New("another document has this id")})
		default:
			s.byID[d.ID] = d
			s.docs = append(s.docs, d)
		}
	}
	slices.SortFunc(s.docs, func(a, b *Document) int { return strings.Compare(a.ID, b.ID) })
	return s
}

type memorySource struct {
	docs   []*Document
	faults []*ReadError
	byID   map[string]*Document
}

func (s *memorySource) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for _, fault := range s.faults {
			if !yield(nil, fault) {
				return
			}
		}
		for _, d := range s.docs {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

func (s *memorySource) Open(id string) (*Document, error) {
	if d, ok := s.byID[id]; ok {
		return d, nil
	}
	return nil, unknownID(id)
}

func (s *memorySource) Stats() Stats {
	return Stats{Documents: len(s.docs), Skipped: len(s.faults)}
}

func (s *memorySource) Close() error { return nil }

func unknownID(id string) error { return fmt.Errorf("corpus: no document with the id %q", id) }
