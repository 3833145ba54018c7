package boilerplate

import (
	"os"
	"testing"

	"reprint/internal/language"
	"reprint/shingle"
)

// The phrases of a new language's folder are known.
func TestPhrasesOfInventedLanguage(t *testing.T) {
	set, err := language.Read(os.DirFS("../../internal/language/testdata/invented"))
	if err != nil {
		t.Fatal(err)
	}
	book := readPhrases(set)
	for text, want := range map[string]bool{
		"Naruk zul belim torvak ganu!": true,
		"Naruk zul belim":              true,
		"Perro naruk zul belim":        false,
		"Leave a comment":              false, // known in English only
	} {
		d := shingle.NewAnalyzer().Analyze(text, "")
		if _, ok := book.match(d, 0, int32(len(d.Tokens))); ok != want {
			t.Errorf("%q is boilerplate: %v, want %v", text, ok, want)
		}
	}
}
