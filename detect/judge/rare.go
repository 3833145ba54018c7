package judge

import (
	"slices"

	"reprint/align"
	"reprint/detect/finding"
)

// Rare boilerplate stays a part of the text. What two articles share of
// it counts where it is a large part of one of them; where it is not, and the
// rest of the two is not shared, nobody would call them reuse of each other: then
// its passages are left out.

// dropRare leaves out the passages that are rare boilerplate, unless
// they are a large part of a text.
func (e *evidence) dropRare(a, b *Prepared) {
	if len(a.rare) == 0 || len(b.rare) == 0 {
		return
	}
	high := max(e.a.PlainShare(), e.b.PlainShare())
	dropped, reason := 0, ""
	e.alignment.Passages = slices.DeleteFunc(e.alignment.Passages, func(p align.Passage) bool {
		drop := leftOut(high, min(shareIn(p.A, a.rare), shareIn(p.B, b.rare)))
		if drop {
			if dropped++; dropped == 1 {
				reason = reasonAt(p.A, a.rare)
			}
		}
		return drop
	})
	if dropped > 0 {
		e.left = finding.Reason{Kind: finding.BoilerplatePassages, Count: dropped, Name: reason}
		e.cover(&a.side, &b.side)
	}
}

// leftOut reports whether a passage does not count, by the coverage of the text
// that is covered more and by how much of the passage is rare boilerplate.
func leftOut(high, rare float64) bool { return high < largePart && rare >= mostlyRare }

// shareIn is the share of the bytes of a span that lies in marks.
func shareIn(s finding.Span, marks []finding.Mark) float64 {
	n := 0
	for _, m := range marks {
		n += s.Overlap(m.Span)
	}
	return float64(n) / float64(s.Len())
}

// reasonAt is the reason of the first mark that overlaps s.
func reasonAt(s finding.Span, marks []finding.Mark) string {
	i := slices.IndexFunc(marks, func(m finding.Mark) bool { return s.Overlap(m.Span) > 0 })
	return marks[i].Reason
}
