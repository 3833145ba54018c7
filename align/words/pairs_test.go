package words

import (
	"os"
	"strings"
	"testing"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// TestPairs pairs the words of the sentences A and B of testdata/pairs.txt. The third
// line of a case has the words of A that have a partner, with that where it is another
// word. They are no good English, so that every word counts. With -update it is written.
func TestPairs(t *testing.T) {
	const file = "testdata/pairs.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	z := shingle.NewAnalyzer()
	var got strings.Builder
	var a, b *shingle.Text
	for line := range strings.Lines(string(data)) {
		side, text, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch side {
		case "A":
			a = z.Analyze(text, "en")
		case "B":
			b = z.Analyze(text, "en")
		case "pairs":
			line = "pairs: " + pairsOf(alignWords(a, b, wholes(a, b), synonyms.Of(a.Lang, b.Lang))) + "\n"
		}
		got.WriteString(line)
	}
	checkScores(t, file, got.String())
}

// pairsOf lists the words of A that have partners.
func pairsOf(w *alignment) string {
	var pairs []string
	for i, j := range w.a.to {
		if j < 0 {
			continue
		}
		pair, partner := w.a.word(int32(i)), w.b.word(j)
		if pair != partner {
			pair += ">" + partner
		}
		pairs = append(pairs, pair)
	}
	return strings.Join(pairs, " ")
}
