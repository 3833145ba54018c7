package align

import (
	"math/bits"
	"slices"
)

// A summary is a short stretch whose words recur all over the other text, so
// that no stretch of the other text explains it. Passages cannot show that one
// by one: here the stretch of A that recurs most in the whole of B is taken,
// and a small model decides whether it condenses B as a whole.

// The features of the summary model.
const (
	sExplained = iota // share of the recurring weight that the passages found explain
	sSpread           // eighths of B that passages found touch
	sInside           // share of the stretch's weight that recurs in B
	sOutside          // the same of A's other text
	sPassages         // passages found that lie in the stretch
	sBest             // the best cosine among them
	sReach            // share of B's sentences outside those passages that share two or more rare words with the stretch
	sRatio            // words of B by words of the stretch
	sCosine           // of the stretch and the whole of B
	numSummaryFeatures
)

var summaryFeatures = [numSummaryFeatures]string{
	sExplained: "explained",
	sSpread:    "spread",
	sInside:    "inside",
	sOutside:   "outside",
	sPassages:  "passages",
	sBest:      "best",
	sReach:     "reach",
	sRatio:     "ratio",
	sCosine:    "cosine",
}

// SummaryFeatures are the names of the features of the summary model, in their
// order. The list is the caller's.
func SummaryFeatures() []string { return slices.Clone(summaryFeatures[:]) }

// summary looks for a stretch of a that condenses b, given the passages found.
// The probability of the match is the summary model's.
func (c *comparison) summary(found []match) (match, bool) {
	wholeA, wholeB := tokenRange{Last: int32(len(c.a.termOf))}, tokenRange{Last: int32(len(c.b.termOf))}
	if len(found) == 0 || wholeB.Len() < summaryRatio*leastSummary {
		return match{}, false
	}
	hits, all := c.hits(wholeA)
	m := match{a: c.segment(min(summaryCeiling, hits/all+summarySlack)), b: wholeB, summary: true}
	if m.a.Len() < leastSummary || wholeB.Len() < summaryRatio*m.a.Len() {
		return m, false
	}
	x := make([]float64, numSummaryFeatures)
	if !c.localFeatures(x, &m, found) {
		return m, false
	}
	inHits, inAll := c.hits(m.a)
	x[sInside] = inHits / inAll
	x[sOutside] = (hits - inHits + .1) / (all - inAll + 1)
	x[sRatio] = float64(wholeB.Len()) / float64(m.a.Len())
	m.cosine = c.cosine(m.a, m.b)
	x[sCosine] = float64(m.cosine)
	if c.trace != nil {
		c.traceSummary(m.a, x)
	}
	m.prob = summaryModel().Probability(x)
	return m, m.prob > minSummary
}

// localFeatures measures what the passages found explain of a summary. It is
// not ok where none lies in the stretch, or a copied one: a copy is no summary.
func (c *comparison) localFeatures(x []float64, m *match, found []match) (ok bool) {
	local := make([]bool, len(c.b.terms))
	inLocal := make([]bool, len(c.b.sentences))
	spread := uint(0)
	for _, f := range found {
		if f.a.Overlap(m.a) == 0 {
			continue
		}
		if f.exact {
			return false
		}
		x[sPassages]++
		x[sBest] = max(x[sBest], float64(f.cosine))
		c.b.markTerms(local, f.b)
		for i := f.b.First * 8 / m.b.Len(); i <= (f.b.Last-1)*8/m.b.Len(); i++ {
			spread |= 1 << i
		}
		for i, u := range c.b.sentences {
			inLocal[i] = inLocal[i] || f.b.Overlap(u.tokens()) > 0
		}
	}
	x[sSpread] = float64(bits.OnesCount(spread))
	c.explained(x, m.a, local, inLocal)
	return x[sPassages] > 0
}

// markTerms marks the terms of a stretch.
func (h *half) markTerms(marks []bool, r tokenRange) {
	for _, t := range h.termOf[r.First:r.Last] {
		if t >= 0 {
			marks[t] = true
		}
	}
}

// explained measures how much of what recurs of a stretch of a the passages
// explain, and how many sentences outside them it reaches; local are the terms
// of b in passages, and inLocal its sentences.
func (c *comparison) explained(x []float64, stretch tokenRange, local, inLocal []bool) {
	explained, recurring := 0.0, 0.0
	inStretch := make([]bool, len(c.b.terms))
	for _, t := range c.a.termOf[stretch.First:stretch.Last] {
		if t < 0 || c.a.partner[t] < 0 {
			continue
		}
		p, w := c.a.partner[t], float64(c.a.weights[t])
		inStretch[p] = true
		recurring += w
		if local[p] {
			explained += w
		}
	}
	x[sExplained] = explained / max(recurring, 1e-3)
	x[sReach] = c.reached(inStretch, inLocal)
}

// reached is the share of b's sentences outside the passages that share two or
// more rare words with the stretch.
func (c *comparison) reached(inStretch, inLocal []bool) float64 {
	outside, touched := 0, 0
	for i := range c.b.sentences {
		if inLocal[i] {
			continue
		}
		outside++
		n := 0
		for _, e := range c.b.entries(i) {
			if inStretch[e.term] && c.b.weights[e.term] > rareWeight {
				n += int(e.count)
			}
		}
		if n >= rareTerms {
			touched++
		}
	}
	return float64(touched) / float64(max(1, outside))
}

// hits is the weight of r that recurs anywhere in b, and all its weight.
func (c *comparison) hits(r tokenRange) (hit, all float64) {
	for _, t := range c.a.termOf[r.First:r.Last] {
		if t >= 0 {
			w := float64(c.a.weights[t])
			all += w
			if c.a.partner[t] >= 0 {
				hit += w
			}
		}
	}
	return hit, max(all, 1e-3)
}

// segment is the stretch of a with the largest sum of recurring weight above
// the share p of all weight.
func (c *comparison) segment(p float64) tokenRange {
	best, sum := 0.0, 0.0
	var start int32
	var r tokenRange
	for i, t := range c.a.termOf {
		if sum <= 0 {
			sum, start = 0, int32(i)
		}
		if t >= 0 {
			w := float64(c.a.weights[t])
			if c.a.partner[t] >= 0 {
				sum += w * (1 - p)
			} else {
				sum -= w * p
			}
		}
		if sum > best {
			best, r = sum, tokenRange{First: start, Last: int32(i + 1)}
		}
	}
	return c.a.snap(r)
}

// summarize adds a summary to the matches found, of either text by the other,
// in place of the passages that it holds.
func (c *comparison) summarize(found []match) []match {
	if !slices.ContainsFunc(found, func(m match) bool { return !m.exact }) {
		return found // a copy is no summary
	}
	if m, ok := c.summary(found); ok {
		if c.trace != nil && c.trace.Summary != nil {
			c.reversed().summary(swap(found)) // which is told, so that what is learnt from does not depend on the model
		}
		return append(slices.DeleteFunc(found, func(x match) bool { return x.a.Overlap(m.a) > 0 }), m)
	}
	m, ok := c.reversed().summary(swap(found))
	if !ok {
		return found
	}
	m.a, m.b = m.b, m.a
	return append(slices.DeleteFunc(found, func(x match) bool { return x.b.Overlap(m.b) > 0 }), m)
}

// swap exchanges the sides of matches.
func swap(found []match) []match {
	out := slices.Clone(found)
	for i := range out {
		out[i].a, out[i].b = out[i].b, out[i].a
	}
	return out
}
