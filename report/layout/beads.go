package layout

import (
	"slices"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
	"reprint/internal/span"
)

// maxBeads bounds the sentences of one side times those of the other; a larger
// passage is one row.
const maxBeads = 90_000

// A beadShape is a number of sentences on both sides and what it costs, in
// bytes of equal text.
type beadShape struct {
	a, b int
	cost float64
}

// The shapes of beads after Gale and Church, A Program for Aligning Sentences in
// Bilingual Corpora (1993). Equal words take the place of lengths.
var beadShapes = []beadShape{{1, 1, 0}, {1, 2, 6}, {2, 1, 6}, {1, 3, 12}, {3, 1, 12}, {2, 2, 12}, {1, 0, 4}, {0, 1, 4}}

// beads cuts a passage, whose sides are inA and inB, into rows. Verbatim text
// runs on: it is cut at its paragraphs only.
func beads(p *align.Passage, number int, edits []words.Edit, cutsA, cutsB *cuts, inA, inB finding.Span) []Row {
	verbatim := p.Class == align.Verbatim
	x, y := cutsA.inside(inA, verbatim), cutsB.inside(inB, verbatim)
	if (len(x)-1)*(len(y)-1) > maxBeads {
		x, y = []int{inA.Start, inA.End}, []int{inB.Start, inB.End}
	}
	var rows []Row
	i, j := 0, 0
	for _, shape := range bestBeads(equalText(edits, x, y), len(x)-1, len(y)-1) {
		r := Row{
			A: finding.Span{Start: x[i], End: x[i+shape.a]}, B: finding.Span{Start: y[j], End: y[j+shape.b]},
			Passage: number, Sentences: [2]int{shape.a, shape.b}, Alone: shape.a == 0 || shape.b == 0,
			Paragraph: i == 0 && j == 0 || shape.a > 0 && cutsA.paragraphs[x[i]] || shape.b > 0 && cutsB.paragraphs[y[j]],
		}
		i, j = i+shape.a, j+shape.b
		if n := len(rows); n > 0 && r.Alone && rows[n-1].Alone {
			last := &rows[n-1]
			last.A.End, last.B.End = r.A.End, r.B.End
			last.Sentences[0] += shape.a
			last.Sentences[1] += shape.b
			continue
		}
		rows = append(rows, r)
	}
	return rows
}

// bond is how much an edit says that two sentences belong together.
var bond = [words.NumOps]float64{words.Kept: 1, words.Inflected: 1, words.Synonym: .8, words.Moved: .6, words.Substituted: .3}

// equalText is the number of bytes that the i-th piece of A has in common with
// the j-th of B, at i*(len(y)-1)+j.
func equalText(edits []words.Edit, x, y []int) []float64 {
	m := len(y) - 1
	equal := make([]float64, (len(x)-1)*m)
	for _, e := range edits {
		if bond[e.Op] == 0 || e.A.Len() == 0 || e.B.Len() == 0 {
			continue
		}
		scale := float64(e.B.Len()) / float64(e.A.Len())
		for i := pieceAt(x, e.A.Start); i < len(x)-1 && x[i] < e.A.End; i++ {
			from := e.B.Start + int(float64(max(e.A.Start, x[i])-e.A.Start)*scale)
			to := e.B.Start + int(float64(min(e.A.End, x[i+1])-e.A.Start)*scale)
			for j := pieceAt(y, from); j < m && y[j] < to; j++ {
				common := span.Span{Start: from, End: to}.Overlap(span.Span{Start: y[j], End: y[j+1]})
				equal[i*m+j] += bond[e.Op] * float64(common)
			}
		}
	}
	return equal
}

// pieceAt is the piece that holds a place, the first for a place before all.
func pieceAt(starts []int, at int) int {
	i, found := slices.BinarySearch(starts, at)
	if !found {
		i--
	}
	return max(0, i)
}

// bestBeads finds the sequence of shapes with the most equal text over n pieces
// of A and m of B, by dynamic programming. Of equals the first shape wins.
func bestBeads(equal []float64, n, m int) []beadShape {
	best := make([]float64, (n+1)*(m+1))
	shapes := make([]int8, len(best))
	for i := range n + 1 {
		for j := range m + 1 {
			here := i*(m+1) + j
			if here == 0 {
				continue
			}
			shapes[here] = -1
			for k, s := range beadShapes {
				if s.a > i || s.b > j {
					continue
				}
				value := best[here-s.a*(m+1)-s.b] - s.cost
				for p := i - s.a; p < i; p++ {
					for q := j - s.b; q < j; q++ {
						value += equal[p*m+q]
					}
				}
				if shapes[here] < 0 || value > best[here] {
					best[here], shapes[here] = value, int8(k)
				}
			}
		}
	}
	var found []beadShape
	for i, j := n, m; i > 0 || j > 0; {
		s := beadShapes[shapes[i*(m+1)+j]]
		found = append(found, s)
		i, j = i-s.a, j-s.b
	}
	slices.Reverse(found)
	return found
}
