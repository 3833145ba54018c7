package layout

import (
	"slices"
	"strings"
	"unicode"

	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/shingle"
)

// An Analysed is a text with the places of its words and sentences, at which it
// may be cut.
type Analysed struct {
	*finding.Text
	// Sentences lie in the order of the text, with the punctuation around them.
	Sentences []span.Span
	// words holds the byte offset of every word, ascending.
	words []int32
	cuts  *cuts
}

// Analyze finds the words and sentences of a text in a language, which is an
// ISO 639-1 code or "und".
func Analyze(analyzer *shingle.Analyzer, text *finding.Text, lang string) *Analysed {
	analysed := analyzer.Analyze(text.Text, lang)
	t := &Analysed{Text: text}
	t.words = make([]int32, len(analysed.Tokens))
	for i, token := range analysed.Tokens {
		t.words[i] = token.Start
	}
	for _, s := range analysed.Sentences {
		if s.First < s.Last {
			t.Sentences = append(t.Sentences, span.Span{
				Start: int(analysed.Tokens[s.First].Start),
				End:   int(analysed.Tokens[s.Last-1].End),
			})
		}
	}
	t.widenSentences()
	t.cuts = t.findCuts()
	return t
}

// widenSentences gives the punctuation between two sentences to the one that it
// touches: what stands before the first white space to the earlier.
func (t *Analysed) widenSentences() {
	text := t.Text.Text
	for i := range t.Sentences {
		limit := len(text)
		if i+1 < len(t.Sentences) {
			limit = t.Sentences[i+1].Start
		}
		s := &t.Sentences[i]
		between := text[s.End:max(s.End, limit)]
		if cut := strings.IndexFunc(between, unicode.IsSpace); cut >= 0 {
			s.End += cut
			if i+1 < len(t.Sentences) {
				t.Sentences[i+1].Start -= len(between) - 1 - strings.LastIndexFunc(between, unicode.IsSpace)
			}
		} else if i+1 == len(t.Sentences) {
			s.End = len(text)
		}
	}
}

// WordsIn counts the words that begin in the span.
func (t *Analysed) WordsIn(s span.Span) int {
	first, _ := slices.BinarySearch(t.words, int32(s.Start))
	last, _ := slices.BinarySearch(t.words, int32(s.End))
	return max(0, last-first)
}
