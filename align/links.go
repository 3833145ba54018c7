package align

import (
	"bytes"
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
	window        = 6  // words around an expected place that are tried, and as
	maxWindow     = 24 // many more as a quarter of the distance that it is expected by
	linkRounds    = 2
	maxSentences  = 64 // of B that are counted for one of A
)

// levelLikeness is how alike synonyms are.
var levelLikeness = [...]float32{synonyms.Distant: .35, synonyms.Related: .55, synonyms.Close: .75, synonyms.Same: .8}

// A link is a pair that may be made.
type link struct {
	i, j  int32
	score float32
}

// A linker finds links between free content words, the open words.
type linker struct {
	left, right []int32 // by word of A: the nearest paired words beside it, -1 and the end for none
	open        []int32 // the open words of B
	before      []int32 // by word of B and the end: the open words before it
	heads, next []int32 // the first open word of B by stem + 1, and from one to the next; 0 ends
	near        sentencePairs
	row         synonyms.Row // what is near to the word of A that is looked at
	links       []link
}

// pairContent pairs content words, best first. A pair changes what is expected
// of its neighbours, so it is done in rounds.
func (w *wordPairs) pairContent() {
	for range linkRounds {
		w.findLinks()
		if !w.takeLinks() {
			return
		}
	}
}

// takeLinks makes the pairs of links, best first, and reports whether it made any.
func (w *wordPairs) takeLinks() bool {
	slices.SortFunc(w.linker.links, func(p, q link) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j))
	})
	taken := false
	for _, k := range w.linker.links {
		if w.a.free(k.i) && w.b.free(k.j) {
			w.pair(k.i, k.j)
			taken = true
		}
	}
	return taken
}

// findLinks lists the links between words that are open now.
func (w *wordPairs) findLinks() {
	w.linker.links = w.linker.links[:0]
	w.linker.near.at = -1
	w.findNeighbours()
	w.indexOpen()
	for i := range w.a.len() {
		if w.a.free(i) && w.a.content(i) {
			w.findLinksOf(i)
		}
	}
}

// findNeighbours fills left and right.
func (w *wordPairs) findNeighbours() {
	l := &w.linker
	l.left, l.right = resize(l.left, len(w.a.tokens)), resize(l.right, len(w.a.tokens))
	at := int32(-1)
	for i := range w.a.len() {
		l.left[i] = at
		if !w.a.free(i) {
			at = i
		}
	}
	at = w.a.len()
	for i := at - 1; i >= 0; i-- {
		l.right[i] = at
		if !w.a.free(i) {
			at = i
		}
	}
}

// indexOpen fills open, before, heads and next.
func (w *wordPairs) indexOpen() {
	l := &w.linker
	l.open, l.before = l.open[:0], l.before[:0]
	for j := range w.b.len() {
		l.before = append(l.before, int32(len(l.open)))
		if w.b.free(j) && w.b.content(j) {
			l.open = append(l.open, j)
		}
	}
	l.before = append(l.before, int32(len(l.open)))
	l.heads, l.next = resize(l.heads, w.stems.len()), resize(l.next, len(w.b.tokens))
	for _, j := range slices.Backward(l.open) {
		stem := w.b.stems[j]
		l.next[j], l.heads[stem] = l.heads[stem], j+1
	}
}

// An expectation is the pairs beside a word of A, from which its place in B
// follows: as far behind the left one or before the right one as in A.
type expectation struct {
	i              int32
	leftA, leftB   int32
	rightA, rightB int32
}

