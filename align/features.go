package align

import (
	"math"
	"slices"
)

// The features that the passage model decides on. Where a feature has a value
// for each side, both are given, the lower first, so that the order of the two
// texts does not matter.
const (
	fCosine     = iota // of the two stretches, as one vector each
	fShareLow          // share of the stretch's weight that recurs in the other
	fShareHigh         //
	fHitsLow           // the weight that recurs, in nats
	fHitsHigh          //
	fWordsLow          // words of the stretch
	fWordsHigh         //
	fSeeds             // sentence pairs
	fSeedMax           // the best sentence cosine
	fSeedMean          //
	fDenseLow          // share of the stretch's sentences that are in a seed
	fDenseHigh         //
	fTextCosine        // of the whole texts
	fTextLow           // sentences of the text
	fTextHigh          //
	fRun               // the longest run of equal words
	fGrams             // words in shared runs of anchors.GramWords and more, of the shorter stretch
	fNames             // share of the recurring weight that is names and numbers
	fQuoted            // share of the recurring weight that is quoted on both sides
	fOrder             // share of neighbouring seeds that keep their order
	fSolid             // words of the pair that stand in long exact chains
	numFeatures
)

var passageFeatures = [numFeatures]string{
	fCosine:     "cosine",
	fShareLow:   "share-low",
	fShareHigh:  "share-high",
	fHitsLow:    "hits-low",
	fHitsHigh:   "hits-high",
	fWordsLow:   "words-low",
	fWordsHigh:  "words-high",
	fSeeds:      "seeds",
	fSeedMax:    "seed-max",
	fSeedMean:   "seed-mean",
	fDenseLow:   "dense-low",
	fDenseHigh:  "dense-high",
	fTextCosine: "text-cosine",
	fTextLow:    "text-low",
	fTextHigh:   "text-high",
	fRun:        "run",
	fGrams:      "grams",
	fNames:      "names",
	fQuoted:     "quoted",
	fOrder:      "order",
	fSolid:      "solid",
}

// PassageFeatures are the names of the features of the passage model, in their
// order. The list is the caller's.
func PassageFeatures() []string { return slices.Clone(passageFeatures[:]) }

// features describes a match to the passage model.
func (c *comparison) features(m *match) []float64 {
	a, b := recur(&c.a, &c.b, m.a, m.b), recur(&c.b, &c.a, m.b, m.a)
	x := make([]float64, numFeatures)
	both := func(low int, va, vb float64) { x[low], x[low+1] = min(va, vb), max(va, vb) }
	x[fCosine] = float64(m.cosine)
	both(fShareLow, a.hits/max(a.all, 1e-3), b.hits/max(b.all, 1e-3))
	both(fHitsLow, math.Log1p(a.hits), math.Log1p(b.hits))
	both(fWordsLow, float64(m.a.Len()), float64(m.b.Len()))
	both(fTextLow, float64(len(c.a.sentences)), float64(len(c.b.sentences)))
	x[fTextCosine] = c.wholeCosine()
	x[fNames] = (a.names + b.names) / max(a.hits+b.hits, 1e-3)
	x[fQuoted] = (a.quoted + b.quoted) / max(a.hits+b.hits, 1e-3)
	x[fSolid] = float64(c.solid)
	for _, r := range c.exact.Near(m.a) {
		if r.A >= m.a.First && r.A+r.N <= m.a.Last && r.B >= m.b.First && r.B+r.N <= m.b.Last {
			x[fRun] = max(x[fRun], float64(r.N))
			x[fGrams] += float64(r.N) / float64(min(m.a.Len(), m.b.Len()))
		}
	}
	m.seedFeatures(x, both)
	return x
}

// seedFeatures describes the seeds of a match.
func (m *match) seedFeatures(x []float64, both func(int, float64, float64)) {
	x[fSeeds] = float64(len(m.seeds))
	var inA, inB []int32
	for _, d := range m.seeds {
		x[fSeedMax] = max(x[fSeedMax], float64(d.cosine))
		x[fSeedMean] += float64(d.cosine) / float64(len(m.seeds))
		inA, inB = append(inA, d.a), append(inB, d.b)
	}
	both(fDenseLow, distinct(inA)/float64(m.sentencesA), distinct(inB)/float64(m.sentencesB))
	x[fOrder] = order(m.seeds)
}

func distinct(list []int32) float64 {
	slices.Sort(list)
	return float64(len(slices.Compact(list)))
}

// order is the share of neighbouring seeds (by a) that keep their order in b.
func order(seeds []seed) float64 {
	if len(seeds) < 2 {
		return 1
	}
	kept := 0
	for i := 1; i < len(seeds); i++ {
		if seeds[i].b >= seeds[i-1].b {
			kept++
		}
	}
	return float64(kept) / float64(len(seeds)-1)
}
