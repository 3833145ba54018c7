package words

import (
	"slices"
	"sync"

	"reprint/align/synonyms"
	"reprint/internal/intern"
	"reprint/shingle"
)

// Aligning the words of a passage.
//
// Each word gets at most one partner. Sure pairs come first, and those that
// follow lean on them:
//
//  1. Runs of equal stems that say something, longest first, wherever they stand
//     (phrases.go).
//  2. Content words by how alike they are (the same stem, a synonym, a common
//     beginning) and by how well the pair agrees with the pairs around it, best
//     first (pairings.go).
//  3. Equal words beside pairs; then go-diff over what stands between two
//     neighbouring pairs, which finds function words; last, a single content word
//     between two pairs is a substitution (stretches.go).
//
// The order of the steps follows Sultan, Bethard and Sumner, "Back to Basics for
// Monolingual Alignment" (TACL 2014); positions and sentences stand in for their
// syntax. All steps are linear in the words of the passage, but for logarithms:
// maxRepeats, window and maxStretch bound the rest
// (bars.go).

// An alignment pairs the words of two sides. Its memory is reused from passage to
// passage.
type alignment struct {
	a, b     side
	synonyms *synonyms.Table // nil where the language has none
	stems    intern.Table
	writings writings
	hasLinks bool          // the part consists of links
	linked   []linkedWords // these, where they are several

	neighbours neighbours
	queue      phraseQueue
	matcher    matcher
	runes      runeTable
	spine      spine
}

var alignments = sync.Pool{New: func() any { return new(alignment) }}

// reset makes w pair the words of a part.
func (w *alignment) reset(a, b *shingle.Text, p part, near *synonyms.Table) {
	w.a.reset(a, p.A)
	w.b.reset(b, p.B)
	w.findLinked(p.links)
	w.synonyms = near
	w.matcher.row = synonyms.Row{}
	w.stems.Reset(len(w.a.tokens) + len(w.b.tokens))
	w.writings.find(&w.a, &w.b)
	w.number(&w.a, w.writings.names[0])
	w.number(&w.b, w.writings.names[1])
	w.a.countStems(w.stems.Len())
	w.b.countStems(w.stems.Len())
	w.pairPhrases()
	w.pairContent()
	w.dropStrays()
	w.growPairs()
	w.diffStretches()
	w.growPairs()
	w.dropBare()
	w.substitute()
}

// release gives the memory back; the texts are let go.
func (w *alignment) release() {
	w.a.text, w.a.tokens, w.b.text, w.b.tokens = "", nil, "", nil
	alignments.Put(w)
}

// number numbers the base stems of a side, or the keys that stand in for them, and
// finds their synonyms; names are the keys of words for numbers.
func (w *alignment) number(s *side, names map[uint64]uint64) {
	for i := range s.tokens {
		stem, ok := w.writings.key(s, int32(i), names)
		if !ok {
			stem = w.baseStem(s, int32(i))
		}
		s.stems[i], _ = w.stems.Add(stem)
		s.senses[i] = -1
		if w.synonyms != nil && s.content(int32(i)) {
			s.senses[i] = w.synonyms.Find(stem)
		}
	}
}

// baseStem is the stem of a word, or of the word that it is an irregular form of.
func (w *alignment) baseStem(s *side, i int32) uint64 {
	if w.synonyms != nil {
		if base, ok := w.synonyms.Base(s.tokens[i].Word); ok {
			return base
		}
	}
	return s.stem(i)
}

func (w *alignment) pair(i, j int32) { w.a.to[i], w.b.to[j] = j, i }

// opOf says what happened to a word that became another.
func (w *alignment) opOf(i, j int32, inOrder bool) Op {
	switch {
	case w.a.tokens[i].Word == w.b.tokens[j].Word && inOrder:
		return Kept
	case w.a.tokens[i].Word == w.b.tokens[j].Word:
		return Moved
	case w.a.stems[i] == w.b.stems[j]:
		return Inflected
	case w.level(i, j) > synonyms.None:
		return Synonym
	case w.otherForm(i, j):
		return Inflected
	}
	return Substituted
}

// level says how near two words are in meaning.
func (w *alignment) level(i, j int32) synonyms.Level {
	if w.synonyms == nil {
		return synonyms.None
	}
	return w.synonyms.Level(w.a.senses[i], w.b.senses[j])
}

// resize returns a slice of n zeros, in the memory of s where that is enough.
func resize[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
