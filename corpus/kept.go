package corpus

import (
	"encoding/json"
	"fmt"

	"reprint/corpus/cache"
	"reprint/corpus/spool"
	"reprint/internal/imprint"
)

// Finding the article in a web page takes a thousand times as long as reading a
// text of that size, and an article of most containers cannot be read again
// without what stands before it. So the document goes into the spool, as JSON,
// and reading it again is reading that.

// keep stores a document under its number in its input, unless it is stored.
func (s *fileSource) keep(in *input, number int, d *Document) error {
	if !in.keptAt(number).Empty() {
		return nil
	}
	plain, err := json.Marshal(d)
	if err != nil {
		return err
	}
	b, err := s.spool.Put(plain)
	if err != nil {
		return err
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	for len(in.kept) <= number {
		in.kept = append(in.kept, spool.Block{})
	}
	in.kept[number] = b
	return nil
}

// keptAt is where the document of a number is stored, the zero Block if it is not.
func (in *input) keptAt(number int) spool.Block {
	in.mu.Lock()
	defer in.mu.Unlock()
	if number >= len(in.kept) {
		return spool.Block{}
	}
	return in.kept[number]
}

// readKept reads a document that was stored.
func (s *fileSource) readKept(in *input, number int) (*Document, error) {
	b := in.keptAt(number)
	if b.Empty() {
		return nil, fmt.Errorf("article %d was not kept", number+1)
	}
	plain, err := s.spool.Get(b)
	if err != nil {
		return nil, err
	}
	d := new(Document)
	if err := json.Unmarshal(plain, d); err != nil {
		return nil, err
	}
	return d, nil
}

// For the next run the document of such a file is kept in the cache, by its bytes.

// A Cached source may keep what it reads for the next one. Those of Open do, with
// Options.Cache.
type Cached interface {
	// CacheUse says how the cache was used; ok is false for a source without one.
	CacheUse() (use cache.Use, ok bool)
}

func (s *fileSource) CacheUse() (use cache.Use, ok bool) {
	if s.cache == nil {
		return use, false
	}
	return s.cache.Use(), true
}

// article makes a document of the bytes of a file, unless that is a report or a result
// of ours.
func (s *fileSource) article(f *format, data []byte) (*Document, error) {
	if imprint.Recognise(data) != imprint.None {
		return nil, errOwn
	}
	read := f.article
	if s.cache != nil && f.slow {
		read = func(data []byte) (*Document, error) { return s.cached(f, data) }
	}
	d, err := read(data)
	if err != nil {
		return nil, err
	}
	d.Reader = f.name
	return d, nil
}

// cached is the document of a file's bytes from the cache. Where it is not there it is
// made, and is what the cache will have, so that the next run reads the same.
func (s *fileSource) cached(f *format, data []byte) (*Document, error) {
	key := s.cache.Key(f.name, data)
	if d := decoded(s.cache.Get(key)); d != nil {
		return d, nil
	}
	d, err := f.article(data)
	if err != nil {
		return nil, err
	}
	value, err := json.Marshal(d)
	if err != nil {
		return d, nil // a year that JSON has no form for
	}
	s.cache.Put(key, value)
	return decoded(value), nil
}

// decoded is the document of a value of the cache, nil where there is none.
func decoded(value []byte) *Document {
	d := new(Document)
	if value == nil || json.Unmarshal(value, d) != nil {
		return nil
	}
	return d
}
