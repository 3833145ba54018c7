package words

import (
	"slices"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// dropStrays takes apart the pairs that have nothing to stand on: synonyms among
// words without a pair, and words out of order for no reason, as a name or a common
// word that both sides say more than once, or in sentences that have little else in
// common.
func (w *alignment) dropStrays() {
	near := sentencePairs{at: -1, counts: w.matcher.near.counts}
	w.dropLone(&near)
	near.at = -1
	w.eachGap(func(g gap) {
		for i := g.a0; i < g.a1; {
			end := w.endOfRun(i, g.a1)
			if !w.a.free(i) && w.isStray(i, end, &near) {
				w.unpair(i, end)
			}
			i = end
		}
	})
}

// dropBare takes apart the pairs out of order that are a function word or two.
func (w *alignment) dropBare() {
	w.eachGap(func(g gap) {
		for i := g.a0; i < g.a1; {
			end := w.endOfRun(i, g.a1)
			if !w.a.free(i) && end-i < minPhrase && !slices.ContainsFunc(w.a.tokens[i:end], isContent) {
				w.unpair(i, end)
			}
			i = end
		}
	})
}

func isContent(t shingle.Token) bool { return !t.Has(shingle.Stop) }

// unpair takes apart the pairs of a range of words of A.
func (w *alignment) unpair(i, end int32) {
	for ; i < end; i++ {
		w.b.to[w.a.to[i]], w.a.to[i] = -1, -1
	}
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
	contents, isHeld := int32(0), false
	for k := i; k < end; k++ {
		if !w.a.content(k) {
			continue
		}
		contents++
		if w.carries(k) {
			return false
		}
		isHeld = isHeld || w.usedOnce(k) && w.isHeld(k, near)
	}
	if near.at != w.a.sentences[i] {
		near.count(w, i)
	}
	return contents < 2 && !isHeld || contents < strayWords && near.share(w, w.a.to[i], contents) < strayShare
}

// usedOnce reports whether word k of A and its partner are the only ones of their stems.
func (w *alignment) usedOnce(k int32) bool {
	return w.a.uses[w.a.stems[k]] == 1 && w.b.uses[w.b.stems[w.a.to[k]]] == 1
}

// carries reports whether word k of A says enough to stand for itself. Where links say
// which sentences correspond, none does.
func (w *alignment) carries(k int32) bool {
	return !w.hasLinks && w.a.stems[k] == w.b.stems[w.a.to[k]] && w.usedOnce(k) && w.a.tokens[k].Prior >= strayPrior && !w.a.ideograph(k)
}

// dropLone takes apart the pairs of unequal words that nothing holds.
func (w *alignment) dropLone(near *sentencePairs) {
	for i := range w.a.len() {
		j := w.a.to[i]
		if j >= 0 && w.a.tokens[i].Word != w.b.tokens[j].Word && !w.carries(i) && !w.isHeld(i, near) {
			w.unpair(i, i+1)
		}
	}
}

// isHeld reports whether enough is paired around word i of A and its partner: in their
// sentences, or less there but also beside them.
func (w *alignment) isHeld(i int32, near *sentencePairs) bool {
	j := w.a.to[i]
	if near.at != w.a.sentences[i] {
		near.count(w, i)
	}
	switch portion := near.portion(w, j, 1); {
	case portion < besideShare:
		return false
	case portion >= w.aloneShare(i, j):
		return true
	}
	first, last := i < heldBy && j < heldBy, w.a.len()-i <= heldBy && w.b.len()-j <= heldBy
	return first || last || w.pairBeside(i, j, -1, heldBy) || w.pairBeside(i, j, 1, heldBy)
}

// aloneShare is how much of their sentences has to be paired for a pair that has no
// other beside it.
func (w *alignment) aloneShare(i, j int32) float32 {
	if level := w.level(i, j); w.a.stems[i] != w.b.stems[j] && level > synonyms.None && level < synonyms.Same {
		return aloneSynonym
	}
	return aloneWord
}
