package align

import (
	"math"
	"slices"
)

// The edges of a passage are where the likelihood says: the words of the
// stretch around it are taken for those of two states, inside and outside,
// which differ in how often a word recurs on the other side. The stretch with
// the largest log-likelihood ratio is the passage (a maximum-sum segment), on
// each side given the other.

// refine moves the edges of a match, those of both sides at once, so that
// neither side comes first.
func (c *comparison) refine(m match) match {
	for range refinements {
		a := edge(&c.a, &c.b, m.a, m.b)
		b := edge(&c.b, &c.a, m.b, m.a)
		if a == m.a && b == m.b {
			break
		}
		m.a, m.b = a, b
	}
	return m
}

// edge returns the best stretch of x near r given the stretch other of y.
func edge(x, y *half, r, other tokenRange) tokenRange {
	recurring := 0.0
	for _, t := range y.termOf[other.First:other.Last] {
		if t < 0 || y.marks[t] != 0 {
			continue
		}
		y.marks[t] = present
		if p := y.partner[t]; p >= 0 {
			recurring += float64(x.terms[p].count) * float64(x.weights[p])
		}
	}
	found := x.likeliest(y, r, recurring)
	for _, t := range y.termOf[other.First:other.Last] {
		if t >= 0 {
			y.marks[t] = 0
		}
	}
	return x.snap(found)
}

// recurs reports whether token i stands among the marked terms of y, and its weight.
func (x *half) recurs(y *half, i int32) (bool, float64) {
	t := x.termOf[i]
	if t < 0 {
		return false, 0
	}
	p := x.partner[t]
	return p >= 0 && y.marks[p] != 0, float64(x.weights[t])
}

// likeliest is the maximum-sum segment near r, where the terms of the other
// stretch are marked in y; recurring is the weight of x that they have in all.
// The cost is that of the two stretches, however long the texts.
func (x *half) likeliest(y *half, r tokenRange, recurring float64) tokenRange {
	hit, miss, ok := x.ratios(y, r, recurring)
	if !ok {
		return r
	}
	best, sum := math.Inf(-1), 0.0
	lo, hi := max(0, r.First-reach), min(int32(len(x.termOf)), r.Last+reach)
	start, found := lo, r
	for i := lo; i < hi; i++ {
		if sum <= 0 {
			sum, start = 0, i
		}
		m, w := x.recurs(y, i)
		if m {
			sum += hit * w
		} else {
			sum += miss * w
		}
		if sum > best {
			best, found = sum, tokenRange{First: start, Last: i + 1}
		}
	}
	return found
}

// ratios are the log-likelihood ratios of inside to outside, for each unit of
// weight: of a word that recurs, and of one that does not. They are not ok for
// a stretch without weight. How often words recur inside is estimated from r,
// outside from the rest of x, both smoothed, and outside lower in any case.
func (x *half) ratios(y *half, r tokenRange, recurring float64) (hit, miss float64, ok bool) {
	var in, inAll float64
	for i := r.First; i < r.Last; i++ {
		m, w := x.recurs(y, i)
		inAll += w
		if m {
			in += w
		}
	}
	if inAll == 0 {
		return 0, 0, false
	}
	out, outAll := max(0, recurring-in), max(0, x.weight-inAll)
	pin := (in + insidePrior*insideWeight) / (inAll + insideWeight)
	pout := min((out+outsidePrior*outsideWeight)/(outAll+outsideWeight), pin*mostOutside)
	mean := inAll / float64(r.Len())
	return math.Log(pin/pout) / mean, math.Log((1-pin)/(1-pout)) * missPenalty / mean, true
}

// snap moves the edges of r to the nearer end of the sentence they cut.
func (s *Side) snap(r tokenRange) tokenRange {
	if u := s.sentences[s.sentenceOf(r.First)]; u.first < r.First && float64(r.First-u.first) <= snapShare*float64(u.last-u.first) {
		r.First = u.first
	}
	if u := s.sentences[s.sentenceOf(r.Last-1)]; r.Last < u.last && float64(u.last-r.Last) <= snapShare*float64(u.last-u.first) {
		r.Last = u.last
	}
	return r
}

// sentenceOf is the index of the sentence that holds a token.
func (s *Side) sentenceOf(token int32) int {
	i, _ := slices.BinarySearchFunc(s.sentences, token, func(u sentence, token int32) int {
		if u.last <= token {
			return -1
		}
		return 1
	})
	return i
}
