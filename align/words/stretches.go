package words

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"reprint/shingle"
)

// growPairs pairs equal words beside a pair, and so on from these. Function
// words lean on the word that follows them, so those before a pair come first.
func (w *alignment) growPairs() {
	for _, step := range [2]int32{-1, 1} {
		for i := range w.a.len() {
			if w.a.free(i) {
				continue
			}
			for i, j := i+step, w.a.to[i]+step; w.equalAndFree(i, j); i, j = i+step, j+step {
				w.pair(i, j)
			}
		}
	}
}

func (w *alignment) equalAndFree(i, j int32) bool {
	return i >= 0 && j >= 0 && i < w.a.len() && j < w.b.len() &&
		w.a.stems[i] == w.b.stems[j] && w.areOpen(i, j)
}

// A stretch is the free words between two neighbouring pairs of the backbone.
type stretch struct{ a, b []int32 }

// eachStretch calls do for every stretch with words on both sides.
func (w *alignment) eachStretch(do func(stretch)) {
	var s stretch
	w.eachGap(func(g gap) {
		s.a, s.b = w.a.freeWords(s.a[:0], g.a0, g.a1), w.b.freeWords(s.b[:0], g.b0, g.b1)
		if len(s.a) > 0 && len(s.b) > 0 {
			do(s)
		}
	})
}

func (s *side) freeWords(list []int32, from, end int32) []int32 {
	for i := from; i < end; i++ {
		if s.free(i) {
			list = append(list, i)
		}
	}
	return list
}

// diffStretches finds the equal words of every stretch with go-diff.
func (w *alignment) diffStretches() {
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // or the result would depend on the speed of the machine
	w.runes.of = resize(w.runes.of, w.stems.Len())
	w.eachStretch(func(s stretch) {
		if len(s.a) > maxStretch || len(s.b) > maxStretch {
			return
		}
		a, b, shared := w.runes.encode(w, s)
		if !shared {
			return
		}
		if i, j, ok := onlyShared(a, b); ok {
			w.pairEqual(s.a[i], s.b[j])
			return
		}
		w.pairDiff(s, differ.DiffMainRunes(a, b, false))
	})
}

// pairDiff pairs the words of a stretch that its diff leaves equal.
func (w *alignment) pairDiff(s stretch, diff []diffmatchpatch.Diff) {
	for _, d := range diff {
		for range d.Text {
			if d.Type == diffmatchpatch.DiffEqual {
				w.pairEqual(s.a[0], s.b[0])
			}
			if d.Type != diffmatchpatch.DiffInsert {
				s.a = s.a[1:]
			}
			if d.Type != diffmatchpatch.DiffDelete {
				s.b = s.b[1:]
			}
		}
	}
}

// onlyShared finds the first equal rune where one side is a single one, which
// needs no diff.
func onlyShared(a, b []rune) (i, j int, ok bool) {
	switch {
	case len(a) == 1:
		return 0, slices.Index(b, a[0]), true
	case len(b) == 1:
		return slices.Index(a, b[0]), 0, true
	}
	return 0, 0, false
}

// pairEqual pairs two equal words. A function word says nothing by itself and
// needs a pair near by, on the same side of both.
func (w *alignment) pairEqual(i, j int32) {
	if w.mayPair(i, j) && (w.a.content(i) || w.pairBeside(i, j, 1, nearPair) || w.pairBeside(i, j, -1, nearPair)) {
		w.pair(i, j)
	}
}

// pairBeside reports whether the nearest pair on one side of i is near on that
// side of j too.
func (w *alignment) pairBeside(i, j, step, reach int32) bool {
	for d := int32(1); d <= reach; d++ {
		n := i + d*step
		if n < 0 || n >= w.a.len() {
			return false
		}
		if !w.a.free(n) {
			far := (w.a.to[n] - j) * step
			return far > 0 && far <= reach
		}
	}
	return false
}

// A runeTable gives every stem of a stretch a rune. There are no more than
// 2*maxStretch, which stays below the surrogates.
type runeTable struct {
	of   []rune // by stem, 0 for none
	a, b []rune
}

// encode returns the stems of a stretch as runes, and whether any is on both
// sides. The runes are valid until the next call.
func (t *runeTable) encode(w *alignment, s stretch) (a, b []rune, shared bool) {
	var inA rune
	t.a, inA = t.append(t.a[:0], w.a.stems, s.a, 0)
	t.b, _ = t.append(t.b[:0], w.b.stems, s.b, inA)
	for _, r := range t.b {
		shared = shared || r <= inA
	}
	for _, i := range s.a {
		t.of[w.a.stems[i]] = 0
	}
	for _, j := range s.b {
		t.of[w.b.stems[j]] = 0
	}
	return t.a, t.b, shared
}

// append appends the runes of words, new ones behind used, which it returns.
func (t *runeTable) append(runes []rune, stems, words []int32, used rune) ([]rune, rune) {
	for _, i := range words {
		r := &t.of[stems[i]]
		if *r == 0 {
			used++
			*r = used
		}
		runes = append(runes, *r)
	}
	return runes, used
}

// substitute pairs words that took each other's place: two content words of one kind,
// each alone between the same two pairs, or a pair and an end of the part.
func (w *alignment) substitute() {
	w.eachGap(func(g gap) {
		i, j := g.a0, g.b0
		single := g.a1-i == 1 && g.b1-j == 1 && (i == 0) == (j == 0) && (g.a1 == w.a.len()) == (g.b1 == w.b.len())
		if single && w.areOpen(i, j) && w.a.content(i) && w.b.content(j) && w.a.kind(i) == w.b.kind(j) {
			w.pair(i, j)
		}
	})
}

// A kind tells apart what does not take each other's place.
type kind uint8

const (
	plain   kind = iota
	capital      // a name, mostly
	number
)

func (s *side) kind(i int32) kind {
	t := &s.tokens[i]
	first, _ := utf8.DecodeRuneInString(s.text[t.Start:t.End])
	switch {
	case t.Has(shingle.Number):
		return number
	case unicode.IsUpper(first):
		return capital
	}
	return plain
}
