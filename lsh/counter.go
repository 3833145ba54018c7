package lsh

import "math"

// A tally is what all counters of a rare view share.
type tally struct {
	opts *RareOptions
	adds []uint64 // what a posting list adds to a sum, by its length
	// scale is what Even multiplies a pair's weight by, one factor a document.
	scale []float64
}

// A sum holds the number of shared features above their weight.
const weightBits = 40

func newTally(f *Features, opts *RareOptions, documents int) *tally {
	t := &tally{opts: opts, adds: rarities(documents, opts.MaxDF)}
	for df := range t.adds {
		t.adds[df] |= 1 << weightBits
	}
	if opts.Even {
		t.scale = scales(f, documents)
	}
	return t
}

// scales are the factors by which Even scales documents down.
func scales(f *Features, documents int) []float64 {
	average := float64(f.total) / float64(max(documents, 1))
	s := make([]float64, 0, f.Len())
	for bi := range f.blocks {
		b := &f.blocks[bi]
		for i := range b.ends {
			s = append(s, math.Sqrt(min(1, average/float64(len(b.of(i))))))
		}
	}
	return s
}

// weigh returns the weight of a pair, given its sum, and whether it reaches the minima.
func (t *tally) weigh(a, b uint32, sum uint64) (weight uint32, ok bool) {
	if int(sum>>weightBits) < t.opts.MinShared {
		return 0, false
	}
	weight = uint32(min(sum&(1<<weightBits-1), math.MaxUint32))
	if weight < t.opts.MinWeight {
		return 0, false
	}
	if t.scale != nil {
		weight = uint32(math.Round(float64(weight) * (t.scale[a] * t.scale[b])))
	}
	return weight, true
}

// A counter is one worker that counts partners.
type counter struct {
	postings *postings
	tally    *tally
	best     *best
	sums     []uint64 // by document, zero between documents
	partners []uint32 // with a sum
	found    []found
	steps    int
}

// found is a pair that reaches the minima.
type found struct{ a, b, weight uint32 }

// manyFound is how many pairs a counter collects before it hands them on.
const manyFound = 1 << 16

func (c *counter) prepare(p *postings, t *tally, b *best) {
	if c.sums == nil {
		c.postings, c.tally, c.best = p, t, b
		c.sums = make([]uint64, len(p.starts)-1)
	}
}

// count finds the partners of doc that have a higher number.
func (c *counter) count(doc uint32) {
	p := c.postings
	for _, place := range p.places[p.starts[doc]:p.starts[doc+1]] {
		list := p.parts[place>>placeBits][place&(1<<placeBits-1):]
		n := list[0]
		c.addList(doc, list[1:1+n], c.tally.adds[n])
	}
	for _, partner := range c.partners {
		sum := c.sums[partner]
		c.sums[partner] = 0
		if weight, ok := c.tally.weigh(doc, partner, sum); ok {
			c.found = append(c.found, found{doc, partner, weight})
		}
	}
	c.partners = c.partners[:0]
	if len(c.found) >= manyFound {
		c.flush()
	}
}

// addList adds a posting list, which doc is in, to the sums.
func (c *counter) addList(doc uint32, list []uint32, add uint64) {
	sides := c.tally.opts.Sides
	for i := len(list) - 1; list[i] > doc; i-- {
		partner := list[i]
		if sides != nil && sides[partner] == sides[doc] {
			continue
		}
		if c.sums[partner] == 0 {
			c.partners = append(c.partners, partner)
		}
		c.sums[partner] += add
		c.steps++
	}
}

// flush hands on what was found.
func (c *counter) flush() {
	c.best.offer(c.found)
	c.found = c.found[:0]
}
