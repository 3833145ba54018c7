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

// The function words of each language, one a line, and the commonest content
// stems of English by rank.
//
//go:embed stopwords/*.txt common/*.txt
var wordLists embed.FS

// Undetermined is the language of a text whose language is not known.
const Undetermined = "und"

var (
	languages  []string                // sorted
	stopWords  = map[string]wordRank{} // by language
	stopVotes  = map[uint64]uint32{}   // by word hash: a bit for each language of languages
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
	for bit, lang := range languages {
		for w := range stopWords[lang] {
			stopVotes[hashString(w)] |= 1 << bit
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

// detectLanguage returns the language whose function words are most frequent
// among the first words: at least a tenth of them. Below that it believes what
// the document declares.
func detectLanguage(tokens []Token, declared string) string {
	votes := make([]int, len(languages))
	sample := tokens[:min(len(tokens), voters)]
	for i := range sample {
		mask := stopVotes[sample[i].Word]
		for bit := 0; mask != 0; bit, mask = bit+1, mask>>1 {
			votes[bit] += int(mask & 1)
		}
	}
	best := 0
	for bit := range votes {
		if votes[bit] > votes[best] {
			best = bit
		}
	}
	if len(sample) > 0 && votes[best]*10 >= len(sample) {
		return languages[best]
	}
	if declared = strings.ToLower(declared); slices.Contains(languages, declared) && votes[slices.Index(languages, declared)] > 0 {
		return declared
	}
	return Undetermined
}

// isIdeograph reports whether word is one character of a script that is
// written without spaces.
func isIdeograph(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && n > 1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
