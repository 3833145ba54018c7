package layout

import (
	"slices"
	"strings"

	"reprint/detect/finding"
)

// cuts are the places at which a text may be cut into rows.
type cuts struct {
	starts     []int        // of sentences, with both ends of the text
	paragraphs map[int]bool // those of the starts that begin a paragraph
}

func (t *Analysed) findCuts() *cuts {
	text := t.Text.Text
	c := &cuts{starts: []int{0}, paragraphs: map[int]bool{0: true}}
	for i := 1; i < len(t.Sentences); i++ {
		start := t.Sentences[i].Start
		c.starts = append(c.starts, start)
		if strings.Count(text[min(start, t.Sentences[i-1].End):start], "\n") > 1 {
			c.paragraphs[start] = true
		}
	}
	c.starts = append(c.starts, len(text))
	return c
}

// widen lengthens a span to whole sentences, between two places.
func (c *cuts) widen(s finding.Span, from, to int) finding.Span {
	before, found := slices.BinarySearch(c.starts, s.Start)
	if !found {
		before--
	}
	after, _ := slices.BinarySearch(c.starts, s.End)
	return finding.Span{
		Start: min(s.Start, max(from, c.starts[max(0, before)])),
		End:   max(s.End, min(to, c.starts[min(after, len(c.starts)-1)])),
	}
}

// inside lists where the pieces of a span begin, and its end; only paragraphs
// are pieces where onlyParagraphs says so.
func (c *cuts) inside(s finding.Span, onlyParagraphs bool) []int {
	list := []int{s.Start}
	first, _ := slices.BinarySearch(c.starts, s.Start+1)
	for _, start := range c.starts[first:] {
		if start >= s.End {
			break
		}
		if !onlyParagraphs || c.paragraphs[start] {
			list = append(list, start)
		}
	}
	return append(list, s.End)
}
