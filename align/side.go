package align

import (
	"slices"
	"sync"

	"reprint/align/anchors"
	"reprint/internal/intern"
	"reprint/shingle"
)

// A Side is one text prepared for alignment: what can be computed without
// knowing the other text. It is read-only once made, and is shared by all pairs
// of its document, concurrently too. Prepare's time is linear in the words:
// everything is found by hash tables, nothing is sorted. The index of terms is
// made when a pair first needs it, and what the content words say likewise; two
// copies never do.
//
// Memory a word, beside the text itself (36 bytes for its token): some 45 bytes
// for grams (see anchors.Index), and when they are needed some 45 for terms with
// their postings, and some 35 for what the content words say.
type Side struct {
	Text      *shingle.Text
	sentences []sentence
	rare      []rarity      // by token; nil if no words are rare boilerplate
	exact     anchors.Index // for equal words

	indexing, reading, pairing sync.Once
	index
	content
}

// An index knows the terms of a text: its stems, boilerplate left out.
type index struct {
	terms    []term       // by first occurrence
	postings []posting    // by term, then sentence
	forward  []entry      // by sentence, then first occurrence
	ends     []int32      // by sentence: where its entries end in forward
	termOf   []int32      // by token: its index in terms, -1 for boilerplate
	stems    intern.Table // stem -> index in terms
}

// A sentence is a unit of comparison: a sentence of the text, or several where
// they are very short.
type sentence struct {
	first, last int32 // token range
}

func (u sentence) tokens() tokenRange { return tokenRange{First: u.first, Last: u.last} }

// A term is one stem of a text, with the sentences it occurs in.
type term struct {
	stem        uint64
	first, last int32 // range in postings
	prior       float32
	kinds       kinds
	sentences   int32 // content sentences it is a content word of
	count       int32 // of its tokens
}

func (t *term) frequency() int32 { return t.last - t.first }

// kinds are the ways in which a stem occurs as an own content word.
type kinds uint8

const (
	asLower kinds = 1 << iota
	asName
	asNumber
)

func (k kinds) has(x kinds) bool { return k&x != 0 }

// onlyName reports whether the stem occurs as a name and never otherwise.
func (k kinds) onlyName() bool { return k.has(asName) && !k.has(asLower) }

// A posting says how often a term stands in a sentence, and whether as an own
// content word.
type posting struct {
	sentence int32
	count    uint16
	content  bool
}

// An entry is a posting seen from its sentence.
type entry struct {
	term    int32
	count   uint16
	content bool
}

// A tokenRange is a half-open range of token indices, or of sentence indices.
type tokenRange = anchors.Range

// Prepare makes the Side of a text. The text must not change afterwards.
func Prepare(t *shingle.Text) *Side {
	s := new(Side)
	s.Reset(t)
	return s
}

// Reset makes s the Side of another text, in the memory it has. Nobody may be
// using s.
func (s *Side) Reset(t *shingle.Text) {
	s.Text, s.indexing, s.reading, s.pairing = t, sync.Once{}, sync.Once{}, sync.Once{}
	s.rare = nil
	s.cutSentences()
	s.exact.Reset(t)
}

// MarkRare says which stretches of the text are rare boilerplate: the site's, or a
// series', but too seldom to be masked. They are compared as all other words, and
// count apart. It comes after Reset, before the first pair.
func (s *Side) MarkRare(spans []Span) {
	s.setRare(spans, ofSite)
}

// MarkSeries is MarkRare for sentences that recur with other facts.
func (s *Side) MarkSeries(spans []Span) { s.setRare(spans, ofSeries) }

func (s *Side) setRare(spans []Span, kind rarity) {
	if len(spans) > 0 && s.rare == nil {
		s.rare = make([]rarity, len(s.Text.Tokens))
	}
	for _, p := range spans {
		for r := s.inside(p); r.First < r.Last; r.First++ {
			s.rare[r.First] = kind
		}
	}
}

// A rarity says what kind of rare boilerplate a token is.
type rarity uint8

const (
	usual    rarity = iota // none
	ofSite                 // what a site prints on a few pages
	ofSeries               // a sentence that recurs with other facts
)

// rarityOf is that of a token.
func (s *Side) rarityOf(i int32) rarity {
	if s.rare == nil {
		return usual
	}
	return s.rare[i]
}

