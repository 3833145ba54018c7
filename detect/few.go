package detect

import (
	"slices"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/shingle"
)

// Furniture of few articles stays a part of the text. What two articles share of
// it counts where it is a large part of one of them; where it is not, and the
// rest of the two is not shared, nobody would call them reuse of each other: then
// its passages are left out.

const (
	largePart = .25 // coverage of either text from which on everything counts
	mostlyFew = .90 // of the bytes of a passage, on both sides
)

// fewMarks are the stretches of t that are furniture of few articles.
func (b *boilerplate) fewMarks(dst []finding.Mark, t *shingle.Text) []finding.Mark {
	if len(b.few) == 0 {
		return dst
	}
	for i := range t.Blocks {
		x := &t.Blocks[i]
		if reason, ok := b.few[blockOf(t, x)]; ok {
			dst = append(dst, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: reason})
		}
	}
	return dst
}

// dropFew leaves out the passages that are furniture of few articles, unless
// they are a large part of a text.
func (e *evidence) dropFew(a, b *preparedText) {
	if len(a.few) == 0 || len(b.few) == 0 || e.high() >= largePart {
		return
	}
	dropped, reason := 0, ""
	e.alignment.Passages = slices.DeleteFunc(e.alignment.Passages, func(p align.Passage) bool {
		few := mostlyIn(p.A, a.few) && mostlyIn(p.B, b.few)
		if few {
			if dropped++; dropped == 1 {
				reason = reasonAt(p.A, a.few)
			}
		}
		return few
	})
	if dropped > 0 {
		e.left = finding.Reason{Kind: finding.BoilerplatePassages, Count: dropped, Name: reason}
		e.cover(&a.Side, &b.Side)
	}
}

// mostlyIn reports whether a span lies in marks but for a little.
func mostlyIn(s finding.Span, marks []finding.Mark) bool {
	n := 0
	for _, m := range marks {
		n += s.Overlap(m.Span)
	}
	return float64(n) >= mostlyFew*float64(s.Len())
}

// reasonAt is the reason of the first mark that overlaps s.
func reasonAt(s finding.Span, marks []finding.Mark) string {
	i := slices.IndexFunc(marks, func(m finding.Mark) bool { return s.Overlap(m.Span) > 0 })
	return marks[i].Reason
}
