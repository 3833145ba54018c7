package anchors

import (
	"slices"
	"sync"

	"reprint/internal/intern"
	"reprint/shingle"
)

// An Index is one text readied for comparison: its grams, which are the runs of
// GramWords words, with their places. It is read-only between calls of Reset,
// and is then safe for concurrent use. It takes 4 bytes a word for the count of
// own words, 8 for the places of grams, and 28 to 36 for each distinct gram.
type Index struct {
	text   *shingle.Text
	own    []int32 // by token: how many own words stand before it; one longer than tokens
	masked []int32 // the same for boilerplate words; nil if there are none

	grams    intern.Table // the distinct grams
	gramAt   []int32      // by token: the gram that begins there
	next     []int32      // by token: where the same gram begins next, or -1
	uses     []gramUse    // by gram
	ownGrams int          // grams that stand among own words
}

// gramUse says where a gram stands.
type gramUse struct {
	first int32 // token
	count int32
	own   bool // it stands among own words somewhere
}

// Reset makes x the Index of another text, in the memory it has. The text must
// not change while x is used, and nobody may be using x. The time is linear in
// the words.
func (x *Index) Reset(t *shingle.Text) {
	x.text = t
	x.countOwn()
	x.indexGrams()
}

// Own is the number of own words of the text.
func (x *Index) Own() int { return int(x.own[len(x.own)-1]) }

// OwnIn is the number of own words in a range.
func (x *Index) OwnIn(r Range) int32 { return x.own[r.Last] - x.own[r.First] }

// OwnGrams is the number of distinct grams that consist of own words.
func (x *Index) OwnGrams() int { return x.ownGrams }

// holdsMasked reports whether boilerplate stands in a range.
func (x *Index) holdsMasked(r Range) bool {
	return x.masked != nil && x.masked[r.Last] > x.masked[r.First]
}

// countOwn makes the prefix sums of own and of boilerplate words.
func (x *Index) countOwn() {
	tokens := x.text.Tokens
	x.own, x.masked = sized(x.own, len(tokens)+1), nil
	x.own[0] = 0
	masked := false
	for i := range tokens {
		x.own[i+1] = x.own[i]
		if tokens[i].Own() {
			x.own[i+1]++
		}
		masked = masked || tokens[i].Has(shingle.Masked)
	}
	if !masked {
		return
	}
	x.masked = make([]int32, len(tokens)+1)
	for i := range tokens {
		x.masked[i+1] = x.masked[i]
		if tokens[i].Has(shingle.Masked) {
			x.masked[i+1]++
		}
	}
}

// gramHashes is working memory for the grams of one text.
var gramHashes = sync.Pool{New: func() any { return new([]uint64) }}

// indexGrams finds the grams.
func (x *Index) indexGrams() {
	memory := gramHashes.Get().(*[]uint64)
	defer gramHashes.Put(memory)
	hashes := shingle.Grams((*memory)[:0], x.text, GramWords, false)
	*memory = hashes
	x.grams.Reset(len(hashes))
	x.next, x.gramAt = sized(x.next, len(hashes)), sized(x.gramAt, len(hashes))
	x.uses, x.ownGrams = slices.Grow(x.uses[:0], len(hashes)), 0
	for i := len(hashes) - 1; i >= 0; i-- { // backwards, so that lists run forwards
		n, isNew := x.grams.Add(hashes[i])
		if isNew {
			x.uses = append(x.uses, gramUse{first: -1})
		}
		u := &x.uses[n]
		x.gramAt[i], x.next[i] = n, u.first
		u.first = int32(i)
		u.count++
		if !u.own && x.OwnIn(gramRange(int32(i))) == GramWords {
			u.own = true
			x.ownGrams++
		}
	}
}

// gramRange is the range of the gram that begins at a token.
func gramRange(at int32) Range { return Range{at, at + GramWords} }

// sized returns a slice of n elements of any values, in the memory of s where
// that is enough.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }
