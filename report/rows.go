package report

import (
	"cmp"
	"slices"
	"strings"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
	"reprint/internal/span"
)

// A row is what stands side by side when two texts are shown: a stretch of
// each, either of which may be empty.
type row struct {
	a, b finding.Span
	// passage is the passage that the row is a part of, -1 for what lies between.
	passage int
	// sentences of A and of B, for rows of a passage.
	sentences [2]int
	// alone: no sentence of the row has a counterpart on the other side.
	alone bool
	// paragraph: one begins with the row.
	paragraph bool
}

// alignRows deals two texts out into rows that cover them from end to end. The
// spine is the heaviest set of passages that come in the same order on both
// sides without overlap. Each is widened to whole sentences and cut into beads,
// rows of sentences that correspond; what lies between two is a row as well. A
// moved passage stays inside the rows of its places.
func alignRows(passages []align.Passage, edits [][]words.Edit, a, b *loadedText) []row {
	var rows []row
	cutsA, cutsB := a.cuts(), b.cuts()
	atA, atB := 0, 0
	gap := func(toA, toB int) {
		if toA > atA || toB > atB {
			rows = append(rows, row{a: finding.Span{Start: atA, End: toA}, b: finding.Span{Start: atB, End: toB}, passage: -1, paragraph: true})
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

// cuts are the places at which a text may be cut into rows.
type cuts struct {
	starts     []int        // of sentences, with both ends of the text
	paragraphs map[int]bool // those of the starts that begin a paragraph
}

func (t *loadedText) cuts() *cuts {
	text := t.Text.Text
	c := &cuts{starts: []int{0}, paragraphs: map[int]bool{0: true}}
	for i := 1; i < len(t.sentences); i++ {
		start := t.sentences[i].Start
		c.starts = append(c.starts, start)
		if strings.Count(text[min(start, t.sentences[i-1].End):start], "\n") > 1 {
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
func beads(p *align.Passage, number int, edits []words.Edit, cutsA, cutsB *cuts, inA, inB finding.Span) []row {
	verbatim := p.Class == align.Verbatim
	x, y := cutsA.inside(inA, verbatim), cutsB.inside(inB, verbatim)
	if (len(x)-1)*(len(y)-1) > maxBeads {
		x, y = []int{inA.Start, inA.End}, []int{inB.Start, inB.End}
	}
	var rows []row
	i, j := 0, 0
	for _, shape := range bestBeads(equalText(edits, x, y), len(x)-1, len(y)-1) {
		r := row{
			a: finding.Span{Start: x[i], End: x[i+shape.a]}, b: finding.Span{Start: y[j], End: y[j+shape.b]},
			passage: number, sentences: [2]int{shape.a, shape.b}, alone: shape.a == 0 || shape.b == 0,
			paragraph: i == 0 && j == 0 || shape.a > 0 && cutsA.paragraphs[x[i]] || shape.b > 0 && cutsB.paragraphs[y[j]],
		}
		i, j = i+shape.a, j+shape.b
		if n := len(rows); n > 0 && r.alone && rows[n-1].alone {
			last := &rows[n-1]
			last.a.End, last.b.End = r.a.End, r.b.End
			last.sentences[0], last.sentences[1] = last.sentences[0]+shape.a, last.sentences[1]+shape.b
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
