package align

import (
	"cmp"
	"slices"

	"reprint/shingle"
)

// GramWords is the length of the shared runs that seed exact matches, in words.
const GramWords = 5

// A Side is one text prepared for alignment: what can be computed without
// knowing the other text. It is read-only once made, and is shared by all pairs
// of its document, concurrently too. It takes about 60 bytes a word beside
// the text: for the sentence index, the grams and the terms.
type Side struct {
	Text      *shingle.Text
	sentences []sentence
	terms     []term    // by stem hash
	postings  []posting // by term, then sentence
	termOf    []int32   // by token: its index in terms, -1 for boilerplate
	grams     []gram    // by hash, then position
}

// A sentence is a unit of comparison: a sentence of the text, or several where
// they are very short.
type sentence struct {
	first, last int32 // token range
	distinct    int32 // distinct stems
}

// A term is one stem of a text, with the sentences it occurs in.
type term struct {
	stem        uint64
	first, last int32 // range in postings
	prior       float32
}

type posting struct {
	sentence, count int32
}

type gram struct {
	hash uint64
	pos  int32 // token index of its first word
}

// A tokenRange is a half-open range of token indices, or of sentence indices.
type tokenRange struct{ first, last int32 }

func (r tokenRange) len() int32 { return r.last - r.first }

func (r tokenRange) overlap(s tokenRange) int32 {
	return max(0, min(r.last, s.last)-max(r.first, s.first))
}

func (r tokenRange) union(s tokenRange) tokenRange {
	return tokenRange{min(r.first, s.first), max(r.last, s.last)}
}

// shortest is the least number of words a unit of comparison has, unless the
// text ends: shorter sentences are joined to the next.
const shortest = 3

// Prepare makes the Side of a text. The text must not change afterwards.
func Prepare(t *shingle.Text) *Side {
	s := &Side{Text: t}
	s.cutSentences()
	s.indexStems()
	s.indexGrams()
	return s
}

func (s *Side) cutSentences() {
	from := s.Text.Sentences
	for i := 0; i < len(from); i++ {
		u := sentence{first: from[i].First, last: from[i].Last}
		for u.last-u.first < shortest && i+1 < len(from) {
			i++
			u.last = from[i].Last
		}
		s.sentences = append(s.sentences, u)
	}
}

// indexStems builds the postings of each stem; boilerplate words are left out.
func (s *Side) indexStems() {
	type occurrence struct {
		stem            uint64
		token, sentence int32
	}
	tokens := s.Text.Tokens
	occurrences := make([]occurrence, 0, len(tokens))
	for i, u := range s.sentences {
		for k := u.first; k < u.last; k++ {
			if !tokens[k].Has(shingle.Masked) {
				occurrences = append(occurrences, occurrence{tokens[k].Stem, k, int32(i)})
			}
		}
	}
	slices.SortFunc(occurrences, func(a, b occurrence) int {
		if c := cmp.Compare(a.stem, b.stem); c != 0 {
			return c
		}
		return int(a.token - b.token)
	})
	s.termOf = make([]int32, len(tokens))
	for i := range s.termOf {
		s.termOf[i] = -1
	}
	for i, o := range occurrences {
		if i == 0 || o.stem != occurrences[i-1].stem {
			at := int32(len(s.postings))
			s.terms = append(s.terms, term{stem: o.stem, first: at, last: at, prior: tokens[o.token].Prior})
		}
		s.termOf[o.token] = int32(len(s.terms) - 1)
		t := &s.terms[len(s.terms)-1]
		if t.last > t.first && s.postings[t.last-1].sentence == o.sentence {
			s.postings[t.last-1].count++
			continue
		}
		s.postings = append(s.postings, posting{o.sentence, 1})
		t.last++
		s.sentences[o.sentence].distinct++
	}
}

func (s *Side) indexGrams() {
	tokens := s.Text.Tokens
	s.grams = make([]gram, 0, len(tokens))
	for i := 0; i+GramWords <= len(tokens); i++ {
		if h, ok := gramHash(tokens[i : i+GramWords]); ok {
			s.grams = append(s.grams, gram{h, int32(i)})
		}
	}
	slices.SortFunc(s.grams, func(a, b gram) int {
		if c := cmp.Compare(a.hash, b.hash); c != 0 {
			return c
		}
		return int(a.pos - b.pos)
	})
}

// gramHash hashes the words of a run; it is not ok where boilerplate is in it.
func gramHash(tokens []shingle.Token) (uint64, bool) {
	h := uint64(0)
	for i := range tokens {
		if tokens[i].Has(shingle.Masked) {
			return 0, false
		}
		h = mix(h, tokens[i].Word)
	}
	return h, true
}

func mix(h, next uint64) uint64 {
	h = (h ^ next) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// span is the byte span of a range of tokens, from the first letter to the last.
func (s *Side) span(r tokenRange) Span {
	return Span{Start: int(s.Text.Tokens[r.first].Start), End: int(s.Text.Tokens[r.last-1].End)}
}
