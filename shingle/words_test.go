package shingle

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// wordsSlowly is the definition of words: the segments of UAX #29 over the
// whole text that hold a letter or digit, with a boundary for each broken byte,
// and the hash of each after folding.
func wordsSlowly(text string) []Token {
	var out []Token
	for w := words.FromString(withoutBroken(text)); w.Next(); {
		isWord, digits := wordKind(w.Value())
		if !isWord {
			continue
		}
		tok := Token{Start: int32(w.Start()), End: int32(w.End()), Word: hashString(string(foldGeneral(nil, text[w.Start():w.End()])))}
		if digits {
			tok.Flags |= Number
		}
		if isUpper(text[tok.Start:]) {
			tok.Flags |= capital
		}
		if len(out) > 0 && text[out[len(out)-1].End:tok.Start] == " " {
			tok.Flags |= spaced
		}
		out = append(out, tok)
	}
	return out
}

func checkWords(t *testing.T, text string) {
	t.Helper()
	got, want := new(scanner).scan(nil, text), wordsSlowly(text)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("word %d is %s, want %s in %.200q", i, describeWord(got, i), describeWord(want, i), text)
		}
	}
}

func describeWord(tokens []Token, i int) string {
	if i >= len(tokens) {
		return "none"
	}
	return fmt.Sprintf("%+v", tokens[i])
}

func TestWordsAgainstStandardOnRandomText(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for i := range 20000 {
		checkWords(t, randomText(rng, 1+i%30))
	}
}

// Every character that the scanner decides by itself, in every position where
// its kind matters, and some of all others.
func TestWordsAgainstStandardOnEveryCharacter(t *testing.T) {
	frames := []string{"%c", "a%cb", "1%c2", "a%c1", "1%ca", "_%c_", "a%c", "%ca", "1%c", "%c1", "a.%cb", "a%c.b", "1,%c2", "a%c%cb", "é%cя", "%c'%c", "a%c b"}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) || runeKind(r) == hard && r > 0x3000 && r%97 != 0 {
			continue
		}
		for _, frame := range frames {
			checkWords(t, strings.ReplaceAll(frame, "%c", string(r)))
		}
	}
}

func TestWordsAgainstStandardOnArticles(t *testing.T) {
	for _, text := range readTexts(t) {
		checkWords(t, text)
	}
}

func TestWordsAgainstStandardOnTextsOfOthers(t *testing.T) {
	for _, folder := range []string{"seeds", "corpora/usnews", "corpora/german", "corpora/pan13", "corpora/trec-web"} {
		for _, text := range sharedTexts(t, folder, 300) {
			checkWords(t, text)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, text := range nasty {
		f.Add(text + "a" + text)
	}
	f.Add("caf\xc3 \xe2\x80")
	f.Fuzz(func(t *testing.T, text string) { checkWords(t, text) })
}
