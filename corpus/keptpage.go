package corpus

import (
	"encoding/json"

	"github.com/klauspost/compress/s2"
)

// To find the article in a web page takes some 60 µs a KB, a thousand times what
// it takes to read a text. So what was found goes into the spool, as compressed
// JSON, and reading a page again is reading that. Without a spool (its disk may
// be full) the page is read again.

// keepPage stores the document of a page.
func (s *fileSource) keepPage(in *input, d *Document) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if d == nil || in.kind.format != webPage || in.page.size > 0 {
		return
	}
	plain, err := json.Marshal(d)
	if err != nil {
		return
	}
	packed := s2.Encode(nil, plain)
	if at, err := s.spool.append(packed); err == nil {
		in.page = block{at, int32(len(packed))}
	}
}

// keptPage is the document of a page that was stored, or nil.
func (s *fileSource) keptPage(in *input) *Document {
	in.mu.Lock()
	b := in.page
	in.mu.Unlock()
	if b.size == 0 {
		return nil
	}
	packed := make([]byte, b.size)
	if _, err := s.spool.file.ReadAt(packed, b.at); err != nil {
		return nil
	}
	plain, err := s2.Decode(nil, packed)
	if err != nil {
		return nil
	}
	d := new(Document)
	if json.Unmarshal(plain, d) != nil {
		return nil
	}
	return d
}
