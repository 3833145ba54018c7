package lsh

import (
	"cmp"
	"slices"
	"sync"
)

// best keeps the best partners of every document, whatever order they come in.
type best struct {
	keep int

	mu      sync.Mutex
	lists   [][]partner // by document; the first keep of a longer list are its best so far
	offered int         // pairs
}

type partner struct{ doc, weight uint32 }

// better orders partners by weight, the heaviest first, then by document.
func better(a, b partner) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.doc, b.doc))
}

func newBest(docs, keep int) *best {
	return &best{keep: keep, lists: make([][]partner, docs)}
}

// offer gives each pair to both of its documents.
func (s *best) offer(pairs []found) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offered += len(pairs)
	for _, p := range pairs {
		s.add(p.a, partner{p.b, p.weight})
		s.add(p.b, partner{p.a, p.weight})
	}
}

// add gives a document a partner. Once a list is full its first keep partners
// are sorted, so that what is worse than the last of them is turned away at
// once; what is not is appended, and the list is cut when it is twice as long as
// it may be. A partner costs O(log keep) on average.
func (s *best) add(doc uint32, p partner) {
	list := s.lists[doc]
	if len(list) >= s.keep && better(list[s.keep-1], p) < 0 {
		return
	}
	list = append(list, p)
	if len(list) == s.keep || len(list) == 2*s.keep {
		list = s.cut(list)
	}
	s.lists[doc] = list
}

// cut sorts a list and drops what is too much.
func (s *best) cut(list []partner) []partner {
	slices.SortFunc(list, better)
	return list[:min(len(list), s.keep)]
}

// candidates returns the pairs in which either document keeps the other. The
// lists are used up.
func (s *best) candidates(view ViewSet) []Candidate {
	s.settle()
	place := s.places()
	pairs := make([]Candidate, place[len(place)-1])
	s.eachPair(func(a uint32, b partner) {
		pairs[place[a]] = Candidate{A: a, B: b.doc, Views: view, Weight: b.weight}
		place[a]++
	})
	s.lists = nil
	first := 0
	for _, last := range place[:len(place)-1] { // now where each document's pairs end
		slices.SortFunc(pairs[first:last], func(a, b Candidate) int { return cmp.Compare(a.B, b.B) })
		first = last
	}
	return pairs
}

// settle cuts all lists and sorts them by document.
func (s *best) settle() {
	for doc, list := range s.lists {
		list = s.cut(list)
		slices.SortFunc(list, byDoc)
		s.lists[doc] = list
	}
}

func byDoc(a, b partner) int { return cmp.Compare(a.doc, b.doc) }

// places returns where the pairs of each first document begin, and their number.
func (s *best) places() []int {
	place := make([]int, len(s.lists)+1)
	s.eachPair(func(a uint32, _ partner) { place[a+1]++ })
	for i := 1; i < len(place); i++ {
		place[i] += place[i-1]
	}
	return place
}

// eachPair calls do once for every pair in settled lists, with its lower document
// and the other one.
func (s *best) eachPair(do func(a uint32, b partner)) {
	for d, list := range s.lists {
		doc := uint32(d)
		for _, p := range list {
			if p.doc > doc {
				do(doc, p)
			} else if _, both := slices.BinarySearchFunc(s.lists[p.doc], partner{doc: doc}, byDoc); !both {
				do(p.doc, partner{doc, p.weight})
			}
		}
	}
}
