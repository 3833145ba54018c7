package shingle

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
)

// stemmers are the Snowball stemmers by language (Porter, snowballstem.org). A
// language without one compares by its words.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"de": german.Stem,
	"en": english.Stem,
	"es": spanish.Stem,
	"fr": french.Stem,
	"it": italian.Stem,
	"nl": dutch.Stem,
	"pt": portuguese.Stem,
	"ru": russian.Stem,
}

// lexicon caches what is known of a word in a language: its stem, how common
// it is, and whether it is a function word. It is an open-addressed table by
// the word's hash; when it is full it is emptied, so it stays small whatever
// is read.
type lexicon struct {
	entries []entry
	used    int
	folded  []byte
}

// An entry is 24 bytes.
type entry struct {
	key   uint64 // word hash mixed with the language, 0 for a free place
	stem  uint64
	prior float32
	flags Flags
}

const lexiconSize = 1 << 19

func newLexicon() lexicon { return lexicon{entries: make([]entry, lexiconSize)} }

// annotate sets Stem, Prior and Stop of all tokens of t.
func (x *lexicon) annotate(t *Text) {
	seed := hashString(t.Lang) | 1
	all := Flags(0)
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		key := tok.Word*seed | 1
		e := &x.entries[key>>1%lexiconSize]
		if e.key != key {
			e = x.lookup(key, t.Source[tok.Start:tok.End], t.Lang)
		}
		tok.Stem, tok.Prior = e.stem, e.prior
		tok.Flags |= e.flags & Stop
		all |= e.flags
	}
	if t.spaceless = all&ideograph != 0; t.spaceless {
		pairIdeographs(t.Tokens)
	}
}

// ideograph marks, inside the lexicon only, a one-character word of a script
// that writes without spaces.
const ideograph Flags = 1 << 7

func (x *lexicon) lookup(key uint64, word, lang string) *entry {
	i := key >> 1 % lexiconSize
	for x.entries[i].key != 0 {
		if x.entries[i].key == key {
			return &x.entries[i]
		}
		i = (i + 1) % lexiconSize
	}
	if x.used > lexiconSize/2 {
		clear(x.entries)
		x.used = 0
		i = key >> 1 % lexiconSize
	}
	x.used++
	x.entries[i] = x.learn(key, word, lang)
	return &x.entries[i]
}

func (x *lexicon) learn(key uint64, word, lang string) entry {
	x.folded = fold(x.folded[:0], word)
	folded := string(x.folded)
	if bare := withoutElision(folded, lang); isStopWord(lang, bare) {
		folded = bare // qu'en, dell'una
	}
	stem := stemOf(folded, lang)
	e := entry{key: key, stem: hashString(stem), prior: prior(folded, stem, lang)}
	if isStopWord(lang, folded) {
		e.flags |= Stop
	}
	if isIdeograph(folded) {
		e.flags |= ideograph
	}
	return e
}

// maxStemmed bounds the length of a word that is stemmed, in bytes.
const maxStemmed = 64

func stemOf(folded, lang string) string {
	stem := stemmers[lang]
	if stem == nil || len(folded) > maxStemmed || strings.ContainsAny(folded, "0123456789") {
		return folded
	}
	env := snowballstem.NewEnv(withoutElision(folded, lang))
	stem(env)
	return env.Current()
}

// elisions are what an apostrophe joins to the next word, by language: articles,
// pronouns and prepositions without their last vowel.
var elisions = map[string]map[string]bool{
	"fr": setOf("c d j l m n s t qu jusqu lorsqu puisqu quoiqu"),
	"it": setOf("c d l m s t v un all coll dall dell nell quell quest sant sull tutt anch"),
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// withoutElision drops an elided word, as in l'homme and dell'arte, which
// UAX #29 leaves on the next.
func withoutElision(folded, lang string) string {
	if head, tail, ok := strings.Cut(folded, "'"); ok && tail != "" && elisions[lang][head] {
		return tail
	}
	return folded
}

// pairIdeographs makes the stem of a character in a script without spaces the
// character 2-gram that begins with it, since single characters say little.
func pairIdeographs(tokens []Token) {
	for i := range tokens {
		if i+1 < len(tokens) && tokens[i].End == tokens[i+1].Start {
			tokens[i].Stem = mix(tokens[i].Word, tokens[i+1].Word)
		}
	}
}
