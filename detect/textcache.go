package detect

import (
	"cmp"
	"reprint/detect/judge"
	"slices"
	"sync"
)

// defaultMemory bounds the prepared texts kept, in bytes.
const defaultMemory = 512 << 20

// A textCache keeps prepared texts by document number. What it keeps has no
// influence on any result, only on how often a text is read. A text takes about
// 130 bytes a word: 40 for its tokens, 60 to 80 for what alignment adds, and
// its bytes; 90 kB for an article of 700 words, so that the default holds 5,000.
type textCache struct {
	mu    sync.Mutex
	limit int64
	size  int64
	tick  int64
	kept  map[int]*keptText
	free  []*judge.Prepared // whose memory may be used again
}

type keptText struct {
	text *judge.Prepared
	size int64
	last int64 // tick of the last use
}

const (
	wordBytes  = 130
	mostFree   = 16
	usualWords = 4096 // of a text whose memory is used again
)

// used returns a prepared text whose memory may be used again, or a new one.
func (c *textCache) used() *judge.Prepared {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(c.free)
	if n == 0 {
		return new(judge.Prepared)
	}
	p := c.free[n-1]
	c.free = c.free[:n-1]
	return p
}

// get returns the prepared text of document n, nil if it is not kept.
func (c *textCache) get(n int) *judge.Prepared {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.kept[n]
	if k == nil {
		return nil
	}
	c.tick++
	k.last = c.tick
	return k.text
}

// put keeps the text of document n.
func (c *textCache) put(n int, p *judge.Prepared) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil {
		c.kept = map[int]*keptText{}
	}
	if c.kept[n] != nil {
		return
	}
	c.tick++
	k := &keptText{text: p, size: wordBytes * int64(p.Words()+10), last: c.tick}
	c.size += k.size
	c.kept[n] = k
	if c.size > c.limit {
		c.shrink()
	}
}

// drop forgets the text of document n, which nobody needs any more.
func (c *textCache) drop(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := c.kept[n]; k != nil {
		c.size -= k.size
		delete(c.kept, n)
		if len(c.free) < mostFree && k.text.Words() <= usualWords {
			c.free = append(c.free, k.text)
		}
	}
}

// shrink drops what was not used for longest, until a quarter is free. The last
// two stay: they are in use.
func (c *textCache) shrink() {
	type entry struct {
		n    int
		used int64
	}
	entries := make([]entry, 0, len(c.kept))
	for n, k := range c.kept {
		entries = append(entries, entry{n, k.last})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.used, b.used) })
	for _, e := range entries[:max(0, len(entries)-2)] {
		if c.size <= c.limit/4*3 {
			return
		}
		c.size -= c.kept[e.n].size
		delete(c.kept, e.n)
	}
}
