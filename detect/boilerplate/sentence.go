package boilerplate

import (
	"math"
	"sync"

	"reprint/internal/language"
	"reprint/shingle"
)

// A Sentence is what learning sees of a sentence, in 48 bytes.
type Sentence struct {
	// Unit is the sentence as a block: that of a line that has only this sentence.
	Unit Block
	// Frame is the hash of the words that are no facts, with a mark for each stretch
	// of facts; 0 where it has no facts, or too few other words. Facts are numbers,
	// names, months and weekdays, and Facts is the hash of them.
	Frame uint64
	Facts uint32
	// Stems are hashes of its rarest words, 0 where it has fewer: what it is about.
	Stems [rareStems]uint32
	// Line is the number of the block in which it begins.
	Line int32
	// Signs are signs of news.
	Signs Signs
}

// Signs tell of what a sentence has.
type Signs uint8

// The signs.
const (
	Dated   Signs = 1 << iota // a month or a weekday
	Counted                   // a number
	Named                     // a name
)

// SentencesOf lists the sentences of a text, in their order. Of a text that was
// analysed without sentences each line is one.
func SentencesOf(t *shingle.Text) []Sentence {
	if len(t.Sentences) == 0 {
		list := make([]Sentence, len(t.Blocks))
		for i := range t.Blocks {
			list[i] = sentenceOf(t, t.Blocks[i].First, t.Blocks[i].Last)
			list[i].Line = int32(i)
		}
		return list
	}
	list := make([]Sentence, len(t.Sentences))
	for i, s := range t.Sentences {
		list[i] = sentenceOf(t, s.First, s.Last)
		list[i].Line = s.Block
	}
	return list
}

func sentenceOf(t *shingle.Text, first, last int32) Sentence {
	s := Sentence{Unit: newBlock(t, t.WordsHash(first, last), first, last)}
	s.Frame, s.Facts, s.Signs = frameOf(t, first, last)
	s.Stems = stemsOf(t, first, last)
	return s
}

// frameOf returns the hashes of the words of a sentence that are no facts, and of
// its facts, and which kinds of these there are.
func frameOf(t *shingle.Text, first, last int32) (frame uint64, facts uint32, signs Signs) {
	words, gap, all, days := 0, false, uint64(0), calendar()
	for i := first; i < last; i++ {
		tok := &t.Tokens[i]
		sign := signOf(t, i, days)
		if sign != 0 {
			signs |= sign
			all = mix(all, tok.Word)
			gap = true
			continue
		}
		if gap {
			frame, gap = mix(frame, 0), false
		}
		frame = mix(frame, tok.Word)
		words++
	}
	if signs == 0 || words < frameWords {
		return 0, 0, signs
	}
	return frame, uint32(all >> 32), signs
}

// signOf is the kind of fact that token i is, 0 for none. What may be the name of a
// month or day is one with a capital, or beside a number: others may march in the sun.
func signOf(t *shingle.Text, i int32, days *wordMap[bool]) Signs {
	tok := &t.Tokens[i]
	switch {
	case tok.Has(shingle.Number):
		return Counted
	case days.get(tok.Word) && (!lower(t, i) || numberAt(t, i-1) || numberAt(t, i+1)):
		return Dated
	case tok.Has(shingle.Name):
		return Named
	}
	return 0
}

// lower reports whether token i begins with a small letter of ASCII.
func lower(t *shingle.Text, i int32) bool {
	first := t.Source[t.Tokens[i].Start]
	return 'a' <= first && first <= 'z'
}

func numberAt(t *shingle.Text, i int32) bool {
	return i >= 0 && int(i) < len(t.Tokens) && t.Tokens[i].Has(shingle.Number)
}

// mix folds the next hash of a sequence into that of those before it.
func mix(h, next uint64) uint64 {
	h = (h ^ next) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// rareStems is how many stems of a sentence stand for what it is about.
const rareStems = 4

// stemsOf returns the rarest words of a sentence, by the prior of the language,
// or by their length where the words are not annotated.
func stemsOf(t *shingle.Text, first, last int32) (stems [rareStems]uint32) {
	var a, b, c, d uint64
	for i := first; i < last; i++ {
		key := rarity(&t.Tokens[i])
		a, key = insert(a, key)
		b, key = insert(b, key)
		c, key = insert(c, key)
		d = max(d, key)
	}
	return [rareStems]uint32{uint32(a), uint32(b), uint32(c), uint32(d)}
}

// rarity is larger for rarer words, and 0 for those that say nothing; its lower half
// is the hash of the stem.
func rarity(tok *shingle.Token) uint64 {
	key := uint64(math.Float32bits(tok.Prior))<<32 | tok.Stem>>32
	if tok.Stem == 0 {
		key = uint64(tok.End-tok.Start)<<32 | tok.Word>>32
	}
	if tok.Has(shingle.Stop | shingle.Number) {
		key = 0
	}
	return key
}

// insert returns the rarer of two words, and the other one, which is to be inserted
// in the next place: 0 if they are the same. It takes no branches, since which way
// they go would be as good as random.
func insert(rare, next uint64) (rarer, rest uint64) {
	rest = min(rare, next)
	if rare == next {
		rest = 0
	}
	return max(rare, next), rest
}

// calendar holds the names of months and weekdays of all languages.
var calendar = sync.OnceValue(func() *wordMap[bool] {
	c := &wordMap[bool]{}
	z := shingle.NewAnalyzer()
	add := func(names []string) {
		for _, name := range names {
			for _, tok := range z.Analyze(name, "").Tokens {
				c.put(tok.Word, true)
			}
		}
	}
	for _, l := range language.Known().All() {
		add(l.Dates.Weekdays)
		for _, forms := range l.Months {
			add(forms)
		}
	}
	return c
})
