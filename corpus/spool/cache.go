package spool

import (
	"sync"

	"github.com/klauspost/compress/s2"
)

// A blockCache keeps the blocks that were read last, plain: records are opened
// near each other more often than not. Memory: blockSize for each of its slots.
type blockCache [8]struct {
	mu     sync.Mutex
	number int // of the block, counted from 1; 0 for none
	plain  []byte
	packed []byte
}

// read copies to p what a block holds from within on.
func (c *blockCache) read(from *Spool, number int, b Block, p []byte, within int) (int, error) {
	slot := &c[number%len(c)]
	slot.mu.Lock()
	defer slot.mu.Unlock()
	if slot.number != number+1 {
		slot.number = 0
		if cap(slot.packed) < int(b.size) {
			slot.packed = make([]byte, s2.MaxEncodedLen(blockSize))
		}
		slot.packed = slot.packed[:b.size]
		if _, err := from.file.ReadAt(slot.packed, b.at); err != nil {
			return 0, from.fail(err)
		}
		plain, err := s2.Decode(slot.plain[:cap(slot.plain)], slot.packed)
		if err != nil {
			return 0, from.fail(err)
		}
		slot.plain, slot.number = plain, number+1
	}
	return copy(p, slot.plain[within:]), nil
}
