package words

// dropStrays takes apart the pairs that are out of order for no reason: a name
// or a common word that both sides say, in sentences that have little else in
// common.
func (w *alignment) dropStrays() {
	near := sentencePairs{at: -1, counts: w.matcher.near.counts}
	w.eachGap(func(g gap) {
		for i := g.a0; i < g.a1; {
			end := w.endOfRun(i, g.a1)
			if !w.a.free(i) && w.isStray(i, end, &near) {
				for ; i < end; i++ {
					w.b.to[w.a.to[i]], w.a.to[i] = -1, -1
				}
			}
			i = end
		}
	})
}

// endOfRun is where the run of words of A ends whose partners follow each other,
// or of words without partners; end at most.
func (w *alignment) endOfRun(i, end int32) int32 {
	for i++; i < end && w.a.free(i) == w.a.free(i-1) && (w.a.free(i) || w.a.to[i] == w.a.to[i-1]+1); i++ {
	}
	return i
}

// isStray reports whether a run of pairs has nothing to stand on.
func (w *alignment) isStray(i, end int32, near *sentencePairs) bool {
	contents := int32(0)
	for k := i; k < end; k++ {
		if !w.a.content(k) {
			continue
		}
		contents++
		if w.carries(k) {
			return false
		}
	}
	if near.at != w.a.sentences[i] {
		near.count(w, i)
	}
	return contents < strayWords && near.share(w, w.a.to[i], contents) < strayShare
}

// carries reports whether word k of A says enough to stand for itself.
func (w *alignment) carries(k int32) bool {
	stem := w.a.stems[k]
	return stem == w.b.stems[w.a.to[k]] && w.a.uses[stem] == 1 && w.b.uses[stem] == 1 &&
		w.a.tokens[k].Prior >= strayPrior && !w.a.ideograph(k)
}
