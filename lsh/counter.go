package lsh

import (
	"math"
	"math/bits"
)

// A tally is what all counters of a rare view share.
type tally struct {
	opts   *RareOptions
	rarity []uint64 // of a feature, by the length of its posting list
}

func newTally(opts *RareOptions, documents int) *tally {
	return &tally{opts: opts, rarity: rarities(documents, opts.MaxDF)}
}

// A counter is one worker that counts partners. The partners of a document are
// few, compared to all documents, and so are counted in a small hash table that
// stays in the cache.
type counter struct {
	postings *postings
	tally    *tally
	best     *best
	lists    [][]uint32 // of the document at hand
	table    []sum      // open addressing; a power of two, at most half full; all free between documents
	used     []uint32   // indexes into table
	found    []found
	steps    int
}

// A sum is what a document shares with a partner.
type sum struct {
	partner uint32
	shared  uint32 // features; 0 for a free place
	weight  uint64
}

// found is a pair that shares enough.
type found struct{ a, b, weight uint32 }

// manyFound is how many pairs a counter collects before it hands them on.
const manyFound = 1 << 16

func newCounter(p *postings, t *tally, b *best) *counter {
	return &counter{postings: p, tally: t, best: b}
}

// count finds the partners of doc that have a higher number.
func (c *counter) count(doc uint32) {
	c.reserve(c.findLists(doc))
	for _, list := range c.lists {
		c.addList(doc, list)
	}
	for _, at := range c.used {
		s := c.table[at]
		c.table[at] = sum{}
		if int(s.shared) >= c.tally.opts.MinShared {
			c.found = append(c.found, found{doc, s.partner, uint32(min(s.weight, math.MaxUint32))})
		}
	}
	c.used = c.used[:0]
	if len(c.found) >= manyFound {
		c.flush()
	}
}

// findLists looks up the posting lists of doc and returns their total length.
// It comes before any list is read, so that the memory can answer all these
// questions at once.
func (c *counter) findLists(doc uint32) (total int) {
	p := c.postings
	c.lists = c.lists[:0]
	for _, place := range p.places[p.starts[doc]:p.starts[doc+1]] {
		list := p.parts[place>>placeBits][place&(1<<placeBits-1):]
		n := list[0]
		total += int(n)
		c.lists = append(c.lists, list[1:1+n])
	}
	return total
}

// reserve gives the table the right size for a number of partners, counted more
// than once or not.
func (c *counter) reserve(partners int) {
	size := 1 << bits.Len(uint(2*min(partners, len(c.postings.starts))))
	if size > cap(c.table) {
		c.table = make([]sum, size)
	}
	c.table = c.table[:size]
}

// addList adds a posting list, which doc is in, to the sums.
func (c *counter) addList(doc uint32, list []uint32) {
	sides := c.tally.opts.Sides
	weight := c.tally.rarity[len(list)]
	for i := len(list) - 1; list[i] > doc; i-- {
		partner := list[i]
		if sides != nil && sides[partner] == sides[doc] {
			continue
		}
		c.steps++
		at := c.at(partner)
		s := &c.table[at]
		if s.shared == 0 {
			s.partner = partner
			c.used = append(c.used, at)
		}
		s.shared++
		s.weight += weight
	}
}

// at returns where the partner's sum is, or the free place for it.
func (c *counter) at(partner uint32) uint32 {
	last := uint32(len(c.table) - 1)
	at := partner * 0x9E3779B1 >> 8 & last
	for c.table[at].shared != 0 && c.table[at].partner != partner {
		at = (at + 1) & last
	}
	return at
}

// flush hands on what was found.
func (c *counter) flush() {
	c.best.offer(c.found)
	c.found = c.found[:0]
}
