package layout

import (
	"cmp"
	"slices"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
)

// A Row is what stands side by side when two texts are shown: a stretch of
// each, either of which may be empty.
type Row struct {
	A, B finding.Span
	// Passage is the number of the passage that the row is a part of, -1 for
	// what lies between.
	Passage int
	// Sentences of A and of B, for rows of a passage.
	Sentences [2]int
	// Alone: no sentence of the row has a counterpart on the other side.
	Alone bool
	// Paragraph: one begins with the row.
	Paragraph bool
}

// Rows deals two texts out into rows that cover them from end to end. The
// spine is the heaviest set of passages that come in the same order on both
// sides without overlap. Each is widened to whole sentences and cut into beads,
// rows of sentences that correspond; what lies between two is a row as well. A
// moved passage stays inside the rows of its places.
func Rows(passages []align.Passage, edits [][]words.Edit, a, b *Analysed) []Row {
	var rows []Row
	cutsA, cutsB := a.cuts, b.cuts
	atA, atB := 0, 0
	gap := func(toA, toB int) {
		if toA > atA || toB > atB {
			rows = append(rows, Row{A: finding.Span{Start: atA, End: toA}, B: finding.Span{Start: atB, End: toB}, Passage: -1, Paragraph: true})
		}
		atA, atB = toA, toB
	}
	spine := spineOf(passages)
	for k, i := range spine {
		p := passages[i]
		limitA, limitB := len(a.Text.Text), len(b.Text.Text)
		if k+1 < len(spine) {
			limitA, limitB = passages[spine[k+1]].A.Start, passages[spine[k+1]].B.Start
		}
		inA, inB := cutsA.widen(p.A, atA, limitA), cutsB.widen(p.B, atB, limitB)
		gap(inA.Start, inB.Start)
		rows = append(rows, beads(&p, i, edits[i], cutsA, cutsB, inA, inB)...)
		atA, atB = inA.End, inB.End
	}
	gap(len(a.Text.Text), len(b.Text.Text))
	return rows
}

// PassageRows deals the sides of one passage, which has this number in its
// pair, out into rows.
func PassageRows(p *align.Passage, number int, edits []words.Edit, a, b *Analysed) []Row {
	return beads(p, number, edits, a.cuts, b.cuts, p.A, p.B)
}

// spineOf finds the spine, in the order of A, by dynamic programming: the
// weight of the best spine that ends with each passage. It looks back over at
// most spineReach passages.
func spineOf(passages []align.Passage) []int {
	const spineReach = 400
	var order []int
	for i := range passages {
		if !passages[i].Moved {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(passages[x].A.Start, passages[y].A.Start), cmp.Compare(passages[x].B.Start, passages[y].B.Start))
	})
	weight, before := make([]int, len(order)), make([]int, len(order))
	best := -1
	for k, i := range order {
		before[k] = -1
		for j := max(0, k-spineReach); j < k; j++ {
			earlier := &passages[order[j]]
			if earlier.A.End <= passages[i].A.Start && earlier.B.End <= passages[i].B.Start && weight[j] > weight[k] {
				weight[k], before[k] = weight[j], j
			}
		}
		weight[k] += max(1, passages[i].Words)
		if best < 0 || weight[k] > weight[best] {
			best = k
		}
	}
	var spine []int
	for k := best; k >= 0; k = before[k] {
		spine = append(spine, order[k])
	}
	slices.Reverse(spine)
	return spine
}
