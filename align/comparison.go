package align

import (
	"math"
	"slices"
	"sync"

	"reprint/align/anchors"
	"reprint/shingle"
)

// A comparison is two texts side by side: which words are equal, and, where it
// was needed, which terms they share and what each weighs. Weights are those of
// tf-idf where N and the sentence frequency sf count the sentences of just these
// two texts: what is common to the event weighs little, what only two sentences
// share weighs much.
//
// Its memory is reused from pair to pair: one is taken for a pair and given
// back when the pair is done.
type comparison struct {
	a, b       half
	exact      anchors.Shared // equal words
	solid      int32          // words in long exact chains
	textCosine float64        // of the whole texts, 0 until wholeCosine has run
	logs       []float32      // ln(N/i), by i
	limit      Limit
	weighed    bool   // weigh has run
	swapped    bool   // the caller calls a what is b here
	trace      *Trace // nil for none
	rows       rows

	sentencesMatched bool        // matchSentences has run
	bestA, bestB     []bestMatch // of the content sentences, once it has
	inOrder          float64     // score of their best alignment in order
	linking          linking
	abreast          abreast
}

// A half is one side of a comparison.
type half struct {
	*Side
	weights      []float32 // by term
	weight       float64   // of all tokens
	partner      []int32   // by term: the same stem on the other side, or -1
	norms        []float32 // of the sentences' vectors
	contentNorms []float32 // of the content sentences' vectors, by content words
	counts       []int32   // by term: how often the stretch looked at has it; zero between uses
	marks        []uint8   // by term: what is known of it in the stretch looked at; zero between uses
	asContent    []float32 // by term: its weight as a content word, once weighContent has run
}

var comparisons = sync.Pool{New: func() any { return new(comparison) }}

// compare readies a comparison of a and b; release gives it back.
func compare(a, b *Side) *comparison {
	c := comparisons.Get().(*comparison)
	c.a.Side, c.b.Side = a, b
	c.solid, c.textCosine, c.limit, c.weighed, c.sentencesMatched, c.inOrder = 0, 0, 0, false, false, 0
	c.bestA, c.bestB = c.bestA[:0], c.bestB[:0]
	c.exact.Find(&a.exact, &b.exact)
	return c
}

func (c *comparison) release() {
	c.a.Side, c.b.Side, c.trace = nil, nil, nil
	c.exact.Release()
	comparisons.Put(c)
}

// weigh finds the common terms and weighs all, once. Whatever looks at terms,
// weights or vectors comes after it.
func (c *comparison) weigh() {
	if c.weighed {
		return
	}
	c.weighed = true
	c.a.reset()
	c.b.reset()
	c.pairTerms()
}

func (h *half) reset() {
	h.makeIndex()
	h.weights = sized(h.weights, len(h.terms))
	h.partner = sized(h.partner, len(h.terms))
	h.norms = sized(h.norms, len(h.sentences))
	h.counts = resize(h.counts, len(h.terms))
	h.marks = resize(h.marks, len(h.terms))
	h.asContent = sized(h.asContent, len(h.terms))
}

