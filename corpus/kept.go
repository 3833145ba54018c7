package corpus

import (
	"encoding/json"
	"fmt"

	"reprint/corpus/spool"
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
