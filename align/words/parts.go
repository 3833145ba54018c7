package words

import (
	"cmp"
	"slices"

	"reprint/internal/span"
	"reprint/shingle"
)

// A Link says which stretches of a passage say the same: a pair of sentences, as
// align.Link.
type Link struct{ A, B span.Span }

// A part is stretches of a passage whose words are paired together: linked sentences,
// and all that are linked with these or stand between them.
type part struct {
	Link
	links []Link // those inside, of whole sentences; nil where all words may be paired
}

// partsOf returns the parts of a passage, in the order of both sides and apart from
// each other. Without links all of it is one.
func partsOf(a, b *shingle.Text, inA, inB span.Span, links []Link) []part {
	if len(links) == 0 {
		return []part{{Link: Link{inA, inB}}}
	}
	parts := make([]part, 0, len(links))
	for _, k := range slices.SortedFunc(slices.Values(links), byPlace) {
		whole := Link{sentencesOf(a, k.A, inA), sentencesOf(b, k.B, inB)}
		if whole.A.Len() == 0 || whole.B.Len() == 0 {
			continue
		}
		parts = append(parts, part{whole, []Link{whole}})
		for n := len(parts); n > 1 && parts[n-1].touches(parts[n-2]); n-- {
			parts = append(parts[:n-2], parts[n-2].join(parts[n-1]))
		}
	}
	return parts
}

func byPlace(x, y Link) int {
	return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
}

// touches reports whether a part does not stand behind another on both sides.
func (p part) touches(before part) bool {
	return p.A.Start < before.A.End || p.B.Start < before.B.End
}

func (p part) join(q part) part {
	join := func(s, t span.Span) span.Span { return span.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)} }
	return part{Link{join(p.A, q.A), join(p.B, q.B)}, append(p.links, q.links...)}
}

// A linkedWords is a link by the words of the part that it stands in.
type linkedWords struct{ a, b wordRange }

// findLinked finds the words of the links of a part. One link says nothing new.
func (w *alignment) findLinked(links []Link) {
	w.linked, w.hasLinks = w.linked[:0], len(links) > 0
	if len(links) < 2 {
		return
	}
	for _, k := range links {
		w.linked = append(w.linked, linkedWords{w.a.wordsIn(k.A), w.b.wordsIn(k.B)})
	}
}

// mayPair reports whether words i of A and j of B stand in linked sentences.
func (w *alignment) mayPair(i, j int32) bool {
	if len(w.linked) == 0 {
		return true
	}
	for _, k := range w.linked {
		if k.a.has(i) && k.b.has(j) {
			return true
		}
	}
	return false
}

// areOpen reports whether two words are free and may be paired.
func (w *alignment) areOpen(i, j int32) bool { return w.a.free(i) && w.b.free(j) && w.mayPair(i, j) }

// wordsIn is the range of words that begin inside a span.
func (s *side) wordsIn(in span.Span) wordRange {
	find := func(at int) int32 {
		i, _ := slices.BinarySearchFunc(s.tokens, at, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
		return int32(i)
	}
	return wordRange{find(in.Start), find(in.End)}
}

// sentencesOf is the span of the sentences that s has words of, as far as it is inside
// in; empty, if there is none.
func sentencesOf(t *shingle.Text, s, in span.Span) span.Span {
	first, last := int32(firstWord(t, s.Start)), int32(firstWord(t, s.End))-1
	if first > last {
		return span.Span{}
	}
	sentence := func(word int32) *shingle.Sentence {
		k, _ := slices.BinarySearchFunc(t.Sentences, word, func(c shingle.Sentence, at int32) int { return int(c.Last - at - 1) })
		return &t.Sentences[k]
	}
	return span.Span{
		Start: max(in.Start, int(t.Tokens[sentence(first).First].Start)),
		End:   min(in.End, int(t.Tokens[sentence(last).Last-1].End)),
	}
}

// firstWord is the index of the first word that begins at a byte or behind it.
func firstWord(t *shingle.Text, at int) int {
	i, _ := slices.BinarySearchFunc(t.Tokens, at, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
	return i
}
