package align

import (
	"math"
	"slices"
)

// The correspondence of two whole texts is the second kind of evidence beside
// the passages: a rewrite follows its source sentence for sentence, also where
// no single passage is long enough to tell. It looks at own words alone, since
// two reports of one event share quotations, and at content words, since
// function words say nothing; names count less, since the event brings them.

// The features of a pair. Where a feature has a value for each side, both are
// given, the lower first.
const (
	CorrespondMutual    = iota // share of sentences that are each other's best match, of the text with fewer
	cMonotone                  // score of the best alignment in order, over the mean length
	cChain                     // longest run of consecutive best matches, in sentences
	cBestLow                   // mean cosine of a sentence's best match
	cBestHigh                  //
	cContentLow                // share of the distinct lower-case content stems that recur, by weight
	cContentHigh               //
	CorrespondNamesLow         // the same of names
	CorrespondNamesHigh        //
	cNumbers                   // share of the numbers that recur, of the text with fewer
	cPairsLow                  // share of the sentences' pairs of rare stems that recur
	cPairsHigh                 //
	cTrigramLow                // own 3-gram containment
	cTrigramHigh               //
	cGramLow                   // own 5-gram containment
	cGramHigh                  //
	CorrespondLongest          // longest run of own words, log
	cWordsLow                  // own words, log
	cWordsHigh                 //
	cStrong                    // sentences with a partner of cosine .5 and more, of the text with fewer sentences
	cNeighbours                // share of the mutual best matches whose neighbour is one, in order
	cRare                      // shared stems that are not among the common words, names apart, log
	cRareLow                   // their share
	cRareHigh                  //
	CorrespondFirm             // mutual best matches of cosine .25 and more, of the text with fewer sentences
	cMutualSum                 // sum of the cosines of the mutual best matches, log
	cAbreast                   // from here on what describeAbreast measures
	NumCorrespondence   = cAbreast + numAbreast
)

var correspondenceFeatures = [cAbreast]string{
	CorrespondMutual:    "mutual",
	cMonotone:           "monotone",
	cChain:              "chain",
	cBestLow:            "best-low",
	cBestHigh:           "best-high",
	cContentLow:         "content-low",
	cContentHigh:        "content-high",
	CorrespondNamesLow:  "names-low",
	CorrespondNamesHigh: "names-high",
	cNumbers:            "numbers",
	cPairsLow:           "pairs-low",
	cPairsHigh:          "pairs-high",
	cTrigramLow:         "trigram-low",
	cTrigramHigh:        "trigram-high",
	cGramLow:            "gram-low",
	cGramHigh:           "gram-high",
	CorrespondLongest:   "longest",
	cWordsLow:           "words-low",
	cWordsHigh:          "words-high",
	cStrong:             "strong",
	cNeighbours:         "neighbours",
	cRare:               "rare",
	cRareLow:            "rare-low",
	cRareHigh:           "rare-high",
	CorrespondFirm:      "firm",
	cMutualSum:          "mutual-sum",
}

// CorrespondenceFeatures are the names of what Correspondence measures, in its
// order. The list is the caller's.
func CorrespondenceFeatures() []string {
	return slices.Concat(correspondenceFeatures[:], abreastFeatures[:])
}

// correspond measures how far two whole texts say the same, sentence for
// sentence; longest is their longest run of equal own words.
func (c *comparison) correspond(longest int32) []float64 {
	c.matchSentences()
	c.a.pairContent()
	c.b.pairContent()
	x := make([]float64, NumCorrespondence)
	a, b := &c.a, &c.b
	both := func(low int, va, vb float64) { x[low], x[low+1] = min(va, vb), max(va, vb) }
	share := func(low, shared, ofA, ofB int) {
		both(low, float64(shared)/float64(max(1, ofA)), float64(shared)/float64(max(1, ofB)))
	}
	both(cWordsLow, math.Log1p(float64(a.exact.Own())), math.Log1p(float64(b.exact.Own())))
	share(cTrigramLow, a.trigrams.Shared(&b.trigrams), a.trigrams.Len(), b.trigrams.Len())
	share(cGramLow, c.exact.OwnGrams(), a.exact.OwnGrams(), b.exact.OwnGrams())
	x[CorrespondLongest] = math.Log1p(float64(longest))
	if len(a.contents) == 0 || len(b.contents) == 0 {
		return x
	}
	share(cPairsLow, a.pairs.Shared(&b.pairs), a.pairs.Len(), b.pairs.Len())
	c.overlaps(x, both)
	both(cBestLow, meanCosine(c.bestA), meanCosine(c.bestB))
	mutualFeatures(x, c.bestA, c.bestB)
	x[cMonotone] = c.inOrder / (float64(len(a.contents)+len(b.contents)) / 2)
	c.describeAbreast(x[cAbreast:])
	return x
}

