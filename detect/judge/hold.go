package judge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/shingle"
)

// Holds says how much of each of two texts the other one holds literally: of a in b,
// and of b in a. p is the judgement on them, whose links tell which sentences
// correspond; a pair that is no finding shows none, and is aligned again. It is safe
// for concurrent use.
func Holds(a, b *Prepared, p *finding.Pair) (ofA, ofB finding.Hold) {
	passages := p.Passages
	if !p.Verdict.Finding() {
		al := align.Align(&a.side, &b.side)
		passages = al.Linked(false).Passages
		al.Release()
	}
	h := holding{a: newHeld(&a.text), b: newHeld(&b.text)}
	for i := range passages {
		for _, link := range passages[i].Links {
			h.links = append(h.links, [2]shingle.Sentence{h.a.sentence(link.A), h.b.sentence(link.B)})
		}
	}
	for _, l := range h.links {
		h.matchWords(l[0], l[1])
	}
	other := h.otherNumbers()
	ofA, ofB = h.a.hold(), h.b.hold()
	ofA.OtherNumbers, ofB.OtherNumbers = other, other
	apart := ofA.Apart + ofB.Apart
	ofA.Apart, ofB.Apart = apart, apart
	return ofA, ofB
}

// A holding is two texts of which it is found what they have in common.
type holding struct {
	a, b    held
	links   [][2]shingle.Sentence
	lengths []uint16 // working memory of matchWords
}

// A held is one of the texts. Its slices are by token: whether the token stands in a
// linked sentence, and whether it has its counterpart there.
type held struct {
	*shingle.Text
	linked, matched []bool
}

func newHeld(t *shingle.Text) held {
	return held{t, make([]bool, len(t.Tokens)), make([]bool, len(t.Tokens))}
}

// sentence is the stretch of whole sentences that a span touches.
func (t *held) sentence(s align.Span) shingle.Sentence {
	at := func(offset int) shingle.Sentence {
		n, _ := slices.BinarySearchFunc(t.Sentences, offset+1, func(s shingle.Sentence, offset int) int {
			return cmp.Compare(int(t.Tokens[s.First].Start), offset)
		})
		return t.Sentences[max(0, n-1)]
	}
	return shingle.Sentence{First: at(s.Start).First, Last: at(s.End - 1).Last}
}

// longestTable bounds the memory of matchWords, in cells: texts without full stops
// would take too much. Words of such sentences match from either end only.
const longestTable = 1 << 22

// matchWords marks a longest common subsequence of the words of two linked sentences.
func (h *holding) matchWords(a, b shingle.Sentence) {
	x, y := h.a.link(a), h.b.link(b)
	for len(x.words) > 0 && len(y.words) > 0 && x.words[0].Word == y.words[0].Word {
		x.matched[0], y.matched[0] = true, true
		x, y = x.cut(1, len(x.words)), y.cut(1, len(y.words))
	}
	n, m := len(x.words), len(y.words)
	for n > 0 && m > 0 && x.words[n-1].Word == y.words[m-1].Word {
		n, m = n-1, m-1
		x.matched[n], y.matched[m] = true, true
	}
	if n > 0 && m > 0 && n*m <= longestTable {
		h.matchBetween(x.cut(0, n), y.cut(0, m))
	}
}

// matchBetween does it for what lies between the equal words at both ends.
func (h *holding) matchBetween(x, y stretch) {
	n, m := len(x.words), len(y.words)
	width := m + 1
	// length[i*width+j] is that of a longest common subsequence from i and j on.
	length := slices.Grow(h.lengths[:0], (n+1)*width)[:(n+1)*width]
	clear(length)
	h.lengths = length
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			at := i*width + j
			if length[at] = max(length[at+width], length[at+1]); x.words[i].Word == y.words[j].Word {
				length[at] = length[at+width+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch at := i*width + j; {
		case x.words[i].Word == y.words[j].Word:
			x.matched[i], y.matched[j] = true, true
			i, j = i+1, j+1
		case length[at+width] >= length[at+1]:
			i++
		default:
			j++
		}
	}
}

// A stretch is some words of a text, with their marks.
type stretch struct {
	words   []shingle.Token
	matched []bool
}

func (s stretch) cut(i, j int) stretch { return stretch{s.words[i:j], s.matched[i:j]} }

// link marks the words of a sentence as linked.
func (t *held) link(s shingle.Sentence) stretch {
	for i := s.First; i < s.Last; i++ {
		t.linked[i] = true
	}
	return stretch{t.Tokens[s.First:s.Last], t.matched[s.First:s.Last]}
}

// otherNumbers reports whether both texts have numbers without counterpart in
// sentences that are linked with each other, or both in sentences without a link.
// A number that is only written otherwise, as 75mm for 75 mm, gets its counterpart.
func (h *holding) otherNumbers() bool {
	for _, l := range h.links {
		for _, i := range h.a.unmatched(l[0], true) {
			y := h.b.unmatched(l[1], true)
			if k := slices.IndexFunc(y, func(j int32) bool { return h.writtenOtherwise(i, j) }); k >= 0 {
				h.a.matched[i], h.b.matched[y[k]] = true, true
			}
		}
	}
	return slices.ContainsFunc(h.links, func(l [2]shingle.Sentence) bool {
		return len(h.a.unmatched(l[0], true)) > 0 && len(h.b.unmatched(l[1], true)) > 0
	}) || looseNumber(&h.a, &h.b) && looseNumber(&h.b, &h.a)
}

// writtenOtherwise reports whether words i of a and j of b are not the same and have
// the same digits.
func (h *holding) writtenOtherwise(i, j int32) bool {
	return h.a.Tokens[i].Word != h.b.Tokens[j].Word && h.a.digits(i) == h.b.digits(j)
}

// looseNumber reports whether a sentence of t without a link has a number that the
// other text has nowhere.
func looseNumber(t, other *held) bool {
	known := map[string]bool{}
	for i := range other.Tokens {
		if other.Tokens[i].Has(shingle.Number) {
			known[other.digits(int32(i))] = true
		}
	}
	loose := t.unmatched(shingle.Sentence{Last: int32(len(t.Tokens))}, false)
	return slices.ContainsFunc(loose, func(i int32) bool { return !known[t.digits(i)] })
}

// unmatched are the numbers of a stretch that are no boilerplate and have no
// counterpart, of linked sentences or of the others.
func (t *held) unmatched(s shingle.Sentence, linked bool) []int32 {
	var list []int32
	for i := s.First; i < s.Last; i++ {
		if tok := &t.Tokens[i]; tok.Has(shingle.Number) && !tok.Has(shingle.Masked) && t.linked[i] == linked && !t.matched[i] {
			list = append(list, i)
		}
	}
	return list
}

// digits are the digits of a word, without zeros before them.
func (t *held) digits(i int32) string {
	tok := &t.Tokens[i]
	only := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, t.Source[tok.Start:tok.End])
	return strings.TrimLeft(only, "0")
}

// hold counts what was found of a text.
func (t *held) hold() (h finding.Hold) {
	own, ownMatched, matched := 0, 0, 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Has(shingle.Masked) {
			continue
		}
		h.Words++
		if tok.Own() {
			own++
		}
		switch {
		case t.matched[i]:
			matched++
			if tok.Own() {
				ownMatched++
			}
		case t.linked[i] && tok.Has(shingle.Number|shingle.Name):
			h.Apart++
		}
	}
	share := func(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }
	h.Share = round(min(share(ownMatched, own), share(matched, h.Words)))
	return h
}
