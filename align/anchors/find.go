package anchors

import (
	"cmp"
	"slices"

	"reprint/shingle"
)

// A Shared is what two texts have in common literally. Its memory can be used
// for one pair after another; it is not safe for concurrent use.
type Shared struct {
	Anchors []Anchor // by place in A, then in B; valid until the next Find

	a, b    *Index
	longest int32   // words of the longest anchor
	grams   []int32 // by gram of a: the same gram of b, or -1
}

// Find finds the maximal runs of at least GramWords equal words without
// boilerplate. A run needs a gram that neither text repeats too often. The cost
// is linear in the words plus the anchors.
func (s *Shared) Find(a, b *Index) {
	s.a, s.b = a, b
	s.pairGrams()
	s.findAnchors()
	s.longest = 0
	for _, r := range s.Anchors {
		s.longest = max(s.longest, r.N)
	}
}

// Release lets the texts go; the memory stays for the next Find.
func (s *Shared) Release() { s.a, s.b = nil, nil }

// pairGrams looks up the grams of a in b.
func (s *Shared) pairGrams() {
	s.grams = sized(s.grams, s.a.grams.Len())
	for i, h := range s.a.grams.Keys() {
		s.grams[i] = s.b.grams.Find(h)
	}
}

// findAnchors grows the common grams to anchors.
func (s *Shared) findAnchors() {
	s.Anchors = s.Anchors[:0]
	var end map[int32]int32 // by diagonal: how far in a the last anchor reaches
	for k, g := range s.a.gramAt {
		i, other := int32(k), s.grams[g]
		if other < 0 || s.a.uses[g].count > tooCommon || s.b.uses[other].count > tooCommon || s.a.holdsMasked(gramRange(i)) {
			continue
		}
		for j := s.b.uses[other].first; j >= 0; j = s.b.next[j] {
			diagonal := i - j
			if i < end[diagonal] || s.b.holdsMasked(gramRange(j)) {
				continue
			}
			r := s.extend(Anchor{i, j, GramWords})
			if r.N < GramWords {
				continue // equal hashes of other units: ideographs in pairs
			}
			if end == nil {
				end = make(map[int32]int32)
			}
			end[diagonal] = r.A + r.N
			s.Anchors = append(s.Anchors, r)
		}
	}
	// One that grew to the left over common grams may begin before earlier ones.
	slices.SortFunc(s.Anchors, func(x, y Anchor) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
}

// extend grows an anchor both ways as far as the words are equal. It is empty
// if the words that it begins with are not.
func (s *Shared) extend(r Anchor) Anchor {
	ta, tb := s.a.text.Tokens, s.b.text.Tokens
	same := func(i, j int32) bool {
		return ta[i].Word == tb[j].Word && (ta[i].Flags|tb[j].Flags)&shingle.Masked == 0
	}
	for i := range r.N {
		if !same(r.A+i, r.B+i) {
			return Anchor{}
		}
	}
	for r.A > 0 && r.B > 0 && same(r.A-1, r.B-1) {
		r.A, r.B, r.N = r.A-1, r.B-1, r.N+1
	}
	for int(r.A+r.N) < len(ta) && int(r.B+r.N) < len(tb) && same(r.A+r.N, r.B+r.N) {
		r.N++
	}
	return r
}

// Near are the anchors that may overlap a range of A, by place in A; some may
// not. They are valid as long as Anchors.
func (s *Shared) Near(r Range) []Anchor {
	at := func(token int32) int {
		i, _ := slices.BinarySearchFunc(s.Anchors, token, func(x Anchor, token int32) int { return cmp.Compare(x.A, token) })
		return i
	}
	return s.Anchors[at(r.First-s.longest):at(r.Last)]
}

// Words counts the words of a range of A that stand in anchors which lead into
// a range of B.
func (s *Shared) Words(a, b Range) int32 {
	n, end := int32(0), a.First
	for _, r := range s.Near(a) {
		inA, inB := r.Ranges()
		if inA.Overlap(a) == 0 || inB.Overlap(b) == 0 {
			continue
		}
		n += max(0, min(inA.Last, a.Last)-max(inA.First, end))
		end = max(end, inA.Last)
	}
	return n
}

// Jaccard is the resemblance of the two whole texts: the share of their distinct
// grams that both have.
func (s *Shared) Jaccard() float64 {
	shared := 0
	for _, g := range s.grams {
		if g >= 0 {
			shared++
		}
	}
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(s.a.grams.Len()+s.b.grams.Len()-shared)
}

// OwnGrams counts the distinct grams of own words that both texts have.
func (s *Shared) OwnGrams() int {
	shared := 0
	for i, g := range s.grams {
		if g >= 0 && s.a.uses[i].own && s.b.uses[g].own {
			shared++
		}
	}
	return shared
}

// EqualWords looks at the words of the anchors: the longest run of own words of
// both texts, and how many words are quoted in either text.
func (s *Shared) EqualWords() (longestOwn, quoted int) {
	end := int32(0) // how far in a quoted words have been counted
	for _, r := range s.Anchors {
		n := 0
		for i := int32(0); i < r.N; i++ {
			ta, tb := &s.a.text.Tokens[r.A+i], &s.b.text.Tokens[r.B+i]
			if ta.Own() && tb.Own() {
				n++
				longestOwn = max(longestOwn, n)
				continue
			}
			n = 0
			if r.A+i >= end && (ta.Flags|tb.Flags)&shingle.Quoted != 0 {
				quoted++
			}
		}
		end = max(end, r.A+r.N)
	}
	return longestOwn, quoted
}
