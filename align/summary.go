package align

import "slices"

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
	numSummaryFeatures
)

func (s *similarity) summary(found []match) (match, bool) {
	wholeA, wholeB := tokenRange{0, int32(len(s.a.termOf))}, tokenRange{0, int32(len(s.b.termOf))}
	if len(found) == 0 {
		return match{}, false
	}
	m := match{b: wholeB}
	hits, all := s.hits(wholeA)
	m.a = s.segment(min(.9, hits/all+.15))
	if m.a.len() < 40 || wholeB.len() < 3*m.a.len() {
		return m, false
	}
	x := make([]float64, numSummaryFeatures)
	local := map[int32]bool{}
	spread := map[int32]bool{}
	inLocal := make([]bool, len(s.b.sentences))
	for _, f := range found {
		if f.a.overlap(m.a) == 0 {
			continue
		}
		x[sPassages]++
		x[sBest] = max(x[sBest], float64(f.cosine))
		for _, t := range s.b.termOf[f.b.first:f.b.last] {
			local[t] = true
		}
		for i := f.b.first * 8 / wholeB.len(); i <= (f.b.last-1)*8/wholeB.len(); i++ {
			spread[i] = true
		}
		for i, u := range s.b.sentences {
			if f.b.overlap(tokenRange{u.first, u.last}) > 0 {
				inLocal[i] = true
			}
		}
	}
	if x[sPassages] == 0 {
		return m, false
	}
	inHits, inAll := s.hits(m.a)
	explained := 0.0
	inSegment := map[int32]bool{}
	for _, t := range s.a.termOf[m.a.first:m.a.last] {
		if t >= 0 && s.partnerA[t] >= 0 {
			inSegment[s.partnerA[t]] = true
			if local[s.partnerA[t]] {
				explained += float64(s.weightA[t])
			}
		}
	}
	rare := float32(2.5)
	outside, touched := 0, 0
	for i, u := range s.b.sentences {
		if inLocal[i] {
			continue
		}
		outside++
		n := 0
		for _, t := range s.b.termOf[u.first:u.last] {
			if t >= 0 && inSegment[t] && s.weightB[t] > rare {
				n++
			}
		}
		if n >= 2 {
			touched++
		}
	}
	x[sExplained] = explained / inHits
	x[sSpread] = float64(len(spread))
	x[sInside] = inHits / inAll
	x[sOutside] = (hits - inHits + .1) / (all - inAll + 1)
	x[sReach] = float64(touched) / float64(max(1, outside))
	x[sRatio] = float64(wholeB.len()) / float64(m.a.len())
	m.cosine = s.rangeCosine(m.a, m.b)
	return m, summaryModel().Probability(x) > .5
}

// hits is the weight of r that recurs anywhere in b, and all its weight.
func (s *similarity) hits(r tokenRange) (hit, all float64) {
	for _, t := range s.a.termOf[r.first:r.last] {
		if t >= 0 {
			w := float64(s.weightA[t])
			all += w
			if s.partnerA[t] >= 0 {
				hit += w
			}
		}
	}
	return
}

// segment is the stretch of a with the largest sum of recurring weight above
// the share p of all weight.
func (s *similarity) segment(p float64) tokenRange {
	best, sum := 0.0, 0.0
	var start int32
	var r tokenRange
	for i, t := range s.a.termOf {
		if sum <= 0 {
			sum, start = 0, int32(i)
		}
		if t >= 0 {
			w := float64(s.weightA[t])
			if s.partnerA[t] >= 0 {
				sum += w * (1 - p)
			} else {
				sum -= w * p
			}
		}
		if sum > best {
			best, r = sum, tokenRange{start, int32(i + 1)}
		}
	}
	return s.a.snap(r)
}

// swapped is s with its sides exchanged.
func (s *similarity) swapped() *similarity {
	t := *s
	t.a, t.b, t.weightA, t.weightB, t.partnerA, t.partnerB = s.b, s.a, s.weightB, s.weightA, s.partnerB, s.partnerA
	return &t
}

// swap exchanges the sides of matches.
func swap(found []match) []match {
	out := slices.Clone(found)
	for i := range out {
		out[i].a, out[i].b = out[i].b, out[i].a
	}
	return out
}
