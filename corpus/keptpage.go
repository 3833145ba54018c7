package corpus

import "encoding/json"

// Finding the article in a web page takes a thousand times as long as reading a
// text of that size. So the document of a page goes into the spool, as JSON, and
// reading the page again is reading that. Without a spool (its disk may be full)
// the page itself is read again.

// keepPage stores the document of a page.
func (s *fileSource) keepPage(in *input, d *Document) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if d == nil || in.kind.format != webPage || !in.page.Empty() {
		return
	}
	plain, err := json.Marshal(d)
	if err != nil {
		return
	}
	if b, err := s.spool.Put(plain); err == nil {
		in.page = b
	}
}

// keptPage is the document of a page that was stored, or nil.
func (s *fileSource) keptPage(in *input) *Document {
	in.mu.Lock()
	b := in.page
	in.mu.Unlock()
	if b.Empty() {
		return nil
	}
	plain, err := s.spool.Get(b)
	if err != nil {
		return nil
	}
	d := new(Document)
	if json.Unmarshal(plain, d) != nil {
		return nil
	}
	return d
}
