package words

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"reprint/shingle"
)

// goldText joins the sides of the English gold pairs to texts of about n words:
// a text and its rewrite.
func goldText(tb testing.TB, n int) (a, b *shingle.Text) {
	gold := readGold(tb)
	var x, y strings.Builder
	for words, i := 0, 0; words < n; i++ {
		g := &gold[i%len(gold)]
		if g.file == "languages" || g.file == "apart" {
			continue
		}
		words += len(g.a.Tokens)
		fmt.Fprintln(&x, g.a.Source)
		fmt.Fprintln(&y, g.b.Source)
	}
	z := shingle.NewAnalyzer()
	return z.Analyze(x.String(), "en"), z.Analyze(y.String(), "en")
}

// shuffled returns a text of the words of t in random order.
func shuffled(t *shingle.Text, seed uint64) *shingle.Text {
	words := strings.Fields(t.Source)
	rand.New(rand.NewPCG(1, seed)).Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return shingle.NewAnalyzer().Analyze(strings.Join(words, " "), "en")
}

func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{300, 1000, 4000, 16000} {
		x, y := goldText(b, n)
		// Equal words in two orders: nothing holds, and everything might.
		mixed := shuffled(x, 1)
		same := shingle.NewAnalyzer().Analyze(strings.Repeat("bridge of the ", n/3), "en")
		for _, c := range []struct {
			name string
			a, b *shingle.Text
		}{{"rewrite", x, y}, {"copy", x, x}, {"shuffled", x, mixed}, {"repeated", same, same}} {
			b.Run(fmt.Sprintf("kind=%s/words=%d", c.name, n), func(b *testing.B) {
				p := wholes(c.a, c.b)
				b.ReportAllocs()
				for b.Loop() {
					diff(c.a, c.b, p)
				}
			})
		}
	}
}
