package align

import (
	"math"

	"reprint/shingle"
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
	fGrams             // words in shared runs of GramWords and more, of the shorter stretch
	fNames             // share of the recurring weight that is names and numbers
	fQuoted            // share of the recurring weight that is quoted on both sides
	fOrder             // how far the recurring words keep their order
	fSolid             // words of the pair that stand in long exact chains
	numFeatures
)

// recurrence says what of a stretch recurs in the stretch of the other side.
type recurrence struct {
	hits, all     float64 // weights
	names, quoted float64 // weights within hits
	words         int
}

// recur measures x[r] against y[other]. in is scratch, by term of y.
func recur(x, y *Side, weights []float32, partner []int32, r, other tokenRange) recurrence {
	quotedThere := make(map[int32]bool, other.len())
	for i := other.first; i < other.last; i++ {
		if t := y.termOf[i]; t >= 0 {
			quotedThere[t] = quotedThere[t] || y.Text.Tokens[i].Has(shingle.Quoted)
		}
	}
	var c recurrence
	for i := r.first; i < r.last; i++ {
		t := x.termOf[i]
		if t < 0 {
			continue
		}
		w := float64(weights[t])
		c.all += w
		if partner[t] < 0 {
			continue
		}
		quoted, ok := quotedThere[partner[t]]
		if !ok {
			continue
		}
		c.hits += w
		c.words++
		tok := &x.Text.Tokens[i]
		if tok.Has(shingle.Name | shingle.Number) {
			c.names += w
		}
		if quoted && tok.Has(shingle.Quoted) {
			c.quoted += w
		}
	}
	return c
}

// features describes a match to the passage model.
func (s *similarity) features(m *match) []float64 {
	a := recur(s.a, s.b, s.weightA, s.partnerA, m.a, m.b)
	b := recur(s.b, s.a, s.weightB, s.partnerB, m.b, m.a)
	x := make([]float64, numFeatures)
	both := func(low int, va, vb float64) { x[low], x[low+1] = min(va, vb), max(va, vb) }
	x[fCosine] = float64(m.cosine)
	both(fShareLow, a.hits/max(a.all, 1e-3), b.hits/max(b.all, 1e-3))
	both(fHitsLow, math.Log1p(a.hits), math.Log1p(b.hits))
	both(fWordsLow, float64(m.a.len()), float64(m.b.len()))
	x[fSeeds] = float64(len(m.seeds))
	inA, inB := map[int32]bool{}, map[int32]bool{}
	for _, d := range m.seeds {
		x[fSeedMax] = max(x[fSeedMax], float64(d.cosine))
		x[fSeedMean] += float64(d.cosine) / float64(len(m.seeds))
		inA[d.a], inB[d.b] = true, true
	}
	both(fDenseLow, float64(len(inA))/float64(m.sentencesA), float64(len(inB))/float64(m.sentencesB))
	x[fTextCosine] = s.textCosine()
	both(fTextLow, float64(len(s.a.sentences)), float64(len(s.b.sentences)))
	for _, r := range s.runs {
		if r.a >= m.a.first && r.a+r.n <= m.a.last && r.b >= m.b.first && r.b+r.n <= m.b.last {
			x[fRun] = max(x[fRun], float64(r.n))
			x[fGrams] += float64(r.n) / float64(min(m.a.len(), m.b.len()))
		}
	}
	x[fNames] = (a.names + b.names) / max(a.hits+b.hits, 1e-3)
	x[fQuoted] = (a.quoted + b.quoted) / max(a.hits+b.hits, 1e-3)
	x[fOrder] = order(m.seeds)
	x[fSolid] = float64(s.solid)
	return x
}

// order is the share of neighbouring seeds (by A) that keep their order in B.
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

// textCosine is the cosine of the two whole texts.
func (s *similarity) textCosine() float64 {
	if s.whole == 0 {
		c := s.fragmentCosine(tokenRange{0, int32(len(s.a.sentences))}, tokenRange{0, int32(len(s.b.sentences))})
		s.whole = max(float64(c), 1e-9)
	}
	return s.whole
}
