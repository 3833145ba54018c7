package shingle

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// A stemmer stems the word in an environment of Snowball.
type stemmer func(*snowballstem.Env) bool

// stemmers are all stemmers of Snowball (Porter, snowballstem.org) by the names
// that languages know them by.
var stemmers = map[string]stemmer{
	"arabic":     arabic.Stem,
	"danish":     danish.Stem,
	"dutch":      dutch.Stem,
	"english":    english.Stem,
	"finnish":    finnish.Stem,
	"french":     french.Stem,
	"german":     german.Stem,
	"hungarian":  hungarian.Stem,
	"irish":      irish.Stem,
	"italian":    italian.Stem,
	"norwegian":  norwegian.Stem,
	"portuguese": portuguese.Stem,
	"romanian":   romanian.Stem,
	"russian":    russian.Stem,
	"spanish":    spanish.Stem,
	"swedish":    swedish.Stem,
	"tamil":      tamil.Stem,
	"turkish":    turkish.Stem,
}

// lexicon caches what is known of a word in a language: its stem, how common
// it is, and whether it is a function word. All analyzers of the same languages share one, since most
// of what a text needs another one has asked for. It is an open-addressed table by
// the word's hash, 12 MB; when it is half full an empty one takes its place, so it
// stays small whatever is read. Readers take no lock: an entry does not change
// once its key is set. The zero value is empty and safe for concurrent use.
type lexicon struct {
	table atomic.Pointer[lexiconTable]
	mu    sync.Mutex // held to enter a word
	used  int
}

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
				e = x.enter(key, t.Source[tok.Start:tok.End], t.grammar)
			}
		}
		tok.Stem, tok.Prior = e.stem, e.prior
		tok.Flags |= e.flags & (Stop | Reporting)
		all |= e.flags
	}
	if t.spaceless = all&ideograph != 0; t.spaceless {
		pairIdeographs(t.Tokens)
	}
}

// ideograph marks, inside the lexicon only, a one-character word of a script
// that writes without spaces.
const ideograph Flags = 1 << 15

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
func (x *lexicon) enter(key uint64, word string, g *grammar) *entry {
	stem, prior, flags := g.aboutWord(word)
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
func (g *grammar) aboutWord(word string) (stem uint64, rarity float32, flags Flags) {
	folded := string(fold(nil, word))
	if bare := g.withoutElision(folded); g.isStopWord(bare) {
		folded = bare // qu'en, dell'una
	}
	if g.isStopWord(folded) {
		flags |= Stop
	}
	if g.reporting[folded] {
		flags |= Reporting
	}
	if isIdeograph(folded) {
		flags |= ideograph
	}
	stemmed := g.stemOf(folded)
	return hashString(stemmed), g.prior(folded, stemmed), flags
}

// maxStemmed bounds the length of a word that is stemmed, in bytes.
const maxStemmed = 64

func (g *grammar) stemOf(folded string) string {
	if g.stem == nil || len(folded) > maxStemmed || strings.ContainsAny(folded, "0123456789") {
		return folded
	}
	env := snowballstem.NewEnv(g.withoutElision(folded))
	g.stem(env)
	return env.Current()
}

// withoutElision drops an elided word, as in l'homme and dell'arte, which
// UAX #29 leaves on the next.
func (g *grammar) withoutElision(folded string) string {
	if head, tail, ok := strings.Cut(folded, "'"); ok && tail != "" && g.elided[head] {
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
