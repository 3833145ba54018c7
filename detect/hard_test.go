package detect

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"reprint/corpus"
)

// A maker writes articles of invented words, the same ones for one seed: enough
// for everything but the quality of verdicts.
type maker struct {
	rng   *rand.Rand
	words []string
}

func newMaker(seed uint64) *maker {
	m := &maker{rng: rand.New(rand.NewPCG(seed, seed))}
	for range 4000 {
		var w strings.Builder
		for range 2 + m.rng.IntN(2) {
			w.WriteByte("bdfgklmnprstv"[m.rng.IntN(13)])
			w.WriteByte("aeiou"[m.rng.IntN(5)])
		}
		m.words = append(m.words, w.String())
	}
	return m
}

// sentence has about n words, common ones more often than rare ones.
func (m *maker) sentence(n int) string {
	words := make([]string, max(4, n/2+m.rng.IntN(n+1)))
	for i := range words {
		words[i] = m.words[int(float64(len(m.words))*m.rng.Float64()*m.rng.Float64())]
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

// paragraphs are lines of some sentences each.
func (m *maker) paragraphs(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = m.sentence(16) + " " + m.sentence(16) + " " + m.sentence(16)
	}
	return list
}

// edit changes a share of the words.
func (m *maker) edit(paragraphs []string, share float64) []string {
	list := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words := strings.Fields(p)
		for k := range words {
			if m.rng.Float64() < share {
				words[k] = m.words[m.rng.IntN(len(m.words))]
			}
		}
		list[i] = strings.Join(words, " ")
	}
	return list
}

func page(n int, outlet string, paragraphs ...string) *corpus.Document {
	return &corpus.Document{ID: fmt.Sprintf("d%06d", n), Outlet: outlet, Text: strings.Join(paragraphs, "\n\n")}
}
