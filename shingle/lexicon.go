package shingle

import (
	"strings"
	"sync"
	"sync/atomic"

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
// it is, and whether it is a function word. All analyzers share one, since most
// of what a text needs another one has asked for. It is an open-addressed table by
// the word's hash, 12 MB; when it is half full an empty one takes its place, so it
// stays small whatever is read. Readers take no lock: an entry does not change
// once its key is set. The zero value is empty and safe for concurrent use.
type lexicon struct {
	table atomic.Pointer[lexiconTable]
	mu    sync.Mutex // held to enter a word
	used  int
}

// known is the lexicon of all analyzers.
var known lexicon

type lexiconTable [1 << 19]entry

// An entry is 24 bytes.
type entry struct {
	key   atomic.Uint64 // word hash mixed with the language, 0 for a free place; set last
	stem  uint64
	prior float32
	flags Flags
}

// annotate sets Stem, Prior and Stop of all tokens of t.
func (x *lexicon) annotate(t *Text) {
	seed := hashString(t.Lang) | 1
	all := Flags(0)
	table := x.current()
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		key := tok.Word*seed | 1
		e := &table[key>>1%uint64(len(table))]
		if e.key.Load() != key {
			if e = table.place(key); e.key.Load() != key {
				e = x.enter(key, t.Source[tok.Start:tok.End], t.Lang)
			}
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

// place is where the word with that key is, or the free place where it would be.
func (t *lexiconTable) place(key uint64) *entry {
	for i := key >> 1; ; i++ {
		e := &t[i%uint64(len(t))]
		if k := e.key.Load(); k == key || k == 0 {
			return e
		}
	}
}

// current is the table in use.
func (x *lexicon) current() *lexiconTable {
	if t := x.table.Load(); t != nil {
		return t
	}
	x.table.CompareAndSwap(nil, new(lexiconTable))
	return x.table.Load()
}

// enter enters a word, unless somebody else just did.
func (x *lexicon) enter(key uint64, word, lang string) *entry {
	stem, prior, flags := aboutWord(word, lang)
	x.mu.Lock()
	defer x.mu.Unlock()
	table := x.current()
	if x.used > len(table)/2 {
		table, x.used = new(lexiconTable), 0
		x.table.Store(table)
	}
	e := table.place(key)
	if e.key.Load() != key {
		e.stem, e.prior, e.flags = stem, prior, flags
		e.key.Store(key)
		x.used++
	}
	return e
}

// aboutWord is what an entry says of a word.
func aboutWord(word, lang string) (stem uint64, rarity float32, flags Flags) {
	folded := string(fold(nil, word))
	if bare := withoutElision(folded, lang); isStopWord(lang, bare) {
		folded = bare // qu'en, dell'una
	}
	if isStopWord(lang, folded) {
		flags |= Stop
	}
	if isIdeograph(folded) {
		flags |= ideograph
	}
	stemmed := stemOf(folded, lang)
	return hashString(stemmed), prior(folded, stemmed, lang), flags
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
