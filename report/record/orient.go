package record

import (
	"cmp"
	"slices"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// AgainstSide says which document of a pair is of the second set: "a" or "b",
// and "" where that does not tell the two apart.
func AgainstSide(r *detect.Result, p *finding.Pair) string {
	a, b := against(r, p.A), against(r, p.B)
	switch {
	case a == b:
		return ""
	case a:
		return "a"
	}
	return "b"
}

// against looks a document up by its id, by which they are sorted.
func against(r *detect.Result, id string) bool {
	i, ok := slices.BinarySearchFunc(r.Documents, id, func(d finding.Document, id string) int { return cmp.Compare(d.ID, id) })
	return ok && r.Documents[i].Against
}

// Oriented is the result as people read a comparison of two sets: A of each
// pair is of the first set and B of the second, whatever the order of their
// ids. Records keep that order. A result of one set is returned as it is; r
// itself never changes.
func Oriented(r *detect.Result) *detect.Result {
	if !r.TwoSets() {
		return r
	}
	turned := map[pairKey]*finding.Pair{}
	out := *r
	out.Pairs = slices.Clone(r.Pairs)
	for i := range out.Pairs {
		if p := &r.Pairs[i]; AgainstSide(r, p) == "a" {
			out.Pairs[i] = turn(p)
			turned[pairKey{p.B, p.A}] = p
		}
	}
	out.Evidence = orientedEvidence{r.Evidence, turned}
	return &out
}

// turn exchanges the sides of a pair.
func turn(p *finding.Pair) finding.Pair {
	out := *p
	out.A, out.B, out.AB, out.BA = p.B, p.A, p.BA, p.AB
	switch p.Order {
	case finding.AFirst:
		out.Order = finding.BFirst
	case finding.BFirst:
		out.Order = finding.AFirst
	}
	out.Reasons = slices.Clone(p.Reasons)
	for i := range out.Reasons {
		if reason := &out.Reasons[i]; reason.Kind == finding.Covered {
			reason.AB, reason.BA = reason.BA, reason.AB
		}
	}
	out.Passages = make([]align.Passage, len(p.Passages))
	for i, from := range byB(p.Passages) {
		out.Passages[i] = p.Passages[from].Turned()
	}
	return out
}

// byB lists the passages, by index, in the order of B.
func byB(passages []align.Passage) []int {
	order := make([]int, len(passages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(passages[x].B.Start, passages[y].B.Start) })
	return order
}

// orientedEvidence serves pairs that were turned from those that they were.
type orientedEvidence struct {
	detect.Evidence
	turned map[pairKey]*finding.Pair
}

func (e orientedEvidence) Edits(p *finding.Pair) ([][]words.Edit, error) {
	was, ok := e.turned[pairKey{p.A, p.B}]
	if !ok {
		return e.Evidence.Edits(p)
	}
	scripts, err := e.Evidence.Edits(was)
	if err != nil || len(scripts) != len(was.Passages) {
		return scripts, err
	}
	out := make([][]words.Edit, len(scripts))
	for i, from := range byB(was.Passages) {
		out[i] = turnEdits(scripts[from])
	}
	return out, nil
}

// turnEdits is the script of the other direction: what was inserted is deleted,
// and the edits come in the order of the other text, what is empty there first.
func turnEdits(script []words.Edit) []words.Edit {
	out := slices.Clone(script)
	for i := range out {
		e := &out[i]
		e.A, e.B = e.B, e.A
		switch e.Op {
		case words.Inserted:
			e.Op = words.Deleted
		case words.Deleted:
			e.Op = words.Inserted
		}
	}
	slices.SortStableFunc(out, func(x, y words.Edit) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.A.End, y.A.End))
	})
	return out
}
