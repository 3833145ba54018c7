package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
)

// An Original is a document as it stands in the input.
type Original struct {
	ID      string
	Path    string // of the file
	Against bool
	// Line is the line of a container that the document was read from, byte for
	// byte, without the line break; nil for a document that is a file by
	// itself. Where the container is UTF-16, it is UTF-8 here. It is valid until
	// the next Original. For a container without lines it is the document as a
	// line of JSON Lines.
	Line []byte
	// Altered says that the file has another size or time than when it was first
	// read, so that Line may be another one, or nothing. Source.Open reads what is
	// there now.
	Altered bool
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
		altered := map[*input]bool{}
		for n, id := range ids {
			in := s.walk.inputs[places[n].input]
			o := &Original{ID: id, Path: in.path, Against: in.against}
			if !want(o) {
				continue
			}
			err := ctx.Err()
			if err == nil && in.kind.container() {
				if _, known := altered[in]; !known {
					altered[in] = in.altered()
				}
				err = s.lineOf(in, places[n], &line)
				o.Line, o.Altered = line, altered[in]
				if err != nil && o.Altered {
					o.Line, err = []byte{}, nil
				}
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

// lineOf puts the line of JSON Lines for the document at a place into line.
func (s *fileSource) lineOf(in *input, at place, line *[]byte) error {
	if in.lines {
		return s.readLine(in, at, line)
	}
	d, err := s.readKept(in, int(at.offset))
	if err != nil {
		return err
	}
	published := ""
	if !d.Published.IsZero() {
		published = d.Published.Format(time.RFC3339)
	}
	own := strings.TrimLeft(strings.TrimPrefix(d.ID, in.id), "#/") // with the path in an archive
	*line, err = json.Marshal(struct {
		ID        string `json:"id,omitempty"`
		Title     string `json:"title,omitempty"`
		Published string `json:"published,omitempty"`
		Outlet    string `json:"outlet,omitempty"`
		Author    string `json:"author,omitempty"`
		URL       string `json:"url,omitempty"`
		Lang      string `json:"lang,omitempty"`
		Text      string `json:"text"`
	}{own, d.Title, published, d.Outlet, d.Author, d.URL, d.Lang, d.Text})
	return err
}
