package words

import (
	"slices"
	"unicode/utf8"

	"reprint/internal/span"
	"reprint/shingle"
)

// A side is one side of a passage.
type side struct {
	text      string
	lang      string
	tokens    []shingle.Token
	to        []int32 // by token: its partner on the other side, or -1
	stems     []int32 // by token: the number of its base stem, the same on both sides
	senses    []int32 // by token: its number among the synonyms, or -1
	sentences []int32 // by token: the number of its sentence
	contents  []int32 // by sentence: its content words
	uses      []int32 // by number of a base stem: how often the side has it
}

func (s *side) reset(t *shingle.Text, in span.Span) {
	first := firstWord(t, in.Start)
	s.text, s.lang, s.tokens = t.Source, t.Lang, t.Tokens[first:max(first, firstWord(t, in.End))]
	n := len(s.tokens)
	s.to, s.stems, s.senses, s.sentences = resize(s.to, n), resize(s.stems, n), resize(s.senses, n), resize(s.sentences, n)
	for i := range s.to {
		s.to[i] = -1
	}
	s.numberSentences(t.Sentences, int32(first))
}

// numberSentences numbers the sentences from 0; first is the place of the first
// word in the text.
func (s *side) numberSentences(sentences []shingle.Sentence, first int32) {
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

func (s *side) countStems(stems int) {
	s.uses = resize(s.uses, stems)
	for _, stem := range s.stems {
		s.uses[stem]++
	}
}

// stem is the stem of a word. That of an ideograph would hold the next one too,
// so it is the ideograph itself.
func (s *side) stem(i int32) uint64 {
	if s.ideograph(i) {
		return s.tokens[i].Word
	}
	return s.tokens[i].Stem
}

// ideograph reports whether a word is a single character of a script beyond the
// alphabets, as in texts without spaces.
func (s *side) ideograph(i int32) bool {
	t := &s.tokens[i]
	if s.text[t.Start] < 0xE0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(s.text[t.Start:t.End])
	return n == int(t.End-t.Start)
}

func (s *side) len() int32 { return int32(len(s.tokens)) }

func (s *side) content(i int32) bool { return !s.tokens[i].Has(shingle.Stop) }

func (s *side) free(i int32) bool { return s.to[i] < 0 }

func (s *side) word(i int32) string { return s.text[s.tokens[i].Start:s.tokens[i].End] }

// span reaches from the first letter of a range of words to the last.
func (s *side) span(i, end int32) span.Span {
	return span.Span{Start: int(s.tokens[i].Start), End: int(s.tokens[end-1].End)}
}
