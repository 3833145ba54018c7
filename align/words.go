package align

import (
	"slices"
	"sync"
	"unicode/utf8"

	"reprint/align/synonyms"
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
//     first (links.go).
//  3. Equal words beside pairs; then go-diff over what stands between two
//     neighbouring pairs, which finds function words; last, a single word between
//     two pairs is a substitution (stretches.go).
//
// The order of the steps follows Sultan, Bethard and Sumner, "Back to Basics for
// Monolingual Alignment" (TACL 2014); positions and sentences stand in for their
// syntax. All steps are linear in the words of the passage, but for logarithms:
// maxRepeats, window and maxStretch bound the rest.

// A wordSide is one side of a passage.
type wordSide struct {
	text      string
	tokens    []shingle.Token
	to        []int32 // by token: its partner on the other side, or -1
	stems     []int32 // by token: the number of its base stem, the same on both sides
	senses    []int32 // by token: its number among the synonyms, or -1
	sentences []int32 // by token: the number of its sentence
	contents  []int32 // by sentence: its content words
	uses      []int32 // by number of a base stem: how often the side has it
}

// wordPairs pairs the words of two sides. Its memory is reused from passage to
// passage.
type wordPairs struct {
	a, b     wordSide
	synonyms *synonyms.Table // nil where the language has none
	stems    table

	neighbours neighbours
	queue      phraseQueue
	linker     linker
	runes      runeTable
	spine      spine
}

var wordPairings = sync.Pool{New: func() any { return new(wordPairs) }}

// reset makes w pair the words of a passage.
func (w *wordPairs) reset(a, b *shingle.Text, p Passage, near *synonyms.Table) {
	w.a.reset(a, p.A)
	w.b.reset(b, p.B)
	w.synonyms = near
	w.linker.row = synonyms.Row{}
	w.stems.reset(len(w.a.tokens) + len(w.b.tokens))
	w.number(&w.a)
	w.number(&w.b)
	w.a.countStems(w.stems.len())
	w.b.countStems(w.stems.len())
	w.pairPhrases()
	w.pairContent()
	w.dropStrays()
	w.growPairs()
	w.diffStretches()
	w.growPairs()
	w.substitute()
}

// release gives the memory back; the texts are let go.
func (w *wordPairs) release() {
	w.a.text, w.a.tokens, w.b.text, w.b.tokens = "", nil, "", nil
	wordPairings.Put(w)
}

// synonymsOf returns the synonyms for a pair of texts, nil for none.
func synonymsOf(a, b *shingle.Text) *synonyms.Table {
	if a.Lang == "en" && b.Lang == "en" {
		return synonyms.English()
	}
	return nil
}

func (s *wordSide) reset(t *shingle.Text, in Span) {
	find := func(at int) int {
		i, _ := slices.BinarySearchFunc(t.Tokens, at, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
		return i
	}
	first := find(in.Start)
	s.text, s.tokens = t.Source, t.Tokens[first:max(first, find(in.End))]
	n := len(s.tokens)
	s.to, s.stems, s.senses, s.sentences = resize(s.to, n), resize(s.stems, n), resize(s.senses, n), resize(s.sentences, n)
	for i := range s.to {
		s.to[i] = -1
	}
	s.numberSentences(t.Sentences, int32(first))
}

// numberSentences numbers the sentences from 0; first is the place of the first
// word in the text.
func (s *wordSide) numberSentences(sentences []shingle.Sentence, first int32) {
	k, _ := slices.BinarySearchFunc(sentences, first, func(c shingle.Sentence, at int32) int { return int(c.Last - at - 1) })
	s.contents = append(s.contents[:0], 0)
	for i := range s.tokens {
		if k < len(sentences) && first+int32(i) >= sentences[k].Last {
			k++
			s.contents = append(s.contents, 0)
		}
		n := int32(len(s.contents) - 1)
		s.sentences[i] = n
		if s.content(int32(i)) {
			s.contents[n]++
		}
	}
}

// number numbers the base stems of a side and finds their synonyms.
func (w *wordPairs) number(s *wordSide) {
	for i := range s.tokens {
		stem := s.stem(int32(i))
		if w.synonyms != nil {
			if base, ok := w.synonyms.Base(s.tokens[i].Word); ok {
				stem = base
			}
		}
		s.stems[i], _ = w.stems.add(stem)
		s.senses[i] = -1
		if w.synonyms != nil && s.content(int32(i)) {
			s.senses[i] = w.synonyms.Find(stem)
		}
	}
}

func (s *wordSide) countStems(stems int) {
	s.uses = resize(s.uses, stems)
	for _, stem := range s.stems {
		s.uses[stem]++
	}
}

// stem is the stem of a word. That of an ideograph would hold the next one too,
// so it is the ideograph itself.
func (s *wordSide) stem(i int32) uint64 {
	if s.ideograph(i) {
		return s.tokens[i].Word
	}
	return s.tokens[i].Stem
}

// ideograph reports whether a word is a single character of a script beyond the
// alphabets, as in texts without spaces.
func (s *wordSide) ideograph(i int32) bool {
	t := &s.tokens[i]
	if s.text[t.Start] < 0xE0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(s.text[t.Start:t.End])
	return n == int(t.End-t.Start)
}

func (s *wordSide) len() int32 { return int32(len(s.tokens)) }

func (s *wordSide) content(i int32) bool { return !s.tokens[i].Has(shingle.Stop) }

func (s *wordSide) free(i int32) bool { return s.to[i] < 0 }

func (s *wordSide) word(i int32) string { return s.text[s.tokens[i].Start:s.tokens[i].End] }

// span reaches from the first letter of a range of words to the last.
func (s *wordSide) span(i, end int32) Span {
	return Span{Start: int(s.tokens[i].Start), End: int(s.tokens[end-1].End)}
}

func (w *wordPairs) pair(i, j int32) { w.a.to[i], w.b.to[j] = j, i }

// opOf says what happened to a word that became another.
func (w *wordPairs) opOf(i, j int32, inOrder bool) Op {
	switch {
	case w.a.tokens[i].Word == w.b.tokens[j].Word && inOrder:
		return Kept
	case w.a.tokens[i].Word == w.b.tokens[j].Word:
		return Moved
	case w.a.stems[i] == w.b.stems[j] || w.sameNumber(i, j):
		return Inflected
	case w.level(i, j) > synonyms.Distant:
		return Synonym
	}
	return Substituted
}

// level says how near two words are in meaning.
func (w *wordPairs) level(i, j int32) synonyms.Level {
	if w.synonyms == nil {
		return synonyms.None
	}
	return w.synonyms.Level(w.a.senses[i], w.b.senses[j])
}
