package corpus

import (
	"encoding/json"

	"reprint/corpus/cache"
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

// article makes a document of a file's bytes, or takes it from the cache. It is what
// the cache has or will have, so that the next run reads the same.
func (s *fileSource) article(f *format, data []byte) (*Document, error) {
	if s.cache == nil || !f.slow {
		return f.article(data)
	}
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
