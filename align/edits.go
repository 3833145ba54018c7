package align

import (
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"

	"reprint/shingle"
)

// longestDiff bounds the words of one side that are diffed; a longer passage is
// shown as one substitution.
const longestDiff = 4000

// Edits returns the word edit script of a passage: every word of both sides
// stands in exactly one edit, in the order of A, insertions at their place. The
// words are mapped to runes and diffed by go-diff on their stems, so that an
// inflected word counts as the same word.
func Edits(a, b *shingle.Text, p Passage) []Edit {
	ta, tb := inside(a, p.A), inside(b, p.B)
	if len(ta) > longestDiff || len(tb) > longestDiff || len(ta) == 0 || len(tb) == 0 {
		return []Edit{{Op: Substituted, A: p.A, B: p.B}}
	}
	ids := map[uint64]rune{}
	ra, rb := runesOf(ta, ids), runesOf(tb, ids)
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	w := script{a: ta, b: tb, atA: p.A.Start, atB: p.B.Start}
	diffs := d.DiffMainRunes(ra, rb, false)
	for i := 0; i < len(diffs); i++ {
		n := len([]rune(diffs[i].Text))
		switch diffs[i].Type {
		case diffmatchpatch.DiffEqual:
			for range n {
				w.equal()
			}
		case diffmatchpatch.DiffDelete:
			inserted := 0
			if i+1 < len(diffs) && diffs[i+1].Type == diffmatchpatch.DiffInsert {
				inserted = len([]rune(diffs[i+1].Text))
				i++
			}
			w.change(n, inserted)
		case diffmatchpatch.DiffInsert:
			w.change(0, n)
		}
	}
	return w.edits
}

func inside(t *shingle.Text, s Span) []shingle.Token {
	find := func(at int) int {
		i, _ := slices.BinarySearchFunc(t.Tokens, at, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
		return i
	}
	return t.Tokens[find(s.Start):find(s.End)]
}

// runesOf maps each stem to a rune of its own, outside the surrogates.
func runesOf(tokens []shingle.Token, ids map[uint64]rune) []rune {
	runes := make([]rune, len(tokens))
	for i := range tokens {
		r, ok := ids[tokens[i].Stem]
		if !ok {
			r = rune(len(ids) + 1)
			if r >= 0xD800 {
				r += 0x800
			}
			ids[tokens[i].Stem] = r
		}
		runes[i] = r
	}
	return runes
}

// A script writes edits; a and b are the words that are still to come.
type script struct {
	a, b     []shingle.Token
	atA, atB int // where an edit without words on a side stands
	edits    []Edit
}

func (w *script) equal() {
	op := Kept
	if w.a[0].Word != w.b[0].Word {
		op = Inflected
	}
	w.add(op, 1, 1)
}

// change writes deleted and inserted words; as many as stand on both sides
// replace each other.
func (w *script) change(deleted, inserted int) {
	if deleted > 0 && inserted > 0 && deleted <= 3 && inserted <= 3 {
		w.add(Substituted, deleted, inserted)
		return
	}
	if deleted > 0 {
		w.add(Deleted, deleted, 0)
	}
	if inserted > 0 {
		w.add(Inserted, 0, inserted)
	}
}

func (w *script) add(op Op, na, nb int) {
	e := Edit{Op: op, A: Span{Start: w.atA, End: w.atA}, B: Span{Start: w.atB, End: w.atB}}
	if na > 0 {
		e.A = Span{Start: int(w.a[0].Start), End: int(w.a[na-1].End)}
		w.atA = e.A.End
	}
	if nb > 0 {
		e.B = Span{Start: int(w.b[0].Start), End: int(w.b[nb-1].End)}
		w.atB = e.B.End
	}
	w.a, w.b = w.a[na:], w.b[nb:]
	if n := len(w.edits); n > 0 && op == Kept && w.edits[n-1].Op == Kept {
		w.edits[n-1].A.End, w.edits[n-1].B.End = e.A.End, e.B.End
		return
	}
	w.edits = append(w.edits, e)
}
