package boilerplate

import (
	"strings"
	"sync"

	"reprint/internal/language"
	"reprint/shingle"
)

// Some boilerplate is known by its words, whether it recurs or not. Only whole
// phrases count, and only where one fills a line or a sentence: "copyright" in
// the middle of a story is a word of the story.

// A phrase is a sequence of words and of stand-ins for words.
type phrase struct {
	parts  []part
	reason string
}

type part struct {
	word uint64 // hash of the folded word, for a plain part
	kind byte   // 0, or *, # or :
}

// phrasebook holds all phrases by their first word, or, where they begin with a
// *, by their last.
type phrasebook struct {
	first, last wordMap[[]phrase]
	number      []phrase // those that begin with #
}

var phrases = sync.OnceValue(func() *phrasebook { return readPhrases(language.Known()) })

// readPhrases reads the phrases of all languages, whose form internal/language states.
func readPhrases(set *language.Set) *phrasebook {
	book := &phrasebook{}
	z := shingle.NewAnalyzer()
	for _, l := range set.All() {
		for _, b := range l.Boilerplate {
			for _, text := range b.Phrases {
				book.add(newPhrase(z, text, b.Kind))
			}
		}
	}
	return book
}

func newPhrase(z *shingle.Analyzer, text, kind string) phrase {
	p := phrase{reason: "boilerplate: " + kind}
	for w := range strings.FieldsSeq(text) {
		if w == "*" || w == "#" || w == ":" {
			p.parts = append(p.parts, part{kind: w[0]})
			continue
		}
		p.parts = append(p.parts, part{word: z.Analyze(w, "").Tokens[0].Word})
	}
	return p
}

func (b *phrasebook) add(p phrase) {
	first, last := p.parts[0], p.parts[len(p.parts)-1]
	switch first.kind {
	case 0:
		b.first.put(first.word, append(b.first.get(first.word), p))
	case '#':
		b.number = append(b.number, p)
	default:
		b.last.put(last.word, append(b.last.get(last.word), p))
	}
}

// matchBlock returns the reason why a block is a phrase, or consists mostly of
// sentences that are; and of a block of several sentences the reasons why each is,
// "" for those that are not. They are appended to those given.
func (b *phrasebook) matchBlock(t *shingle.Text, x *shingle.Block, sentences []shingle.Sentence, each []string) (reason string, ok bool, _ []string) {
	if reason, ok = b.match(t, x.First, x.Last); ok || len(sentences) < 2 {
		return reason, ok, each
	}
	words := int32(0)
	for _, s := range sentences {
		why, is := b.match(t, s.First, s.Last)
		if is {
			words += s.Last - s.First
			reason = why
		}
		each = append(each, why)
	}
	return reason, float64(words) > mostPhrases*float64(x.Last-x.First), each
}

// match returns the reason of the phrase that the tokens [first, last) are.
func (b *phrasebook) match(t *shingle.Text, first, last int32) (reason string, ok bool) {
	if n := last - first; n < 2 || n > longestPhrase {
		return "", false
	}
	start, end := &t.Tokens[first], &t.Tokens[last-1]
	lists := [...][]phrase{b.first.get(start.Word), b.last.get(end.Word), nil}
	if start.Has(shingle.Number) {
		lists[2] = b.number
	}
	for _, list := range lists {
		for _, p := range list {
			if matches(p.parts, t, first, last) {
				return p.reason, true
			}
		}
	}
	return "", false
}

// matches reports whether the parts stand for the tokens [first, last).
func matches(parts []part, t *shingle.Text, first, last int32) bool {
	for len(parts) > 0 {
		p := parts[0]
		parts = parts[1:]
		switch p.kind {
		case '*':
			for n := int32(0); n <= anyWords && first+n <= last; n++ {
				if matches(parts, t, first+n, last) {
					return true
				}
			}
			return false
		case ':':
			if first == 0 || first == last || !strings.ContainsAny(t.Source[t.Tokens[first-1].End:t.Tokens[first].Start], ":|»") {
				return false
			}
			continue
		}
		if first == last || p.kind == '#' && !t.Tokens[first].Has(shingle.Number) || p.kind == 0 && t.Tokens[first].Word != p.word {
			return false
		}
		first++
	}
	return first == last
}
