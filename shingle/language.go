package shingle

import (
	"maps"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Undetermined is the language of a text whose language is not known.
const Undetermined = "und"

// voters is how many words at the beginning of a text vote on its language.
const voters = 400

// A voteTable says for each function word, by its hash, of which languages it
// is one. Words of the same languages have the same ballot, so that any number
// of languages can vote at the cost of one. It is a hash table with open
// addressing, 8 bytes a place, that takes words with the same tag for one.
type voteTable struct {
	places []vote // a power of two of them, less than half of them taken
	// ballots are the languages of each ballot, by their index. The first
	// ballot is that of words that are no function word.
	ballots [][]int
}

// A vote is what a word says of the language.
type vote struct {
	tag    uint32 // 32 bits of the hash that the place does not say, 0 for a free place
	ballot uint16
	more   bool // words whose place this is too stand behind
}

func newVoteTable(languages []*grammar) voteTable {
	langs := map[uint64][]int{} // of each word
	for i, g := range languages {
		for w := range g.stopRank {
			h := hashString(w)
			langs[h] = append(langs[h], i)
		}
	}
	t := voteTable{places: make([]vote, 1<<bits.Len(uint(2*len(langs)))), ballots: [][]int{nil}}
	for _, word := range slices.Sorted(maps.Keys(langs)) {
		of := langs[word]
		ballot := slices.IndexFunc(t.ballots, func(b []int) bool { return slices.Equal(b, of) })
		if ballot < 0 {
			ballot = len(t.ballots)
			t.ballots = append(t.ballots, of)
		}
		t.add(word, ballot)
	}
	return t
}

func (t *voteTable) add(word uint64, ballot int) {
	i := t.place(word)
	for t.places[i].tag != 0 && t.places[i].tag != tagOf(word) {
		t.places[i].more = true
		i = (i + 1) % len(t.places)
	}
	t.places[i].tag, t.places[i].ballot = tagOf(word), uint16(ballot)
}

// place is where word stands, unless others stand there.
func (t *voteTable) place(word uint64) int { return int(word & uint64(len(t.places)-1)) }

func tagOf(word uint64) uint32 { return uint32(word>>32) | 1 }

// ballot returns the index of the ballot that word casts.
func (t *voteTable) ballot(word uint64) int {
	v := &t.places[t.place(word)]
	ballot := int(v.ballot) * one(v.tag == tagOf(word))
	if v.more && v.tag != tagOf(word) {
		ballot = t.ballotBehind(word)
	}
	return ballot
}

func (t *voteTable) ballotBehind(word uint64) int {
	for i := t.place(word); t.places[i].tag != 0; i = (i + 1) % len(t.places) {
		if t.places[i].tag == tagOf(word) {
			return int(t.places[i].ballot)
		}
	}
	return 0
}

// A count is working memory for counting votes.
type count struct {
	ballots   []int // how often each ballot was cast
	languages []int // votes for each language
}

// detect returns the language whose function words are most frequent among the
// first words: at least a tenth of them. Below that it believes what the
// document declares, if one word of that language is there.
func (c *count) detect(x *grammars, tokens []Token, declared string) *grammar {
	if len(x.list) == 0 {
		return x.undetermined
	}
	sample := tokens[:min(len(tokens), voters)]
	c.votes(&x.votes, sample, len(x.list))
	best := 0
	for i, n := range c.languages {
		if n > c.languages[best] {
			best = i
		}
	}
	if len(sample) > 0 && c.languages[best]*10 >= len(sample) {
		return x.list[best]
	}
	declared = strings.ToLower(declared)
	for i, g := range x.list {
		if g.code == declared && c.languages[i] > 0 {
			return g
		}
	}
	return x.undetermined
}

// votes counts the votes of tokens for each of n languages.
func (c *count) votes(t *voteTable, tokens []Token, n int) {
	c.ballots = zeros(c.ballots, len(t.ballots))
	c.languages = zeros(c.languages, n)
	for i := range tokens {
		c.ballots[t.ballot(tokens[i].Word)]++
	}
	for ballot, cast := range c.ballots {
		if cast > 0 {
			for _, lang := range t.ballots[ballot] {
				c.languages[lang] += cast
			}
		}
	}
}

// zeros returns n zeros, in the memory of old where it is large enough.
func zeros(old []int, n int) []int {
	old = slices.Grow(old[:0], n)[:n]
	clear(old)
	return old
}

// prior is a word's rarity before any corpus is seen, by Zipf's law from its
// rank among the function words, or 20 places behind that of its stem among the
// common ones: ln(rank+20)/ln(V). It is 1 for a word that is neither.
func (g *grammar) prior(folded, stem string) float32 {
	rank, ok := g.stopRank[folded]
	if !ok {
		if rank, ok = g.stemRank[stem]; !ok {
			return 1
		}
		rank += 20
	}
	return float32(math.Log(float64(rank+20)) / math.Log(vocabulary))
}

// vocabulary is the size that the ranks of words are measured against.
const vocabulary = 20000

// isIdeograph reports whether word is one character of a script that is
// written without spaces, with the marks that belong to it.
func isIdeograph(word string) bool {
	if word == "" || word[0] < utf8.RuneSelf {
		return false
	}
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
		return false
	}
	for _, r := range word[n:] {
		if !unicode.IsMark(r) {
			return false
		}
	}
	return true
}
