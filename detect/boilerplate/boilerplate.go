// Package boilerplate learns what a site or a series prints on many articles, and
// marks it in texts.
//
// Boilerplate is known by two signs: a block (a line) that recurs in a folder,
// which [Learn] finds, and phrases that fill a line or a sentence, which the zero
// value of [Rules] knows. [Rules.Marks] says what of a text is boilerplate.
// Learning sees blocks and metadata, no texts; what it learns is a value that can
// be written, read again and merged.
//
// A block recurs where at least five different texts have it, and
//   - at least 30% of the texts of one outlet, or
//   - at least 1% of the folder, over three outlets or more, or
//   - at least 1% of the folder, among texts whose outlet is not known.
//
// What five texts of one outlet have and none of another, and what pages end with
// (see feet.go), is rare boilerplate: it may be a paragraph that a reporter used
// again, so it is not masked, and counts where it is a large part of a text.
//
// That alone would make boilerplate of a story that five papers printed. So the
// other text of the articles has to differ, in two ways. Enough of an article's
// words must stand in blocks that do not recur: half of them where several outlets
// have the block, less where it is one outlet's, and any number where a hundred
// articles or more have it, since boilerplate may be 95% of a page. And the grams
// of what does not recur must be the article's own, not those of the other
// articles with the block: else these are edited copies of one text.
package boilerplate

import (
	"reprint/detect/finding"
	"reprint/shingle"
)

// Rules are what was learnt about boilerplate. The zero value knows the phrases
// only. Rules are safe for concurrent use; nothing but [Rules.Merge] and
// UnmarshalText changes them.
type Rules struct {
	masked map[Block]Cause
	rare   map[Block]Cause
}

// Marks are the stretches of a text that are boilerplate, in order: masked ones,
// which do not count as the text's own words, and rare ones, which do unless
// reuse consists of little else. The slices are appended to those given.
func (r *Rules) Marks(t *shingle.Text, masked, rare []finding.Mark) (_, _ []finding.Mark) {
	sentences := t.Sentences
	for i := range t.Blocks {
		x := &t.Blocks[i]
		n := 0
		for n < len(sentences) && sentences[n].First < x.Last {
			n++
		}
		inside := sentences[:n]
		sentences = sentences[n:]
		b := blockOf(t, x)
		if cause, ok := r.rare[b]; ok {
			rare = append(rare, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: cause.String()})
		}
		if cause, ok := r.masked[b]; ok {
			masked = append(masked, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: cause.String()})
			continue
		}
		masked = appendPhrases(masked, t, inside, x)
	}
	return masked, rare
}

// Masks reports whether one of the blocks was learnt as boilerplate to be masked.
func (r *Rules) Masks(blocks []Block) bool {
	for _, b := range blocks {
		if _, ok := r.masked[b]; ok {
			return true
		}
	}
	return false
}

// Others are the blocks of t that are not masked by what was learnt.
func (r *Rules) Others(t *shingle.Text) []finding.Span {
	var spans []finding.Span
	for i := range t.Blocks {
		if _, ok := r.masked[blockOf(t, &t.Blocks[i])]; !ok {
			spans = append(spans, t.Blocks[i].Span)
		}
	}
	return spans
}

// Len is how many blocks were learnt, masked and rare ones.
func (r *Rules) Len() (masked, rare int) { return len(r.masked), len(r.rare) }
