package words

import (
	"cmp"
	"slices"

	"reprint/align/synonyms"
)

// A pairing is a candidate: word i of A and word j of B, which become a pair if
// no better pairing takes one of them.
type pairing struct {
	i, j  int32
	score float32
}

// A matcher finds pairings between free content words, the open words.
type matcher struct {
	left, right []int32 // by word of A: the nearest paired words beside it, -1 and the end for none
	open        []int32 // the open words of B
	before      []int32 // by word of B and the end: the open words before it
	heads, next []int32 // the first open word of B by stem + 1, and from one to the next; 0 ends
	near        sentencePairs
	row         synonyms.Row // what is near to the word of A that is looked at
	pairings    []pairing
}

// pairContent pairs content words, best first. A pair changes what is expected
// of its neighbours, so it is done in rounds.
func (w *alignment) pairContent() {
	for range matchRounds {
		w.findPairings()
		if !w.takePairings() {
			return
		}
	}
}

// takePairings makes the pairs of pairings, best first, and reports whether it made any.
func (w *alignment) takePairings() bool {
	slices.SortFunc(w.matcher.pairings, func(p, q pairing) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
	taken := false
	for _, k := range w.matcher.pairings {
		if w.a.free(k.i) && w.b.free(k.j) {
			w.pair(k.i, k.j)
			taken = true
		}
	}
	return taken
}

// findPairings lists the pairings between words that are open now.
func (w *alignment) findPairings() {
	w.matcher.pairings = w.matcher.pairings[:0]
	w.matcher.near.at = -1
	w.findNeighbours()
	w.indexOpen()
	for i := range w.a.len() {
		if w.a.free(i) && w.a.content(i) {
			w.findPairingsOf(i)
		}
	}
}

// findNeighbours fills left and right.
func (w *alignment) findNeighbours() {
	m := &w.matcher
	m.left, m.right = resize(m.left, len(w.a.tokens)), resize(m.right, len(w.a.tokens))
	at := int32(-1)
	for i := range w.a.len() {
		m.left[i] = at
		if !w.a.free(i) {
			at = i
		}
	}
	at = w.a.len()
	for i := at - 1; i >= 0; i-- {
		m.right[i] = at
		if !w.a.free(i) {
			at = i
		}
	}
}

// indexOpen fills open, before, heads and next.
func (w *alignment) indexOpen() {
	m := &w.matcher
	m.open, m.before = m.open[:0], m.before[:0]
	for j := range w.b.len() {
		m.before = append(m.before, int32(len(m.open)))
		if w.b.free(j) && w.b.content(j) {
			m.open = append(m.open, j)
		}
	}
	m.before = append(m.before, int32(len(m.open)))
	m.heads, m.next = resize(m.heads, w.stems.Len()), resize(m.next, len(w.b.tokens))
	for _, j := range slices.Backward(m.open) {
		stem := w.b.stems[j]
		m.next[j], m.heads[stem] = m.heads[stem], j+1
	}
}

// An expectation is the pairs beside a word of A, from which its place in B
// follows: as far behind the left one or before the right one as in A.
type expectation struct {
	i              int32
	leftA, leftB   int32
	rightA, rightB int32
}

func (w *alignment) expect(i int32) expectation {
	e := expectation{i: i, leftA: w.matcher.left[i], rightA: w.matcher.right[i], leftB: -1, rightB: w.b.len()}
	if e.leftA >= 0 {
		e.leftB = w.a.to[e.leftA]
	}
	if e.rightA < w.a.len() {
		e.rightB = w.a.to[e.rightA]
	}
	return e
}

// windows are the ranges of B around the expected places, from behind the left
// pair to before the right one.
func (e *expectation) windows(end int32) (left, right wordRange) {
	far := e.i - e.leftA
	reach := min(window+far/4, maxWindow)
	left = wordRange{max(e.leftB+1, e.leftB+far-reach), min(end, e.leftB+far+reach)}
	far = e.rightA - e.i
	reach = min(window+far/4, maxWindow)
	right = wordRange{max(0, e.rightB-far-reach), min(e.rightB, e.rightB-far+reach+1)}
	return left, right
}

// place says how well j fits what is expected, from 0 to 1.
func (e *expectation) place(j int32) float32 {
	skew := min(skew(e.i-e.leftA, j-e.leftB), skew(e.rightA-e.i, e.rightB-j))
	return 1 / (1 + skew/placeScale)
}

// skew is how far two distances from a pair differ; the longer they are, the
// less that says.
func skew(inA, inB int32) float32 {
	return float32(distance(inA, inB)) / (1 + float32(inA)/4)
}

// findPairingsOf lists the pairings of word i: to words near where it is expected, and
// to equal words anywhere.
func (w *alignment) findPairingsOf(i int32) {
	m := &w.matcher
	e := w.expect(i)
	left, right := e.windows(w.b.len())
	inLeft, inRight := m.openIn(left), m.openIn(right)
	equal := m.heads[w.a.stems[i]] - 1
	if len(inLeft)+len(inRight) == 0 && equal < 0 {
		return
	}
	if m.near.at != w.a.sentences[i] {
		m.near.count(w, i)
	}
	if w.synonyms != nil {
		m.row = w.synonyms.Row(w.a.senses[i])
	}
	for _, j := range inLeft {
		w.try(&e, j)
	}
	for _, j := range inRight {
		if !left.has(j) {
			w.try(&e, j)
		}
	}
	for n := 0; equal >= 0 && n < maxRepeats; n++ {
		if !left.has(equal) && !right.has(equal) {
			w.try(&e, equal)
		}
		equal = m.next[equal] - 1
	}
}

// A wordRange is a half-open range of words, by their indices in a side.
type wordRange struct{ first, last int32 }

func (r wordRange) has(i int32) bool { return r.first <= i && i < r.last }

// openIn returns the open words in a range of B.
func (m *matcher) openIn(r wordRange) []int32 {
	if r.last <= r.first {
		return nil
	}
	return m.open[m.before[r.first]:m.before[r.last]]
}

// try lists the pairing from e.i to j if it is good enough.
func (w *alignment) try(e *expectation, j int32) {
	like := w.likeness(e.i, j)
	if like == 0 || !w.mayPair(e.i, j) {
		return
	}
	score := likenessPart*like + placePart*e.place(j) + sentencePart*w.matcher.near.share(w, j, 0)
	if score >= minPairing {
		w.matcher.pairings = append(w.matcher.pairings, pairing{e.i, j, score})
	}
}
