package align

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// What makes two content words partners: how alike they are, how near they
// stand to the place that the pairs around lead to expect, and how much their
// sentences have in common. The parts were set on testdata/wordpairs, where
// none of them is worth more than a point of F1 and half or double of each
// changes little.
const (
	minLink       = .48
	likenessPart  = .5
	placePart     = .3
	sentencePart  = .2
	equalLikeness = .92
	formLikeness  = .65
	placeScale    = 3  // words off the expected place that halve what it counts
	sentenceFull  = .3 // of the words of the shorter sentence that make it count in full
	window        = 8  // words around an expected place that are tried
	linkRounds    = 3
)

// levelLikeness is how alike synonyms are.
var levelLikeness = [...]float32{synonyms.Distant: .35, synonyms.Related: .55, synonyms.Close: .75, synonyms.Same: .8}

// A link is a pair that may be made.
type link struct {
	i, j  int32
	score float32
}

// A linker finds links between free content words.
type linker struct {
	*wordPairs
	left, right []int32 // by word of A: the nearest paired words beside it, -1 and the end for none
	heads, next []int32 // free words of B by stem, and from one to the next; -1 ends
	near        sentencePairs
	links       []link
}

// pairContent pairs content words, best first. A pair changes what is expected
// of its neighbours, so it is done in rounds.
func (w *wordPairs) pairContent() {
	na, nb := w.a.len(), w.b.len()
	buffer := make([]int32, 2*na+nb+int32(w.stems.len()))
	l := linker{wordPairs: w, left: buffer[:na], right: buffer[na : 2*na], next: buffer[2*na : 2*na+nb], heads: buffer[2*na+nb:]}
	for range linkRounds {
		l.find()
		if !l.take() {
			return
		}
	}
}

// take makes the pairs of links, best first, and reports whether it made any.
func (l *linker) take() bool {
	slices.SortFunc(l.links, func(p, q link) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
	taken := false
	for _, k := range l.links {
		if l.a.free(k.i) && l.b.free(k.j) {
			l.pair(k.i, k.j)
			taken = true
		}
	}
	return taken
}

// find lists the links between words that are free now.
func (l *linker) find() {
	l.links = l.links[:0]
	l.near.at = -1
	l.findNeighbours()
	l.indexFree()
	for i := range l.a.len() {
		if l.a.free(i) && l.a.content(i) {
			l.findOf(i)
		}
	}
}

// findNeighbours fills left and right.
func (l *linker) findNeighbours() {
	at := int32(-1)
	for i := range l.a.len() {
		l.left[i] = at
		if !l.a.free(i) {
			at = i
		}
	}
	at = l.a.len()
	for i := at - 1; i >= 0; i-- {
		l.right[i] = at
		if !l.a.free(i) {
			at = i
		}
	}
}

// indexFree fills heads and next.
func (l *linker) indexFree() {
	for i := range l.heads {
		l.heads[i] = -1
	}
	for j := l.b.len() - 1; j >= 0; j-- {
		if l.b.free(j) {
			stem := l.b.stems[j]
			l.next[j], l.heads[stem] = l.heads[stem], j
		}
	}
}

// An expectation is the pairs beside a word of A, from which its place in B
// follows: as far behind the left one or before the right one as in A.
type expectation struct {
	i            int32
	leftA, leftB int32
	rightA       int32
	rightB       int32
}

func (l *linker) expect(i int32) expectation {
	e := expectation{i: i, leftA: l.left[i], rightA: l.right[i], leftB: -1, rightB: l.b.len()}
	if e.leftA >= 0 {
		e.leftB = l.a.to[e.leftA]
	}
	if e.rightA < l.a.len() {
		e.rightB = l.a.to[e.rightA]
	}
	return e
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

// findOf lists the links of word i: to words near where it is expected, and to
// equal words anywhere.
func (l *linker) findOf(i int32) {
	e := l.expect(i)
	if l.near.at != l.a.sentences[i] {
		l.near.count(l.wordPairs, i)
	}
	from, end := e.leftB+1, min(l.b.len(), e.leftB+(i-e.leftA)+window)
	for j := from; j < end; j++ {
		l.try(&e, j)
	}
	from2, end2 := max(0, e.rightB-(e.rightA-i)-window), e.rightB
	for j := from2; j < end2; j++ {
		if j < from || j >= end {
			l.try(&e, j)
		}
	}
	for j, n := l.heads[l.a.stems[i]], 0; j >= 0 && n < maxRepeats; j, n = l.next[j], n+1 {
		if (j < from || j >= end) && (j < from2 || j >= end2) {
			l.try(&e, j)
		}
	}
}

// try lists the link from e.i to j if it is good enough.
func (l *linker) try(e *expectation, j int32) {
	if !l.b.free(j) || !l.b.content(j) {
		return
	}
	like := l.likeness(e.i, j)
	if like == 0 {
		return
	}
	score := likenessPart*like + placePart*e.place(j) + sentencePart*l.near.share(l.wordPairs, j)
	if score >= minLink {
		l.links = append(l.links, link{e.i, j, score})
	}
}

// likeness says how alike two content words are, from 0 to 1. A number is like
// an equal number only, or like its own name.
func (w *wordPairs) likeness(i, j int32) float32 {
	if w.a.stems[i] == w.b.stems[j] {
		return equalLikeness
	}
	if level := w.level(i, j); level > synonyms.None {
		return levelLikeness[level]
	}
	number := (w.a.tokens[i].Flags | w.b.tokens[j].Flags) & shingle.Number
	if number == 0 && similarForms(w.a.word(i), w.b.word(j)) {
		return formLikeness
	}
	return 0
}

// similarForms reports whether two words begin alike: with four letters or
// more, and three fifths of the longer word.
func similarForms(s, t string) bool {
	n := 0
	for n < len(s) && n < len(t) && lower(s[n]) == lower(t[n]) {
		n++
	}
	if n < 4 || 5*n < 2*max(len(s), len(t)) {
		return false
	}
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	letters := utf8.RuneCountInString(s[:n])
	return letters >= 4 && 5*letters >= 3*max(utf8.RuneCountInString(s), utf8.RuneCountInString(t))
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// sentencePairs counts, for one sentence of A, the pairs of its content words
// by sentences of B.
type sentencePairs struct {
	at       int32 // the sentence of A, -1 for none
	contents int32 // its content words
	counts   []sentenceCount
}

type sentenceCount struct{ sentence, pairs int32 }

// count counts the sentence that word i of A stands in.
func (s *sentencePairs) count(w *wordPairs, i int32) {
	s.at = w.a.sentences[i]
	s.contents, s.counts = w.a.contents[s.at], s.counts[:0]
	for i > 0 && w.a.sentences[i-1] == s.at {
		i--
	}
	for ; i < w.a.len() && w.a.sentences[i] == s.at; i++ {
		if !w.a.free(i) && w.a.content(i) {
			s.add(w.b.sentences[w.a.to[i]])
		}
	}
}

func (s *sentencePairs) add(sentence int32) {
	for k := range s.counts {
		if s.counts[k].sentence == sentence {
			s.counts[k].pairs++
			return
		}
	}
	s.counts = append(s.counts, sentenceCount{sentence, 1})
}

// share says how much the counted sentence has in common with that of word j of
// B, from 0 to 1.
func (s *sentencePairs) share(w *wordPairs, j int32) float32 {
	at := w.b.sentences[j]
	for _, c := range s.counts {
		if c.sentence == at {
			return min(1, float32(c.pairs)/(sentenceFull*float32(min(s.contents, w.b.contents[at]))))
		}
	}
	return 0
}
