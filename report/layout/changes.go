package layout

import (
	"cmp"
	"slices"

	"reprint/align/words"
	"reprint/detect/finding"
)

// A Change is a stretch of one text that something happened to.
type Change struct {
	finding.Span
	Op words.Op
}

// Changes lists what happened to the words of one side of a passage, SideA
// or SideB, by place
// and without overlaps. What lies outside the passage is left out. Kept words
// are not listed.
func Changes(script []words.Edit, within finding.Span, place func(*words.Edit) finding.Span) []Change {
	var list []Change
	for i := range script {
		span := place(&script[i])
		span.Start, span.End = max(span.Start, within.Start), min(span.End, within.End)
		if script[i].Op != words.Kept && span.Len() > 0 {
			list = append(list, Change{span, script[i].Op})
		}
	}
	slices.SortStableFunc(list, func(x, y Change) int { return cmp.Compare(x.Start, y.Start) })
	end := within.Start
	return slices.DeleteFunc(list, func(c Change) bool {
		if c.Start < end {
			return true
		}
		end = c.End
		return false
	})
}

// SideA and SideB are the two sides of an edit.
func SideA(e *words.Edit) finding.Span { return e.A }
func SideB(e *words.Edit) finding.Span { return e.B }

// EachStretch cuts within at the changes and calls do for every stretch, in
// order, with what happened to it.
func EachStretch(within finding.Span, list []Change, do func(finding.Span, words.Op)) {
	at := within.Start
	for _, c := range list {
		if c.Start > at {
			do(finding.Span{Start: at, End: c.Start}, words.Kept)
		}
		do(c.Span, c.Op)
		at = c.End
	}
	if at < within.End {
		do(finding.Span{Start: at, End: within.End}, words.Kept)
	}
}