// resize returns a slice of n zeros, in the memory of s where that is enough.
func resize[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// pairTerms finds the common terms, and weighs all.
func (c *comparison) pairTerms() {
	a, b := &c.a, &c.b
	n := len(a.sentences) + len(b.sentences)
	c.logs = c.logs[:0]
	for i := 0; i <= n; i++ {
		c.logs = append(c.logs, 0)
		if i > 0 {
			c.logs[i] = logRatio(n, i)
		}
	}
	for i := range b.terms {
		b.partner[i] = -1
		b.weights[i] = c.logs[b.terms[i].frequency()]
	}
	for i := range a.terms {
		t := &a.terms[i]
		j := b.stems.Find(t.stem)
		a.partner[i] = j
		if j < 0 {
			a.weights[i] = c.logs[t.frequency()]
			continue
		}
		w := c.logs[t.frequency()+b.terms[j].frequency()]
		b.partner[j], a.weights[i], b.weights[j] = int32(i), w, w
	}
	a.measure()
	b.measure()
}

// logs of the first numbers, so that ln(n/i) costs no logarithm.
var logOf = func() (t [4096]float32) {
	for i := 1; i < len(t); i++ {
		t[i] = float32(math.Log(float64(i)))
	}
	return t
}()

func logRatio(n, i int) float32 {
	if n < len(logOf) {
		return logOf[n] - logOf[i]
	}
	return float32(math.Log(float64(n) / float64(i)))
}

// measure computes the weight of the text and the lengths of the sentences' vectors.
func (h *half) measure() {
	h.weight = 0
	for i := range h.terms {
		h.weight += float64(h.terms[i].count) * float64(h.weights[i])
	}
	for i := range h.sentences {
		sum := float32(0)
		for _, e := range h.entries(i) {
			x := float32(e.count) * h.weights[e.term]
			sum += x * x
		}
		h.norms[i] = float32(math.Sqrt(float64(sum)))
	}
}

// cosine is that of two token ranges, each taken as one vector.
func (c *comparison) cosine(a, b tokenRange) float32 {
	na := c.a.tally(a)
	nb := c.b.tally(b)
	var dot float64
	for _, t := range c.a.termOf[a.First:a.Last] {
		if t >= 0 && c.a.counts[t] > 0 {
			if p := c.a.partner[t]; p >= 0 {
				w := float64(c.a.weights[t])
				dot += float64(c.a.counts[t]) * float64(c.b.counts[p]) * w * w
			}
			c.a.counts[t] = 0
		}
	}
	c.b.untally(b)
	if dot == 0 {
		return 0
	}
	return float32(dot / math.Sqrt(na*nb))
}

// tally counts the terms of a range in counts and returns the squared length
// of their vector.
func (h *half) tally(r tokenRange) float64 {
	sum := 0.0
	for _, t := range h.termOf[r.First:r.Last] {
		if t >= 0 {
			w := float64(h.weights[t])
			h.counts[t]++
			sum += float64(2*h.counts[t]-1) * w * w // n² - (n-1)²
		}
	}
	return sum
}

func (h *half) untally(r tokenRange) {
	for _, t := range h.termOf[r.First:r.Last] {
		if t >= 0 {
			h.counts[t] = 0
		}
	}
}

// A recurrence says how much of a stretch recurs in one of the other side: the
// words whose stems the other has, by weight.
type recurrence struct {
	hits, all     float64 // what recurs, of what
	names, quoted float64 // of what recurs: names and numbers; words quoted on both sides
}

// The marks of a term while a stretch is looked at.
const (
	present uint8 = 1 << iota
	presentQuoted
)

// recur measures the stretch r of x against the stretch other of y.
func recur(x, y *half, r, other tokenRange) recurrence {
	for i := other.First; i < other.Last; i++ {
		if t := y.termOf[i]; t >= 0 {
			y.marks[t] |= present
			if y.Text.Tokens[i].Has(shingle.Quoted) {
				y.marks[t] |= presentQuoted
			}
		}
	}
	var c recurrence
	for i := r.First; i < r.Last; i++ {
		t := x.termOf[i]
		if t < 0 {
			continue
		}
		w := float64(x.weights[t])
		c.all += w
		p := x.partner[t]
		if p < 0 || y.marks[p] == 0 {
			continue
		}
		c.hits += w
		tok := &x.Text.Tokens[i]
		if tok.Has(shingle.Name | shingle.Number) {
			c.names += w
		}
		if y.marks[p]&presentQuoted != 0 && tok.Has(shingle.Quoted) {
			c.quoted += w
		}
	}
	for _, t := range y.termOf[other.First:other.Last] {
		if t >= 0 {
			y.marks[t] = 0
		}
	}
	return c
}

// wholeCosine is the cosine of the two whole texts.
func (c *comparison) wholeCosine() float64 {
	if c.textCosine == 0 {
		x := c.cosine(tokenRange{Last: int32(len(c.a.termOf))}, tokenRange{Last: int32(len(c.b.termOf))})
		c.textCosine = max(float64(x), 1e-9)
	}
	return c.textCosine
}

// reversed is c with its sides exchanged; it shares c's memory.
func (c *comparison) reversed() *comparison {
	return &comparison{a: c.b, b: c.a, trace: c.trace}
}
