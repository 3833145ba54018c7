package shingle

import (
	"embed"
	"math"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The function words of each language and its commonest content stems, one a
// line, the commonest first.
//
//go:embed stopwords/*.txt common/*.txt
var wordLists embed.FS

// Undetermined is the language of a text whose language is not known.
const Undetermined = "und"

var (
	languages  []string                // sorted
	stopWords  = map[string]wordRank{} // by language
	stopVotes  voteTable
	commonRank = map[string]wordRank{} // by language: rank of a stem among the common ones
)

// wordRank is the line of a word in its list.
type wordRank map[string]int

func init() {
	for _, name := range listFiles("stopwords") {
		lang := strings.TrimSuffix(path.Base(name), ".txt")
		languages = append(languages, lang)
		stopWords[lang] = readList(name)
	}
	if len(languages) > maxLanguages {
		panic("shingle: more languages than votes")
	}
	for bit, lang := range languages {
		for w := range stopWords[lang] {
			stopVotes.add(hashString(w), bit)
		}
	}
	for _, name := range listFiles("common") {
		commonRank[strings.TrimSuffix(path.Base(name), ".txt")] = readList(name)
	}
}

func listFiles(dir string) []string {
	entries, err := wordLists.ReadDir(dir)
	if err != nil {
		panic("shingle: " + err.Error())
	}
	var names []string
	for _, e := range entries {
		names = append(names, path.Join(dir, e.Name()))
	}
	return names
}

func readList(name string) wordRank {
	data, err := wordLists.ReadFile(name)
	if err != nil {
		panic("shingle: " + err.Error())
	}
	list := wordRank{}
	for _, w := range strings.Fields(string(data)) {
		list[w] = len(list)
	}
	return list
}

func isStopWord(lang, folded string) bool {
	_, ok := stopWords[lang][folded]
	return ok
}

// prior is a word's rarity before any corpus is seen, by Zipf's law from its
// rank among the common words: ln(rank+20)/ln(V).
func prior(folded, stem, lang string) float32 {
	rank, ok := stopWords[lang][folded]
	if !ok {
		if rank, ok = commonRank[lang][stem]; !ok {
			return 1
		}
		rank += 20
	}
	return float32(math.Log(float64(rank+20)) / math.Log(vocabulary))
}

// vocabulary is the size that the ranks of words are measured against.
const vocabulary = 20000

// voters is how many words at the beginning of a text vote on its language.
const voters = 400

// A voteTable holds the words that are function words of some language, by hash,
// in open addressing. It takes 64 kB, knows words by 44 bits of their hash, and
// is less than half full.
type voteTable [4096]vote

// A vote is what a function word says of the language.
type vote struct {
	tag  uint32 // 0 for a free place
	more bool   // other words would stand here too, and stand behind
	// langs is a byte for each language of languages: 1 if it has the word.
	langs uint64
}

// maxLanguages is how many languages a vote holds.
const maxLanguages = 8

// place is where word is, or the free place where it would be.
func (t *voteTable) place(word uint64) uint64 {
	i := word % uint64(len(t))
	for t[i].tag != 0 && t[i].tag != tagOf(word) {
		t[i].more = true
		i = (i + 1) % uint64(len(t))
	}
	return i
}

func tagOf(word uint64) uint32 { return uint32(word>>32) | 1 }

func (t *voteTable) add(word uint64, lang int) {
	at := &t[t.place(word)]
	at.tag = tagOf(word)
	at.langs |= 1 << (8 * lang)
}

// langs returns the languages that word votes for, a byte each.
func (t *voteTable) langs(word uint64) uint64 {
	v := &t[word%uint64(len(t))]
	langs := v.langs * uint64(one(v.tag == tagOf(word)))
	if v.more && v.tag != tagOf(word) {
		langs = t.langsBehind(word)
	}
	return langs
}

func (t *voteTable) langsBehind(word uint64) uint64 {
	for i := word % uint64(len(t)); t[i].tag != 0; i = (i + 1) % uint64(len(t)) {
		if t[i].tag == tagOf(word) {
			return t[i].langs
		}
	}
	return 0
}

// detectLanguage returns the language whose function words are most frequent
// among the first words: at least a tenth of them. Below that it believes what
// the document declares.
func detectLanguage(tokens []Token, declared string) string {
	var votes [maxLanguages]int
	sample := tokens[:min(len(tokens), voters)]
	for part := range slices.Chunk(sample, math.MaxUint8) {
		sum := uint64(0) // a byte for each language
		for i := range part {
			sum += stopVotes.langs(part[i].Word)
		}
		for lang := range votes {
			votes[lang] += int(sum >> (8 * lang) & 0xFF)
		}
	}
	best := 0
	for lang := range languages {
		if votes[lang] > votes[best] {
			best = lang
		}
	}
	if len(sample) > 0 && votes[best]*10 >= len(sample) {
		return languages[best]
	}
	if lang := slices.Index(languages, strings.ToLower(declared)); lang >= 0 && votes[lang] > 0 {
		return languages[lang]
	}
	return Undetermined
}

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
