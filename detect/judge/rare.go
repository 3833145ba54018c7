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
	if len(a.rare) == 0 || len(b.rare) == 0 || e.high() >= largePart {
		return
	}
	dropped, reason := 0, ""
	e.alignment.Passages = slices.DeleteFunc(e.alignment.Passages, func(p align.Passage) bool {
		rare := mostlyIn(p.A, a.rare) && mostlyIn(p.B, b.rare)
		if rare {
			if dropped++; dropped == 1 {
				reason = reasonAt(p.A, a.rare)
			}
		}
		return rare
	})
	if dropped > 0 {
		e.left = finding.Reason{Kind: finding.BoilerplatePassages, Count: dropped, Name: reason}
		e.cover(&a.side, &b.side)
	}
}

// mostlyIn reports whether a span lies in marks but for a little.
func mostlyIn(s finding.Span, marks []finding.Mark) bool {
	n := 0
	for _, m := range marks {
		n += s.Overlap(m.Span)
	}
	return float64(n) >= mostlyRare*float64(s.Len())
}

// reasonAt is the reason of the first mark that overlaps s.
func reasonAt(s finding.Span, marks []finding.Mark) string {
	i := slices.IndexFunc(marks, func(m finding.Mark) bool { return s.Overlap(m.Span) > 0 })
	return marks[i].Reason
}
