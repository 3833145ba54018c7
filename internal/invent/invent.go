// Package invent writes articles of invented words, for tests and benchmarks.
package invent

import (
	"math/rand/v2"
	"strings"
)

// A Writer writes articles of invented words, the same ones for one seed: enough
// for everything but the quality of verdicts.
type Writer struct {
	Rand *rand.Rand // for what a test leaves to chance
	// Words are all words, the common ones first.
	Words []string
}

// NewWriter returns a writer. The same seed gives the same texts.
func NewWriter(seed uint64) *Writer {
	m := &Writer{Rand: rand.New(rand.NewPCG(seed, seed))}
	for range 4000 {
		var w strings.Builder
		for range 2 + m.Rand.IntN(2) {
			w.WriteByte("bdfgklmnprstv"[m.Rand.IntN(13)])
			w.WriteByte("aeiou"[m.Rand.IntN(5)])
		}
		m.Words = append(m.Words, w.String())
	}
	return m
}

// Sentence has about n words, common ones more often than rare ones.
func (m *Writer) Sentence(n int) string {
	words := make([]string, max(4, n/2+m.Rand.IntN(n+1)))
	for i := range words {
		words[i] = m.Words[int(float64(len(m.Words))*m.Rand.Float64()*m.Rand.Float64())]
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

// Paragraphs are lines of some sentences each.
func (m *Writer) Paragraphs(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = m.Sentence(16) + " " + m.Sentence(16) + " " + m.Sentence(16)
	}
	return list
}

// Edit changes a share of the words.
func (m *Writer) Edit(paragraphs []string, share float64) []string {
	list := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words := strings.Fields(p)
		for k := range words {
			if m.Rand.Float64() < share {
				words[k] = m.Words[m.Rand.IntN(len(m.Words))]
			}
		}
		list[i] = strings.Join(words, " ")
	}
	return list
}