func (w *wordPairs) expect(i int32) expectation {
	e := expectation{i: i, leftA: w.linker.left[i], rightA: w.linker.right[i], leftB: -1, rightB: w.b.len()}
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
func (e *expectation) windows(end int32) (left, right tokenRange) {
	far := e.i - e.leftA
	reach := min(window+far/4, maxWindow)
	left = tokenRange{max(e.leftB+1, e.leftB+far-reach), min(end, e.leftB+far+reach)}
	far = e.rightA - e.i
	reach = min(window+far/4, maxWindow)
	right = tokenRange{max(0, e.rightB-far-reach), min(e.rightB, e.rightB-far+reach+1)}
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

// findLinksOf lists the links of word i: to words near where it is expected, and
// to equal words anywhere.
func (w *wordPairs) findLinksOf(i int32) {
	l := &w.linker
	e := w.expect(i)
	left, right := e.windows(w.b.len())
	inLeft, inRight := l.openIn(left), l.openIn(right)
	equal := l.heads[w.a.stems[i]] - 1
	if len(inLeft)+len(inRight) == 0 && equal < 0 {
		return
	}
	if l.near.at != w.a.sentences[i] {
		l.near.count(w, i)
	}
	if w.synonyms != nil {
		l.row = w.synonyms.Row(w.a.senses[i])
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
		equal = l.next[equal] - 1
	}
}

func (r tokenRange) has(i int32) bool { return r.first <= i && i < r.last }

// openIn returns the open words in a range of B.
func (l *linker) openIn(r tokenRange) []int32 {
	if r.len() <= 0 {
		return nil
	}
	return l.open[l.before[r.first]:l.before[r.last]]
}

// try lists the link from e.i to j if it is good enough.
func (w *wordPairs) try(e *expectation, j int32) {
	like := w.likeness(e.i, j)
	if like == 0 {
		return
	}
	score := likenessPart*like + placePart*e.place(j) + sentencePart*w.linker.near.share(w, j, 0)
	if score >= minLink {
		w.linker.links = append(w.linker.links, link{e.i, j, score})
	}
}

// likeness says how alike two content words are, from 0 to 1; row is that of i.
// A number is like an equal number only, or like its own name.
func (w *wordPairs) likeness(i, j int32) float32 {
	if w.a.stems[i] == w.b.stems[j] {
		return equalLikeness
	}
	if level := w.linker.row.Level(w.b.senses[j]); level > synonyms.None {
		return levelLikeness[level]
	}
	if w.sameNumber(i, j) {
		return equalLikeness
	}
	number := (w.a.tokens[i].Flags | w.b.tokens[j].Flags) & shingle.Number
	if number == 0 && similarForms(w.a.word(i), w.b.word(j)) {
		return formLikeness
	}
	return 0
}

// sameNumber reports whether two words are one number whose digits are grouped
// in different ways, as in "1,250,000" and "1250000".
func (w *wordPairs) sameNumber(i, j int32) bool {
	if w.a.tokens[i].Flags&w.b.tokens[j].Flags&shingle.Number == 0 {
		return false
	}
	var s, t [32]byte
	return bytes.Equal(ungrouped(s[:0], w.a.word(i)), ungrouped(t[:0], w.b.word(j)))
}

// ungrouped appends a number to dst without the separators in front of groups of
// three digits.
func ungrouped(dst []byte, number string) []byte {
	digit := func(k int) bool { return k < len(number) && '0' <= number[k] && number[k] <= '9' }
	for k := range len(number) {
		separator := number[k] == ',' || number[k] == '.' || number[k] == '\''
		if !separator || !digit(k+1) || !digit(k+2) || !digit(k+3) || digit(k+4) {
			dst = append(dst, number[k])
		}
	}
	return dst
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
	if len(s.counts) < maxSentences {
		s.counts = append(s.counts, sentenceCount{sentence, 1})
	}
}

// share says how much the counted sentence has in common with that of word j of
// B, from 0 to 1, without some of its pairs.
func (s *sentencePairs) share(w *wordPairs, j, without int32) float32 {
	at := w.b.sentences[j]
	for _, c := range s.counts {
		if c.sentence == at {
			return min(1, float32(c.pairs-without)/(sentenceFull*float32(min(s.contents, w.b.contents[at]))))
		}
	}
	return 0
}