// A workspace is what reading a text needs for a while.
type workspace struct {
	hashes []uint64
	at     []int32 // by term: its entry in the sentence at hand, counted from 1
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// sized returns a slice of n elements of any values, in the memory of s where
// that is enough.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// makeIndex makes the index of terms, once.
func (s *Side) makeIndex() {
	s.indexing.Do(func() {
		w := workspaces.Get().(*workspace)
		defer workspaces.Put(w)
		s.indexTerms(w)
		s.invert()
	})
}

func (s *Side) cutSentences() {
	from := s.Text.Sentences
	s.sentences = slices.Grow(s.sentences[:0], len(from))
	for i := 0; i < len(from); i++ {
		u := sentence{first: from[i].First, last: from[i].Last}
		for u.last-u.first < shortest && i+1 < len(from) {
			i++
			u.last = from[i].Last
		}
		s.sentences = append(s.sentences, u)
	}
}

// indexTerms numbers the stems and lists those of each sentence. Boilerplate
// words are left out. w is working memory.
func (s *Side) indexTerms(w *workspace) {
	tokens := s.Text.Tokens
	s.termOf = sized(s.termOf, len(tokens))
	s.stems.Reset(len(tokens))
	s.terms = slices.Grow(s.terms[:0], len(tokens)/2+1)
	s.forward = slices.Grow(s.forward[:0], len(tokens))
	s.ends = sized(s.ends, len(s.sentences))
	at := w.at[:0]
	for i := range s.sentences {
		u := &s.sentences[i]
		start := int32(len(s.forward))
		for k := u.first; k < u.last; k++ {
			tok := &tokens[k]
			if tok.Has(shingle.Masked) {
				s.termOf[k] = -1
				continue
			}
			n, isNew := s.stems.Add(tok.Stem)
			if isNew {
				s.terms = append(s.terms, term{stem: tok.Stem, prior: tok.Prior})
				at = append(at, 0)
			}
			s.termOf[k] = n
			if at[n] <= start {
				s.forward = append(s.forward, entry{term: n})
				at[n] = int32(len(s.forward))
				s.terms[n].last++
			}
			s.terms[n].count++
			s.terms[n].kinds |= s.forward[at[n]-1].occur(tok)
			if s.Text.NounCapitals && s.terms[n].kinds.has(asName) {
				s.terms[n].kinds |= asLower // a noun as likely as a name
			}
		}
		s.ends[i] = int32(len(s.forward))
	}
	w.at = at
}

// occur counts one occurrence and says in which way it is an own content word.
func (e *entry) occur(tok *shingle.Token) kinds {
	if e.count < 1<<16-1 {
		e.count++
	}
	if !tok.Own() || tok.Has(shingle.Stop) {
		return 0
	}
	e.content = true
	k := kinds(0)
	if tok.Has(shingle.Name) {
		k |= asName
	}
	if tok.Has(shingle.Number) {
		k |= asNumber
	}
	if k == 0 {
		k = asLower
	}
	return k
}

// entries are the terms of a sentence.
func (s *Side) entries(sentence int) []entry {
	first := int32(0)
	if sentence > 0 {
		first = s.ends[sentence-1]
	}
	return s.forward[first:s.ends[sentence]]
}

// invert makes the postings of each term from the entries of the sentences;
// terms hold the lengths of their lists in last.
func (s *Side) invert() {
	end := int32(0)
	for i := range s.terms {
		t := &s.terms[i]
		t.first, end = end, end+t.last
		t.last = t.first
	}
	s.postings = sized(s.postings, int(end))
	for i := range s.sentences {
		for _, e := range s.entries(i) {
			t := &s.terms[e.term]
			s.postings[t.last] = posting{int32(i), e.count, e.content}
			t.last++
		}
	}
}

// span is the byte span of a range of tokens, from the first letter to the last.
func (s *Side) span(r tokenRange) Span {
	return Span{Start: int(s.Text.Tokens[r.First].Start), End: int(s.Text.Tokens[r.Last-1].End)}
}

// tokenAt is the first token that begins at or behind a byte offset.
func tokenAt(t *shingle.Text, offset int) int32 {
	i, _ := slices.BinarySearchFunc(t.Tokens, offset, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
	return int32(i)
}

// inside is the range of the tokens that begin inside a byte span.
func (s *Side) inside(p Span) tokenRange {
	return tokenRange{First: tokenAt(s.Text, p.Start), Last: tokenAt(s.Text, p.End)}
}
