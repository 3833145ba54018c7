package judge

import (
	"slices"

	"reprint/detect/finding"
)

// reasonAt is the reason of the first mark that overlaps s.
func reasonAt(s finding.Span, marks []finding.Mark) string {
	i := slices.IndexFunc(marks, func(m finding.Mark) bool { return s.Overlap(m.Span) > 0 })
	return marks[i].Reason
}
