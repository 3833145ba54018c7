package align

const (
	// strayWords is how many content words a run that left its place needs to
	// stand for itself.
	strayWords = 3
	// strayShare is how much the sentences of a shorter one must have in common
	// (see sentencePairs.share).
	strayShare = .7
)

// dropStrays takes apart the pairs that are out of order for no reason: a name
// or a common word that both sides say, in sentences that have little else in
// common.
func (w *wordPairs) dropStrays() {
	near := sentencePairs{at: -1}
	next := int32(0)
	drop := func(end int32) { // looks at the words before a pair of the backbone
		for next < end {
			i := next
			next++
			if w.a.free(i) {
				continue
			}
			contents := int32(0)
			for k := i; k < end && !w.a.free(k) && w.a.to[k]-w.a.to[i] == k-i; k++ {
				next = k + 1
				if w.a.content(k) {
					contents++
				}
			}
			if near.at != w.a.sentences[i] {
				near.count(w, i)
			}
			if contents < strayWords && near.share(w, w.a.to[i]) < strayShare {
				for k := i; k < next; k++ {
					w.b.to[w.a.to[k]], w.a.to[k] = -1, -1
				}
			}
		}
		next = end + 1
	}
	for _, i := range w.backbone() {
		drop(i)
	}
	drop(w.a.len())
}