// matchSentences finds of every content sentence the one that it resembles most, once.
func (c *comparison) matchSentences() {
	if c.sentencesMatched {
		return
	}
	c.sentencesMatched = true
	c.weigh()
	c.a.readContent()
	c.b.readContent()
	if len(c.a.contents) > 0 && len(c.b.contents) > 0 {
		c.weighContent()
		c.matrix()
	}
}

// weighContent weighs the terms as content words.
func (c *comparison) weighContent() {
	n := len(c.a.contents) + len(c.b.contents) + smoothing
	weigh := func(h, other *half) {
		for i := range h.terms {
			t := &h.terms[i]
			sf := t.sentences
			if p := h.partner[i]; p >= 0 {
				sf += other.terms[p].sentences
			}
			if t.kinds == 0 || sf == 0 {
				h.asContent[i] = 0
				continue
			}
			h.asContent[i] = logRatio(n, int(sf)) * t.prior
		}
	}
	weigh(&c.a, &c.b)
	weigh(&c.b, &c.a)
}

// overlaps measures how much of the content words recurs, by their kind.
func (c *comparison) overlaps(x []float64, both func(int, float64, float64)) {
	var a, b overlap
	a.add(&c.a, &c.b)
	b.add(&c.b, &c.a)
	both(cContentLow, a.lower.share(), b.lower.share())
	both(CorrespondNamesLow, a.names.share(), b.names.share())
	x[cNumbers] = max(a.numbers.share(), b.numbers.share())
	both(cRareLow, a.rare.share(), b.rare.share())
	x[cRare] = math.Log1p(float64(a.rareShared))
}

// overlap is how much of one text's content words recurs in the other.
type overlap struct {
	lower, names, numbers, rare weights
	rareShared                  int
}

// weights are what recurs, of what.
type weights struct{ hit, all float64 }

func (w *weights) add(x float64, hit bool) {
	w.all += x
	if hit {
		w.hit += x
	}
}

func (w weights) share() float64 { return w.hit / max(w.all, 1e-3) }

func (o *overlap) add(h, other *half) {
	for i := range h.terms {
		t := &h.terms[i]
		if t.kinds == 0 {
			continue
		}
		w := float64(h.asContent[i])
		p := h.partner[i]
		hit := p >= 0 && other.terms[p].kinds != 0
		if t.kinds.has(asLower) {
			o.lower.add(w, hit)
			if t.prior == 1 {
				o.rare.add(w, hit)
				if hit {
					o.rareShared++
				}
			}
		}
		if t.kinds.onlyName() {
			o.names.add(w, hit)
		}
		if t.kinds.has(asNumber) {
			o.numbers.add(w, hit)
		}
	}
}

// inCosine is the weight of a term in the cosine of sentences.
func (h *half) inCosine(t int32) float32 {
	if h.terms[t].kinds.onlyName() {
		return h.asContent[t] * nameShare
	}
	return h.asContent[t]
}

// measureContent computes the lengths of the content sentences' vectors.
func (h *half) measureContent() {
	h.contentNorms = sized(h.contentNorms, len(h.contents))
	for n, i := range h.contents {
		sum := float32(0)
		for _, e := range h.entries(int(i)) {
			if e.content {
				w := h.inCosine(e.term)
				sum += w * w
			}
		}
		h.contentNorms[n] = float32(math.Sqrt(float64(sum)))
	}
}

// A bestMatch is the sentence that resembles a sentence most.
type bestMatch struct {
	sentence int32 // its number among the content sentences, or -1
	cosine   float32
}

func (m *bestMatch) offer(sentence int32, cosine float32) {
	if cosine > m.cosine || cosine == m.cosine && cosine > 0 && sentence < m.sentence {
		m.sentence, m.cosine = sentence, cosine
	}
}

