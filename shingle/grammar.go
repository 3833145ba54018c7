package shingle

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"reprint/internal/language"
)

// A grammar is what the analysis asks of one language. Words are folded.
type grammar struct {
	code          string
	stopRank      map[string]int  // of each function word its place among them: 0 for the commonest
	stemRank      map[string]int  // the same for the stems of the commonest other words
	stem          stemmer         // nil for a language that is compared by its words
	elided        map[string]bool // words that an apostrophe joins to the next: l
	abbreviations map[uint64]bool // by hash
	longest       int             // bytes of the longest abbreviation
	ordinals      bool            // a full stop makes a number an ordinal: 3. Oktober
	letters       bool            // a full stop abbreviates a small letter: z. B.
	nounCapitals  bool            // all nouns begin with a capital letter
	dashes        bool            // a dash at the beginning of a paragraph opens speech
	reporting     map[string]bool // words that say whose words these are
	speech        speechWords
	languages     *grammars // those that it is one of
}

// speechWords are sorted hashes of the words by which is known what somebody said.
type speechWords struct {
	announcing, firstPerson, questions, answers, labels []uint64
}

// grammars are the languages that a text may be in, and what the analysis asks
// of all of them together. They are read-only once made, but for the lexicon,
// and safe for concurrent use.
type grammars struct {
	list         []*grammar // sorted by code
	undetermined *grammar   // of a text in none of them
	votes        voteTable
	lexicon      lexicon

	marks          quoteMarks
	clipped        map[string]bool // words that an apostrophe begins: em, tis
	longestClipped int             // in bytes
	speaking       []uint64        // sorted hashes of the verbs of speaking
	auxiliaries    []uint64        // sorted hashes of the verbs that stand before those
}

// known are the languages that reprint comes with.
var known = sync.OnceValue(func() *grammars {
	x, err := newGrammars(language.Known())
	if err != nil {
		panic("shingle: " + err.Error())
	}
	return x
})

// newGrammars makes the grammars of a set of languages. It fails for a stemmer
// that there is not.
func newGrammars(set *language.Set) (*grammars, error) {
	x := &grammars{clipped: map[string]bool{}}
	other := language.Language{Code: Undetermined, SpeechDashes: true, Speaking: set.Any.Speaking, Speech: set.Any.Speech}
	x.undetermined = x.newGrammar(&other, &set.Any)
	for i := range set.Languages {
		l := &set.Languages[i]
		g := x.newGrammar(l, &set.Any)
		if g.stem = stemmers[l.Stemmer]; g.stem == nil && l.Stemmer != "" {
			return nil, fmt.Errorf("%s: there is no Snowball stemmer %q", l.Code, l.Stemmer)
		}
		x.list = append(x.list, g)
	}
	x.votes = newVoteTable(x.list)
	x.marks = newQuoteMarks(set)
	for _, l := range set.All() {
		for _, w := range l.Clipped {
			x.clipped[w] = true
			x.longestClipped = max(x.longestClipped, len(w))
		}
		x.speaking = appendHashes(x.speaking, l.Speaking)
		x.auxiliaries = appendHashes(x.auxiliaries, l.Auxiliaries)
	}
	slices.Sort(x.speaking)
	slices.Sort(x.auxiliaries)
	return x, nil
}

func (x *grammars) newGrammar(l, shared *language.Language) *grammar {
	g := &grammar{
		code: l.Code, stopRank: rankOf(l.StopWords), stemRank: rankOf(l.Common), elided: map[string]bool{},
		abbreviations: map[uint64]bool{}, nounCapitals: l.NounCapitals, ordinals: l.OrdinalStops, letters: l.LetterStops, dashes: l.SpeechDashes,
		reporting: map[string]bool{}, languages: x,
	}
	for _, w := range l.Elided {
		g.elided[w] = true
	}
	for _, w := range slices.Concat(l.Speaking, l.Speech.Reporting) {
		g.reporting[w] = true
	}
	g.speech = speechWords{
		announcing: hashesOf(l.Speech.Announcing), firstPerson: hashesOf(l.Speech.FirstPerson),
		questions: hashesOf(l.Speech.Questions), answers: hashesOf(l.Speech.Answers), labels: hashesOf(l.Speech.Labels),
	}
	for _, w := range slices.Concat(l.Abbreviations, shared.Abbreviations) {
		g.abbreviations[hashString(w)] = true
		g.longest = max(g.longest, len(w))
	}
	return g
}

// rankOf is the place of each word in a list.
func rankOf(list []string) map[string]int {
	rank := make(map[string]int, len(list))
	for i, w := range list {
		rank[w] = i
	}
	return rank
}

// hashesOf are the sorted hashes of words.
func hashesOf(words []string) []uint64 {
	hashes := appendHashes(nil, words)
	slices.Sort(hashes)
	return hashes
}

func appendHashes(hashes []uint64, words []string) []uint64 {
	for _, w := range words {
		hashes = append(hashes, hashString(w))
	}
	return hashes
}

// isOneOf reports whether word is among sorted hashes.
func isOneOf(hashes []uint64, word uint64) bool {
	_, ok := slices.BinarySearch(hashes, word)
	return ok
}

func (g *grammar) isStopWord(folded string) bool {
	_, ok := g.stopRank[folded]
	return ok
}

// abbreviated reports whether a full stop behind token i is that of an
// abbreviation, an initial or, where the language has them, an ordinal number.
func abbreviated(t *Text, i int) bool {
	g, tok := t.grammar, &t.Tokens[i]
	word := t.Source[tok.Start:tok.End]
	switch {
	case len(word) > max(g.longest, utf8.UTFMax):
		return false
	case g.abbreviations[tok.Word]:
		return true
	case g.ordinals && tok.Has(Number): // am 3. Oktober, im 19. Jahrhundert
		return len(word) <= 2
	case utf8.RuneCountInString(word) == 1:
		return isUpper(word) && word != "I" || g.letters
	}
	return false
}
