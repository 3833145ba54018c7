package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"

	"reprint/corpus"
)

// A gathering collects the rows of a model.
type gathering struct {
	corpora string
	model   *model
	all     []row

	mu   sync.Mutex
	rows []row // of the source that is being read
}

// gather reads a source and returns its rows, sorted.
func (g *gathering) gather(s *source) ([]row, error) {
	g.rows = nil
	if err := g.model.gather(g, s); err != nil {
		return nil, err
	}
	slices.SortFunc(g.rows, func(a, b row) int { return a.compare(&b) })
	return g.rows, nil
}

// add adds a row. It is safe for concurrent use.
func (g *gathering) add(r row) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rows = append(g.rows, r)
}

// open calls do with what is known of a source and with its documents.
func (g *gathering) open(s *source, do func(l *labels, docs corpus.Source) error) error {
	folder, l, err := place(g.corpora, s.docs), (*labels)(nil), error(nil)
	if s.made != nil {
		made, err := s.made(g.corpora)
		if err != nil {
			return err
		}
		if folder, err = os.MkdirTemp("", "fit"); err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		if err := made.Texts.Write(folder); err != nil {
			return err
		}
		l = ofMade(made)
	}
	if s.truth != nil {
		if l, err = s.truth(g.corpora, s); err != nil {
			return err
		}
	}
	docs, err := corpus.Open([]string{folder}, corpus.Options{Meta: g.metaOf(s)})
	if err != nil {
		return err
	}
	defer docs.Close()
	return do(l, docs)
}

// metaOf is the file of a source's metadata, "" where it is not there.
func (g *gathering) metaOf(s *source) string {
	if s.meta == "" {
		return ""
	}
	path := place(g.corpora, s.meta)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	return path
}

// groupOf is the group of a document, with its family.
func (s *source) groupOf(id string, l *labels) string {
	switch group, ok := l.groups[id]; {
	case s.group != nil:
		return s.family() + "/" + s.group(id)
	case ok:
		return s.family() + "/" + group
	}
	return s.family() + "/" + id
}
