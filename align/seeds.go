package align

import (
	"cmp"
	"math"
	"slices"
)

// A seed is a pair of sentences that say the same, by their words.
type seed struct {
	a, b   int32 // sentence indices
	cosine float32
}

// Limit says which bound cut an alignment short.
type Limit uint8

// The limits. They are far beyond ordinary articles.
const (
	// FrequentWords: words that stand in very many sentences of a very long
	// text were left out where sentences are compared.
	FrequentWords Limit = 1 << iota
	// ManySeeds: a sentence resembles very many others, and only the best count.
	ManySeeds
)

// rows is working memory for one sentence of a against all of b.
type rows struct {
	dot     []float32 // by sentence of b; all zero between sentences
	shared  []uint16  // likewise: common terms
	touched []int32
}

// seeds returns the sentence pairs above both thresholds, by a, then b. The
// cost is that of the sentence pairs that share a word, one row at a time.
func (c *comparison) seeds(minCosine, minDice float32, skipA, skipB []bool) []seed {
	var found []seed
	c.rows.dot = resize(c.rows.dot, len(c.b.sentences))
	c.rows.shared = resize(c.rows.shared, len(c.b.sentences))
	frequent := c.frequent()
	for i := range c.a.sentences {
		if skipA != nil && skipA[i] {
			continue
		}
		c.row(i, frequent)
		first := len(found)
		found = c.pick(found, int32(i), minCosine, minDice, skipB)
		found = found[:first+c.best(found[first:])]
	}
	return found
}

// frequent is how many sentences of b a word may stand in to be compared.
func (c *comparison) frequent() int32 {
	limit := max(leastFrequent, wordSteps/max(1, len(c.a.forward)))
	return int32(min(limit, math.MaxInt32))
}

// row sums up the products of sentence i of a with all sentences of b.
func (c *comparison) row(i int, frequent int32) {
	r := &c.rows
	for _, e := range c.a.entries(i) {
		p := c.a.partner[e.term]
		if p < 0 {
			continue
		}
		t := &c.b.terms[p]
		if t.frequency() > frequent {
			c.limit |= FrequentWords
			continue
		}
		w := c.a.weights[e.term]
		x := w * w * float32(e.count)
		for _, q := range c.b.postings[t.first:t.last] {
			if r.shared[q.sentence] == 0 {
				r.touched = append(r.touched, q.sentence)
			}
			r.shared[q.sentence]++
			r.dot[q.sentence] += x * float32(q.count)
		}
	}
}

// pick appends the seeds of the row of sentence i, and clears the row.
func (c *comparison) pick(found []seed, i int32, minCosine, minDice float32, skip []bool) []seed {
	r := &c.rows
	terms := float32(len(c.a.entries(int(i))))
	for _, j := range r.touched {
		dot, shared := r.dot[j], r.shared[j]
		r.dot[j], r.shared[j] = 0, 0
		if dot == 0 || skip != nil && skip[j] {
			continue
		}
		cosine := dot / (c.a.norms[i] * c.b.norms[j])
		if cosine > minCosine && 2*float32(shared) > minDice*(terms+float32(len(c.b.entries(int(j))))) {
			found = append(found, seed{i, j, cosine})
		}
	}
	r.touched = r.touched[:0]
	return found
}

// best keeps the strongest seeds of one sentence, sorted by their place in b,
// and returns their number.
func (c *comparison) best(seeds []seed) int {
	n := len(seeds)
	if n > seedsPerSentence {
		c.limit |= ManySeeds
		slices.SortFunc(seeds, func(x, y seed) int { return cmp.Or(cmp.Compare(y.cosine, x.cosine), cmp.Compare(x.b, y.b)) })
		n = seedsPerSentence
	}
	slices.SortFunc(seeds[:n], func(x, y seed) int { return cmp.Compare(x.b, y.b) })
	return n
}

// Has reports whether l holds any of the limits of m.
func (l Limit) Has(m Limit) bool { return l&m != 0 }
