package words

import (
	"cmp"

	"reprint/internal/intern"
)

// A phrase is a run of equal stems. It ends with a content word, since function
// words lean on the word that follows them.
type phrase struct {
	i, j, n  int32
	contents int32
	skew     int32 // how far it lies off the diagonal
}

// before orders phrases: longest first, then nearest the diagonal.
func (p phrase) before(q phrase) bool {
	return cmp.Or(cmp.Compare(q.n+q.contents, p.n+p.contents), cmp.Compare(p.skew, q.skew),
		cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) < 0
}

// pairPhrases pairs the words of equal runs, longest first. Of a run that an
// earlier one has taken words from, what is left is tried again.
func (w *alignment) pairPhrases() {
	w.queue = w.queue[:0]
	w.findPhrases()
	for len(w.queue) > 0 {
		p := w.queue.pop()
		if !w.allOpen(p) {
			w.cutPhrase(p)
			continue
		}
		for k := range p.n {
			w.pair(p.i+k, p.j+k)
		}
	}
}

func (w *alignment) allOpen(p phrase) bool {
	for k := range p.n {
		if !w.areOpen(p.i+k, p.j+k) {
			return false
		}
	}
	return true
}

// cutPhrase queues the pieces of a phrase that are free and may be paired.
func (w *alignment) cutPhrase(p phrase) {
	first := int32(0)
	for k := range p.n + 1 {
		if k == p.n || !w.areOpen(p.i+k, p.j+k) {
			w.queuePhrase(p.i+first, p.j+first, k-first)
			first = k + 1
		}
	}
}

// queuePhrase queues the run of n equal stems at i and j, unless it says little.
func (w *alignment) queuePhrase(i, j, n int32) {
	for n > 0 && !w.a.content(i+n-1) {
		n--
	}
	p := phrase{i: i, j: j, n: n}
	for k := range n {
		if w.a.content(i + k) {
			p.contents++
		}
	}
	if p.contents >= 2 || p.contents == 1 && n >= minPhrase {
		la, lb := int64(w.a.len()), int64(w.b.len())
		p.skew = int32(distance(int64(i)*lb, int64(j)*la) / (la + lb))
		w.queue.push(p)
	}
}

func distance[T int32 | int64](x, y T) T { return max(x-y, y-x) }

// neighbours leads from two neighbouring stems to the places in B where they
// stand: heads to the first, next from one to the other.
type neighbours struct {
	hashes      intern.Table
	heads, next []int32 // -1 ends
}

func (n *neighbours) index(stems []int32) {
	n.hashes.Reset(len(stems))
	n.heads, n.next = n.heads[:0], resize(n.next, len(stems))
	for j := len(stems) - 2; j >= 0; j-- {
		k, isNew := n.hashes.Add(intern.Mix(uint64(stems[j]), uint64(stems[j+1])))
		if isNew {
			n.heads = append(n.heads, -1)
		}
		n.next[j], n.heads[k] = n.heads[k], int32(j)
	}
}

// findPhrases queues the longest runs of equal stems between the sides.
func (w *alignment) findPhrases() {
	a, b := w.a.stems, w.b.stems
	w.neighbours.index(b)
	work := runWork * (len(a) + len(b))
	for i := range len(a) - 1 {
		n := w.neighbours.hashes.Find(intern.Mix(uint64(a[i]), uint64(a[i+1])))
		if n < 0 {
			continue
		}
		j := w.neighbours.heads[n]
		for repeats := 0; j >= 0 && repeats < maxRepeats; repeats++ {
			if i == 0 || j == 0 || a[i-1] != b[j-1] { // else inside a run found before
				n := equalRun(a[i:], b[j:])
				if work -= int(n); work < 0 {
					return
				}
				w.queuePhrase(int32(i), j, n)
			}
			j = w.neighbours.next[j]
		}
	}
}

func equalRun(a, b []int32) int32 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return int32(n)
}

// A phraseQueue is a heap with the first of its phrases in front.
type phraseQueue []phrase

func (q *phraseQueue) push(p phrase) {
	*q = append(*q, p)
	h := *q
	for k := len(h) - 1; k > 0; {
		up := (k - 1) / 2
		if !h[k].before(h[up]) {
			return
		}
		h[k], h[up] = h[up], h[k]
		k = up
	}
}

func (q *phraseQueue) pop() phrase {
	h := *q
	first, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	*q = h
	for k := 0; ; {
		down := 2*k + 1
		if down >= len(h) {
			return first
		}
		if down+1 < len(h) && h[down+1].before(h[down]) {
			down++
		}
		if !h[down].before(h[k]) {
			return first
		}
		h[k], h[down] = h[down], h[k]
		k = down
	}
}
