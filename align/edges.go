package align

import "math"

// The edges of a passage are where the likelihood says: the words of the
// stretch around it are taken for those of two states, inside and outside,
// which differ in how often a word recurs on the other side. The stretch with
// the largest log-likelihood ratio is the passage (a maximum-sum segment), on
// one side given the other, in turn.

// snapShare is the share of a sentence that an edge may move outwards to its end.
const snapShare = .4

// missPenalty weighs words that do not recur a little more than their
// likelihood, which keeps passages tight.
const missPenalty = 1.2

// reach is how many words beyond a passage its edge may move.
const reach = 40

func (s *similarity) refine(m match) match {
	for range 2 {
		a := s.edge(s.a, s.b, s.weightA, s.partnerA, m.a, m.b)
		b := s.edge(s.b, s.a, s.weightB, s.partnerB, m.b, a)
		if a == m.a && b == m.b {
			break
		}
		m.a, m.b = a, b
	}
	return m
}

// edge returns the best stretch of x near r given the stretch other of y.
func (s *similarity) edge(x, y *Side, weights []float32, partner []int32, r, other tokenRange) tokenRange {
	inOther := make(map[int32]bool, other.len())
	for _, t := range y.termOf[other.first:other.last] {
		inOther[t] = true
	}
	matched := func(i int32) (bool, float64) {
		t := x.termOf[i]
		if t < 0 {
			return false, 0
		}
		p := partner[t]
		return p >= 0 && inOther[p], float64(weights[t])
	}
	lo, hi := max(0, r.first-reach), min(int32(len(x.termOf)), r.last+reach)
	var in, inAll, out, outAll float64
	for i := lo; i < hi; i++ {
		m, w := matched(i)
		if i >= r.first && i < r.last {
			inAll += w
			if m {
				in += w
			}
		}
	}
	for i := range x.termOf {
		if int32(i) >= r.first && int32(i) < r.last {
			continue
		}
		m, w := matched(int32(i))
		outAll += w
		if m {
			out += w
		}
	}
	pin := (in + 1) / (inAll + 2)
	pout := (out + .4) / (outAll + 4)
	if pout > pin*.8 {
		pout = pin * .8
	}
	if inAll == 0 {
		return r
	}
	hit := math.Log(pin / pout)
	miss := math.Log((1-pin)/(1-pout)) * missPenalty
	mean := inAll / float64(r.len())
	best, sum := math.Inf(-1), 0.0
	start, found := lo, r
	for i := lo; i < hi; i++ {
		m, w := matched(i)
		if sum <= 0 {
			sum, start = 0, i
		}
		if m {
			sum += hit * w / mean
		} else {
			sum += miss * w / mean
		}
		if sum > best {
			best, found = sum, tokenRange{start, i + 1}
		}
	}
	return x.snap(found)
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

// rangeCosine is the cosine of two token ranges, each taken as one vector.
func (s *similarity) rangeCosine(a, b tokenRange) float32 {
	countB := make(map[int32]float64, b.len())
	var nb float64
	for _, t := range s.b.termOf[b.first:b.last] {
		if t >= 0 {
			countB[t]++
		}
	}
	for t, n := range countB {
		x := n * float64(s.weightB[t])
		nb += x * x
	}
	countA := make(map[int32]float64, a.len())
	for _, t := range s.a.termOf[a.first:a.last] {
		if t >= 0 {
			countA[t]++
		}
	}
	var dot, na float64
	for t, n := range countA {
		w := float64(s.weightA[t])
		na += n * n * w * w
		if p := s.partnerA[t]; p >= 0 {
			dot += n * w * countB[p] * w
		}
	}
	if dot == 0 {
		return 0
	}
	return float32(dot / math.Sqrt(na*nb))
}