// matrix looks at the matrix of sentence similarities, one row at a time.
func (c *comparison) matrix() {
	c.a.measureContent()
	c.b.measureContent()
	na, nb := len(c.a.contents), len(c.b.contents)
	c.bestA, c.bestB = resize(c.bestA, na), resize(c.bestB, nb)
	bestA, bestB := c.bestA, c.bestB
	for j := range bestB {
		bestB[j].sentence = -1
	}
	c.rows.dot = resize(c.rows.dot, nb)
	c.rows.shared = resize(c.rows.shared, nb)
	frequent := c.frequent()
	inOrder := newMonotone(nb)
	for i, s := range c.a.contents {
		c.contentRow(int(s), frequent)
		bestA[i].sentence = -1
		for _, j := range c.rows.touched {
			cosine := float32(0)
			if dot := c.rows.dot[j]; dot > 0 {
				cosine = dot / (c.a.contentNorms[i] * c.b.contentNorms[j])
			}
			c.rows.dot[j], c.rows.shared[j] = 0, 0
			bestA[i].offer(j, cosine)
			bestB[j].offer(int32(i), cosine)
			if cosine > leastMonotone {
				inOrder.match(j, float64(cosine-leastMonotone))
			}
		}
		c.rows.touched = c.rows.touched[:0]
		inOrder.endRow()
	}
	c.inOrder = inOrder.best()
}

// contentRow sums up the products of sentence s of a with the content
// sentences of b.
func (c *comparison) contentRow(s int, frequent int32) {
	r := &c.rows
	for _, e := range c.a.entries(s) {
		p := c.a.partner[e.term]
		if !e.content || p < 0 || c.b.terms[p].sentences == 0 {
			continue
		}
		t := &c.b.terms[p]
		if t.frequency() > frequent {
			c.limit |= FrequentWords
			continue
		}
		w := c.a.inCosine(e.term) * c.b.inCosine(p)
		for _, q := range c.b.postings[t.first:t.last] {
			j := c.b.number[q.sentence]
			if !q.content || j < 0 {
				continue
			}
			if r.shared[j] == 0 {
				r.touched = append(r.touched, j)
			}
			r.shared[j] = 1
			r.dot[j] += w
		}
	}
}

func meanCosine(best []bestMatch) float64 {
	sum := 0.0
	for _, m := range best {
		sum += float64(m.cosine)
	}
	return sum / float64(len(best))
}

// mutualFeatures describes the sentences that are each other's best match.
func mutualFeatures(x []float64, bestA, bestB []bestMatch) {
	var mutual, firm, strong, neighbours, run, longest, sum float64
	last := int32(-9)
	for i, m := range bestA {
		j, cosine := m.sentence, m.cosine
		if j < 0 || bestB[j].sentence != int32(i) || cosine < leastMutual {
			run, last = 0, -9
			continue
		}
		mutual++
		sum += float64(cosine)
		if cosine >= firmMatch {
			firm++
		}
		if cosine >= strongMatch {
			strong++
		}
		if last >= 0 && j > last && j <= last+neighbourGap {
			neighbours++
			run++
		} else {
			run = 1
		}
		last = j
		longest = max(longest, run)
	}
	fewer := float64(min(len(bestA), len(bestB)))
	x[CorrespondMutual] = mutual / fewer
	x[CorrespondFirm] = firm / fewer
	x[cStrong] = strong / fewer
	x[cMutualSum] = math.Log1p(sum)
	x[cChain] = longest
	x[cNeighbours] = neighbours / max(1, mutual)
}

// A monotone computes the score of the best alignment in order (Needleman and
// Wunsch 1970, without gap costs) from the matches alone: a match at column j
// extends the best alignment that ends before j. A Fenwick tree of prefix
// maxima makes a match cost O(log columns).
type monotone struct {
	tree    []float64
	pending []matchAt // of the row at hand, which cannot extend one another
}

type matchAt struct {
	column int32
	score  float64
}

func newMonotone(columns int) *monotone { return &monotone{tree: make([]float64, columns+1)} }

func (m *monotone) match(column int32, score float64) {
	m.pending = append(m.pending, matchAt{column, score + m.before(column)})
}

// before is the best score of an alignment that ends before the column.
func (m *monotone) before(column int32) float64 {
	best := 0.0
	for i := column; i > 0; i &= i - 1 {
		best = max(best, m.tree[i])
	}
	return best
}

func (m *monotone) endRow() {
	for _, p := range m.pending {
		for i := p.column + 1; int(i) < len(m.tree); i += i & -i {
			m.tree[i] = max(m.tree[i], p.score)
		}
	}
	m.pending = m.pending[:0]
}

func (m *monotone) best() float64 { return m.before(int32(len(m.tree) - 1)) }

// Neutral are the features of which more may speak for reuse or against it: the
// lengths of the texts, and what any two reports of one event share.
var Neutral = []int{CorrespondNamesLow, CorrespondNamesHigh, cNumbers, cWordsLow, cWordsHigh}
