package words

import (
	"testing"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// englishWords analyses English words and returns their tokens.
func englishWords(t *testing.T, text string) []shingle.Token {
	t.Helper()
	const head = "This is what he said to her and to all of us in the town, and that was it: "
	analyzed := shingle.NewAnalyzer().Analyze(head+text, "en")
	if analyzed.Lang != "en" {
		t.Fatalf("%q is taken for %s", text, analyzed.Lang)
	}
	tokens := analyzed.Tokens
	for int(tokens[0].Start) < len(head) {
		tokens = tokens[1:]
	}
	return tokens
}

// The table knows words by the hashes of this program, so these tests stand
// where both are known.
func TestSynonymLevel(t *testing.T) {
	tests := []struct {
		words string
		want  synonyms.Level
	}{
		{"buy purchase", synonyms.Same},
		{"bought purchases", synonyms.None}, // an irregular form: Base comes first
		{"doctors physicians", synonyms.Same},
		{"declare say", synonyms.Close},
		{"forty 40", synonyms.Same},
		{"40 50", synonyms.None},
		{"hot cold", synonyms.None},
		{"trumpet regulation", synonyms.None},
		{"buy zzyzx", synonyms.None},
	}
	table := synonyms.English()
	for _, test := range tests {
		w := englishWords(t, test.words)
		x, y := table.Find(w[0].Stem), table.Find(w[1].Stem)
		if got := table.Level(x, y); got != test.want {
			t.Errorf("%s: level %d, want %d", test.words, got, test.want)
		}
		if table.Level(x, y) != table.Level(y, x) {
			t.Errorf("%s: not the same both ways", test.words)
		}
	}
}

func TestBaseForms(t *testing.T) {
	table := synonyms.English()
	for _, pair := range []string{"went go", "bought buy", "children child", "worse bad"} {
		w := englishWords(t, pair)
		if base, ok := table.Base(w[0].Word); !ok || base != w[1].Stem {
			t.Errorf("%s: not its base form (known: %t)", pair, ok)
		}
	}
	if _, ok := table.Base(englishWords(t, "bridge")[0].Word); ok {
		t.Error("bridge has a base form")
	}
}
