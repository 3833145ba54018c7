package shingle

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// benchTexts returns articles of the length of news, each of sentences drawn
// from the demo corpus, so that no two are alike: a processor learns to foresee
// a text that it sees again and again.
func benchTexts(b *testing.B) []string {
	var sentences []string
	z := NewAnalyzer()
	for _, text := range readTexts(b) {
		d := z.Analyze(text, "en")
		start := 0
		for _, s := range d.Sentences[1:] {
			end := int(d.Tokens[s.First].Start)
			sentences = append(sentences, text[start:end])
			start = end
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	texts := make([]string, 400)
	for i := range texts {
		var t strings.Builder
		for t.Len() < 4600 {
			t.WriteString(sentences[rng.IntN(len(sentences))])
		}
		texts[i] = t.String()
	}
	return texts
}

// BenchmarkText is the whole path of a text in the first pass over a corpus,
// from bytes to the features of all views, and its parts.
func BenchmarkText(b *testing.B) {
	texts := benchTexts(b)
	z := NewAnalyzer()
	var docs []*Text
	for _, text := range texts {
		docs = append(docs, z.Analyze(text, "en"))
	}
	var into Text
	var hashes []uint64
	features := func(t *Text) {
		hashes = Grams(hashes[:0], t, 5, true)
		hashes = Grams(hashes[:0], t, 5, false)
		hashes = RareTriples(hashes[:0], t)
		hashes = ContentStems(hashes[:0], t)
	}
	for _, step := range []struct {
		name string
		do   func(i int)
	}{
		{"all", func(i int) { z.AnalyzeInto(&into, texts[i], "en"); features(&into) }},
		{"analyze", func(i int) { z.Analyze(texts[i], "en") }},
		{"analyze-into", func(i int) { z.AnalyzeInto(&into, texts[i], "en") }},
		{"words", func(i int) { into.Tokens = z.words.scan(into.Tokens[:0], texts[i]) }},
		{"language", func(i int) { z.votes.detect(z.languages, docs[i].Tokens, "en") }},
		{"stems", func(i int) { z.languages.lexicon.annotate(docs[i]) }},
		{"blocks", func(i int) { docs[i].Blocks = docs[i].Blocks[:0]; cutBlocks(docs[i]) }},
		{"gaps-and-quotations", func(i int) {
			z.gaps.read(docs[i])
			docs[i].Quotations = docs[i].Quotations[:0]
			z.quotes.find(docs[i], &z.gaps)
		}},
		{"gaps-and-sentences", func(i int) {
			z.gaps.read(docs[i])
			docs[i].Sentences = docs[i].Sentences[:0]
			cutSentences(docs[i], &z.gaps)
		}},
		{"names", func(i int) { markNames(docs[i]) }},
		{"own-grams", func(i int) { hashes = Grams(hashes[:0], docs[i], 5, true) }},
		{"all-grams", func(i int) { hashes = Grams(hashes[:0], docs[i], 5, false) }},
		{"rare-triples", func(i int) { hashes = RareTriples(hashes[:0], docs[i]) }},
		{"content-stems", func(i int) { hashes = ContentStems(hashes[:0], docs[i]) }},
	} {
		b.Run("step="+step.name, func(b *testing.B) { eachText(b, texts, step.do) })
	}
}

// eachText times do over all texts in turn. Beside the mean it reports the speed
// over the fastest time of each text, which other work on the machine leaves as
// it is.
func eachText(b *testing.B, texts []string, do func(i int)) {
	size := 0
	fastest := make([]time.Duration, len(texts))
	for i := range texts {
		size += len(texts[i])
		fastest[i] = time.Hour
	}
	b.SetBytes(int64(size / len(texts)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		start := time.Now()
		do(i)
		fastest[i] = min(fastest[i], time.Since(start))
		if i++; i == len(texts) {
			i = 0
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
	if b.N >= 10*len(texts) {
		var sum time.Duration
		for _, d := range fastest {
			sum += d
		}
		b.ReportMetric(float64(size)/1e6/sum.Seconds(), "best-MB/s")
	}
}

// BenchmarkDistinct sorts sets of hashes, some of them twice there.
func BenchmarkDistinct(b *testing.B) {
	rng := rand.New(rand.NewPCG(2, 2))
	sets := make([][]uint64, 64)
	for i := range sets {
		for range 700 {
			sets[i] = append(sets[i], rng.Uint64())
		}
		copy(sets[i][600:], sets[i])
	}
	var set []uint64
	for name, distinct := range map[string]func([]uint64) []uint64{
		"this": Distinct,
		"std":  func(h []uint64) []uint64 { slices.Sort(h); return slices.Compact(h) },
	} {
		b.Run("sort="+name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				set = append(set[:0], sets[i%len(sets)]...)
				distinct(set)
				i++
			}
		})
	}
}
