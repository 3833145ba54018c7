package corpus

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// An Original is a document as it stands in the input.
type Original struct {
	ID      string
	Path    string // of the file
	Against bool
	// Line is the line of a container that the document was read from, byte for
	// byte, without the line break; nil for a document that is a file by
	// itself. Where the container is UTF-16, it is UTF-8 here. It is valid until
	// the next Original.
	Line []byte
}

// An Archive is a Source that gives back its input. Those of Open are.
type Archive interface {
	Source
	// Originals yields the documents that were yielded before and that want
	// asks for, in the same order; it asks about each one, in that order, and
	// reads no others. An error ends it, as a cancelled ctx does.
	Originals(ctx context.Context, want func(*Original) bool) iter.Seq2[*Original, error]
}

func (s *fileSource) Originals(ctx context.Context, want func(*Original) bool) iter.Seq2[*Original, error] {
	return func(yield func(*Original, error) bool) {
		s.mu.RLock()
		ids, places := slices.Clip(s.index.ids), slices.Clip(s.index.places)
		s.mu.RUnlock()
		var line []byte
		for n, id := range ids {
			in := s.inputs[places[n].input]
			o := &Original{ID: id, Path: in.path, Against: in.against}
			if !want(o) {
				continue
			}
			err := ctx.Err()
			if err == nil && in.kind.container() {
				err = s.readLine(in, places[n], &line)
				o.Line = line
			}
			if err != nil {
				yield(nil, fmt.Errorf("corpus: %s: %w", id, err))
				return
			}
			if !yield(o, nil) {
				return
			}
		}
	}
}
