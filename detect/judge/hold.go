package judge

import (
	"cmp"
	"slices"

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
	other := h.otherFigures()
	ofA, ofB = h.a.hold(), h.b.hold()
	ofA.OtherFigures, ofB.OtherFigures = other, other
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
	unmatched       []placed // figures without counterpart, in order, before their writings are compared
}

// A placed figure is one with its token.
type placed struct {
	at int32
	figure
}

func newHeld(t *shingle.Text) held {
	marks := make([]bool, 2*len(t.Tokens))
	return held{Text: t, linked: marks[:len(t.Tokens)], matched: marks[len(t.Tokens):]}
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
	n, m, same := len(x.words), len(y.words), 0
	for same < n && same < m && x.words[same].Word == y.words[same].Word {
		x.matched[same], y.matched[same] = true, true
		same++
	}
	for n > same && m > same && x.words[n-1].Word == y.words[m-1].Word {
		n, m = n-1, m-1
		x.matched[n], y.matched[m] = true, true
	}
	if x, y := x.cut(same, n), y.cut(same, m); len(x.words)*len(y.words) <= longestTable {
		h.matchBetween(x, y)
	}
}

// matchBetween does it for what lies between the equal words at both ends.
func (h *holding) matchBetween(x, y stretch) {
	n, m := len(x.words), len(y.words)
	if n == 0 || m == 0 {
		return
	}
	width := m + 1
	// length[i*width+j] is that of a longest common subsequence from i and j on.
	length := slices.Grow(h.lengths[:0], (n+1)*width)[:(n+1)*width]
	clear(length)
	h.lengths = length
	for i := n - 1; i >= 0; i-- {
		row, below := length[i*width:][:width], length[(i+1)*width:][:width]
		word := x.words[i].Word
		for j := m - 1; j >= 0; j-- {
			if row[j] = max(below[j], row[j+1]); y.words[j].Word == word {
				row[j] = below[j+1] + 1
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

// otherFigures reports whether both texts have figures of one kind without counterpart
// in sentences that are linked with each other, or numbers in sentences without a link.
// A number that is only written otherwise, as 75mm for 75 mm, gets its counterpart.
func (h *holding) otherFigures() bool {
	h.a.findUnmatched()
	h.b.findUnmatched()
	if len(h.a.unmatched) == 0 || len(h.b.unmatched) == 0 {
		return false
	}
	for _, l := range h.links {
		h.matchWritings(h.a.in(l[0]), h.b.in(l[1]))
	}
	return slices.ContainsFunc(h.links, func(l [2]shingle.Sentence) bool {
		a, b := h.a.in(l[0]), h.b.in(l[1])
		return h.a.lacks(a, number) && h.b.lacks(b, number) || h.a.lacks(a, day) && h.b.lacks(b, day)
	}) || h.a.looseNumber(&h.b) && h.b.looseNumber(&h.a)
}

// findUnmatched finds the figures that are no boilerplate and have no counterpart.
func (t *held) findUnmatched() {
	for i := range t.Tokens {
		if tok := &t.Tokens[i]; !t.matched[i] && !tok.Has(shingle.Masked) {
			if f := figureOf(t.Text, tok); f.kind != noFigure {
				t.unmatched = append(t.unmatched, placed{int32(i), f})
			}
		}
	}
}

// in are the figures of a sentence among the unmatched.
func (t *held) in(s shingle.Sentence) []placed {
	at := func(token int32) int {
		n, _ := slices.BinarySearchFunc(t.unmatched, token, func(p placed, token int32) int { return cmp.Compare(p.at, token) })
		return n
	}
	return t.unmatched[at(s.First):at(s.Last)]
}

// matchWritings gives a number its counterpart that is the same, and another word.
func (h *holding) matchWritings(a, b []placed) {
	for _, x := range a {
		for _, y := range b {
			if x.figure == y.figure && x.kind == number && !h.a.matched[x.at] && !h.b.matched[y.at] && h.a.Tokens[x.at].Word != h.b.Tokens[y.at].Word {
				h.a.matched[x.at], h.b.matched[y.at] = true, true
			}
		}
	}
}

// lacks reports whether some of the figures are of a kind and still have no counterpart.
func (t *held) lacks(figures []placed, kind figureKind) bool {
	return slices.ContainsFunc(figures, func(p placed) bool { return p.kind == kind && !t.matched[p.at] })
}

// looseNumber reports whether a sentence without a link has a number that the other
// text has nowhere.
func (t *held) looseNumber(other *held) bool {
	return slices.ContainsFunc(t.unmatched, func(p placed) bool {
		return p.kind == number && !t.linked[p.at] && !slices.ContainsFunc(other.Tokens, func(tok shingle.Token) bool {
			return figureOf(other.Text, &tok) == p.figure
		})
	})
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
		case t.linked[i] && (tok.Has(shingle.Name) || figureOf(t.Text, tok).kind != noFigure):
			h.Apart++
		}
	}
	share := func(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }
	h.Share = round(min(share(ownMatched, own), share(matched, h.Words)))
	return h
}
