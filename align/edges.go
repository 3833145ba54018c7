package align

import "math"

// The edges of a passage are where the likelihood says: the words of the
// stretch around it are taken for those of two states, inside and outside,
// which differ in how often a word recurs on the other side. The stretch with
// the largest log-likelihood ratio is the passage (a maximum-sum segment), on
// each side given the other.

// snapShare is the share of a sentence that an edge may move outwards to its end.
const snapShare = .4

// missPenalty weighs words that do not recur a little more than their
// likelihood, which keeps passages tight.
const missPenalty = 1.2

// reach is how many words beyond a passage its edge may move.
const reach = 40

// refinements is how often the edges of a passage are set.
const refinements = 2

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
	for _, t := range y.termOf[other.first:other.last] {
		if t >= 0 {
			y.quoted[t] = present
		}
	}
	found := x.likeliest(y, r)
	for _, t := range y.termOf[other.first:other.last] {
		if t >= 0 {
			y.quoted[t] = 0
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
	return p >= 0 && y.quoted[p] != 0, float64(x.weights[t])
}

// likeliest is the maximum-sum segment near r, where the terms of the other
// stretch are marked in y.
func (x *half) likeliest(y *half, r tokenRange) tokenRange {
	var in, inAll, out, outAll float64
	for i := range int32(len(x.termOf)) {
		m, w := x.recurs(y, i)
		hit := 0.0
		if m {
			hit = w
		}
		if i >= r.first && i < r.last {
			inAll += w
			in += hit
		} else {
			outAll += w
			out += hit
		}
	}
	if inAll == 0 {
		return r
	}
	pin := (in + 1) / (inAll + 2)
	pout := min((out+.4)/(outAll+4), pin*.8)
	mean := inAll / float64(r.len())
	hit := math.Log(pin/pout) / mean
	miss := math.Log((1-pin)/(1-pout)) * missPenalty / mean
	best, sum := math.Inf(-1), 0.0
	lo, hi := max(0, r.first-reach), min(int32(len(x.termOf)), r.last+reach)
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
			best, found = sum, tokenRange{start, i + 1}
		}
	}
	return found
}

// snap moves the edges of r to the nearer end of the sentence they cut.
func (s *Side) snap(r tokenRange) tokenRange {
	for _, u := range s.sentences {
		if u.first < r.first && r.first < u.last {
			if float64(r.first-u.first) <= snapShare*float64(u.last-u.first) {
				r.first = u.first
			}
		}
		if u.first < r.last && r.last < u.last {
			if float64(u.last-r.last) <= snapShare*float64(u.last-u.first) {
				r.last = u.last
			}
			break
		}
	}
	return r
}
