package align

import (
	"cmp"
	"slices"

	"reprint/shingle"
)

// classify says what kind of reuse a match is.
func (c *comparison) classify(m *match) Class {
	if c.quotes(m) {
		return Quotation
	}
	equal := float64(c.exact.Words(m.a, m.b))
	switch shorter, longer := float64(min(m.a.Len(), m.b.Len())), float64(max(m.a.Len(), m.b.Len())); {
	case equal >= verbatimShare*longer:
		return Verbatim
	case equal >= editedShare*shorter:
		return Edited
	}
	return Paraphrase
}

// quotes reports whether most of what a match has in common is quoted on both sides.
func (c *comparison) quotes(m *match) bool {
	if !c.a.holdsQuoted(m.a) || !c.b.holdsQuoted(m.b) {
		return false
	}
	c.weigh()
	a, b := recur(&c.a, &c.b, m.a, m.b), recur(&c.b, &c.a, m.b, m.a)
	return a.quoted+b.quoted >= quotedShare*(a.hits+b.hits) && a.hits > 0
}

// holdsQuoted reports whether a quoted word stands in a range.
func (s *Side) holdsQuoted(r tokenRange) bool {
	return slices.ContainsFunc(s.Text.Tokens[r.First:r.Last], func(t shingle.Token) bool { return t.Has(shingle.Quoted) })
}

// passage makes the Passage of a match.
func (c *comparison) passage(m *match) Passage {
	p := Passage{
		A: c.a.span(m.a), B: c.b.span(m.b),
		Class: c.classify(m), Words: int(min(m.a.Len(), m.b.Len())),
		Probability: m.prob, Summary: m.summary,
		Fingerprint: c.a.fingerprint(m.a),
	}
	p.Score = 2 * float64(c.exact.Words(m.a, m.b)) / float64(m.a.Len()+m.b.Len())
	if !m.exact {
		p.Score = max(p.Score, float64(c.cosine(m.a, m.b)))
	}
	p.Score = min(1, p.Score)
	if p.Class != Verbatim {
		p.Score = min(p.Score, .9999)
	}
	return p
}

// orderPassages sorts passages by place in A and marks those that stand out of
// the order which the heaviest increasing sequence of the others keeps in B.
func orderPassages(ps []Passage) {
	slices.SortFunc(ps, func(x, y Passage) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.A.End, y.A.End), cmp.Compare(x.B.End, y.B.End))
	})
	best := make([]int, len(ps))
	from := make([]int, len(ps))
	last := -1
	for i := range ps {
		from[i] = -1
		for j := range i {
			if ps[j].B.Start <= ps[i].B.Start && best[j] > best[i] {
				best[i], from[i] = best[j], j
			}
		}
		best[i] += ps[i].Words
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	for i := range ps {
		ps[i].Moved = true
	}
	for i := last; i >= 0; i = from[i] {
		ps[i].Moved = false
	}
}
