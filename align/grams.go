package align

import (
	"slices"

	"reprint/internal/intern"
	"reprint/shingle"
)

// A gramIndex holds the runs of GramWords words of a text, with their places.
type gramIndex struct {
	intern.Table         // the distinct grams
	gramAt       []int32 // by token: the gram that begins there
	next         []int32 // by token: where the same gram begins next, or -1
	uses         []gramUse
	own          int // grams that stand among own words
}

// gramUse says where a gram stands.
type gramUse struct {
	first int32 // token
	count int32
	own   bool
}

// indexGrams finds the grams; w is working memory.
func (s *Side) indexGrams(w *workspace) {
	w.hashes = shingle.Grams(w.hashes[:0], s.Text, GramWords, false)
	hashes, g := w.hashes, &s.grams
	g.Reset(len(hashes))
	g.next, g.gramAt = sized(g.next, len(hashes)), sized(g.gramAt, len(hashes))
	g.uses, g.own = slices.Grow(g.uses[:0], len(hashes)), 0
	for i := len(hashes) - 1; i >= 0; i-- { // backwards, so that lists run forwards
		n, isNew := g.Add(hashes[i])
		if isNew {
			g.uses = append(g.uses, gramUse{first: -1})
		}
		u := &g.uses[n]
		g.gramAt[i], g.next[i] = n, u.first
		u.first = int32(i)
		u.count++
		if !u.own && s.ownWords(tokenRange{int32(i), int32(i) + GramWords}) == GramWords {
			u.own = true
			g.own++
		}
	}
}

// tokenAt is the first token that begins at or behind a byte offset.
func tokenAt(t *shingle.Text, offset int) int32 {
	i, _ := slices.BinarySearchFunc(t.Tokens, offset, func(tok shingle.Token, at int) int { return int(tok.Start) - at })
	return int32(i)
}
