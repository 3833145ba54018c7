package words

import "slices"

// A gap is what stands between two neighbouring pairs of the backbone, as word
// ranges. The pair behind it is a1 and b1, the ends of both sides for the last.
type gap struct{ a0, a1, b0, b1 int32 }

// eachGap calls do for every gap, in order, empty ones included. Pairs made by
// do change nothing in the gaps that follow.
func (w *alignment) eachGap(do func(gap)) {
	g := gap{}
	for _, i := range w.backbone() {
		g.a1, g.b1 = i, w.a.to[i]
		do(g)
		g.a0, g.b0 = g.a1+1, g.b1+1
	}
	g.a1, g.b1 = w.a.len(), w.b.len()
	do(g)
}

// A spine is what backbone works with.
type spine struct {
	tree   []sequence // Fenwick tree: the heaviest sequence that ends in a range of B
	before []int32    // by word of A: the one before it in its sequence + 1
	words  []int32
}

// backbone returns the heaviest set of pairs that keeps the order, as words of
// A: the heaviest increasing subsequence of partners. It is valid until the next
// call.
func (w *alignment) backbone() []int32 {
	s := &w.spine
	s.tree, s.before, s.words = resize(s.tree, len(w.b.tokens)+1), resize(s.before, len(w.a.tokens)), s.words[:0]
	for i := range w.a.len() {
		j := w.a.to[i]
		if j < 0 {
			continue
		}
		best := heaviest(s.tree, j)
		s.before[i] = best.last
		best.weight++
		if w.a.content(i) {
			best.weight += contentWeight - 1
		}
		best.last = i + 1
		for k := j + 1; int(k) < len(s.tree) && best.weight > s.tree[k].weight; k += k & -k {
			s.tree[k] = best
		}
	}
	for i := heaviest(s.tree, w.b.len()).last; i > 0; i = s.before[i-1] {
		s.words = append(s.words, i-1)
	}
	slices.Reverse(s.words)
	return s.words
}

// A sequence of pairs by what it weighs and its last word of A + 1, 0 for none.
type sequence struct{ weight, last int32 }

// heaviest is the heaviest sequence whose words of B come before j.
func heaviest(tree []sequence, j int32) sequence {
	var s sequence
	for ; j > 0; j &= j - 1 {
		if tree[j].weight > s.weight {
			s = tree[j]
		}
	}
	return s
}
