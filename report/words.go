package report

import (
	"cmp"
	"slices"
	"strings"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/record"
)

// A change is a stretch of one text that something happened to.
type change struct {
	finding.Span
	op words.Op
}

// changes lists what happened to the words of one side of a passage, by place
// and without overlaps. What lies outside the passage is left out. Kept words
// are not listed.
func changes(script []words.Edit, within finding.Span, place func(*words.Edit) finding.Span) []change {
	var list []change
	for i := range script {
		span := place(&script[i])
		span.Start, span.End = max(span.Start, within.Start), min(span.End, within.End)
		if script[i].Op != words.Kept && span.Len() > 0 {
			list = append(list, change{span, script[i].Op})
		}
	}
	slices.SortStableFunc(list, func(x, y change) int { return cmp.Compare(x.Start, y.Start) })
	end := within.Start
	return slices.DeleteFunc(list, func(c change) bool {
		if c.Start < end {
			return true
		}
		end = c.End
		return false
	})
}

func placeA(e *words.Edit) finding.Span { return e.A }
func placeB(e *words.Edit) finding.Span { return e.B }

// eachStretch cuts within at the changes and calls do for every stretch, in
// order, with what happened to it.
func eachStretch(within finding.Span, list []change, do func(finding.Span, words.Op)) {
	at := within.Start
	for _, c := range list {
		if c.Start > at {
			do(finding.Span{Start: at, End: c.Start}, words.Kept)
		}
		do(c.Span, c.op)
		at = c.End
	}
	if at < within.End {
		do(finding.Span{Start: at, End: within.End}, words.Kept)
	}
}

// joined joins changes with nothing but white space between them.
func joined(text string, list []change) []change {
	var out []change
	for _, c := range list {
		if n := len(out); n > 0 && strings.TrimSpace(text[out[n-1].End:c.Start]) == "" {
			out[n-1].End = c.End
			continue
		}
		out = append(out, c)
	}
	return out
}

// A shownPair is a pair with everything that a view of its texts needs.
type shownPair struct {
	*finding.Pair
	a, b         *finding.Document
	textA, textB *finding.Text
	scripts      [][]words.Edit
}

// openPair asks the evidence for the texts and the edits of a pair.
func openPair(r *detect.Result, p *finding.Pair) (*shownPair, error) {
	s := &shownPair{Pair: p, a: findDocument(r, p.A), b: findDocument(r, p.B)}
	var err error
	if s.textA, err = r.Evidence.Text(p.A); err != nil {
		return nil, err
	}
	if s.textB, err = r.Evidence.Text(p.B); err != nil {
		return nil, err
	}
	s.scripts, err = record.Edits(r, p)
	return s, err
}
