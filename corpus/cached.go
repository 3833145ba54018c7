package corpus

import (
	"encoding/json"

	"reprint/corpus/cache"
	"reprint/internal/imprint"
)

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
