package align

import (
	"reprint/internal/intern"
	"reprint/shingle"
)

// content is what a text's own content words say, sentence by sentence. A
// content sentence has at least leastContent distinct stems of them.
type content struct {
	contents []int32      // the content sentences, by their indices
	number   []int32      // by sentence: its number among these, or -1
	pairs    intern.Table // unordered pairs of each sentence's rarest stems
	trigrams intern.Table // of own words
}

// readContent finds the content sentences, once. The index is there.
func (s *Side) readContent() { s.reading.Do(s.findContent) }

// pairContent finds the pairs and trigrams, once. The content sentences are there.
func (s *Side) pairContent() {
	s.pairing.Do(func() {
		w := workspaces.Get().(*workspace)
		defer workspaces.Put(w)
		w.hashes = shingle.Grams(w.hashes[:0], s.Text, 3, true)
		s.trigrams.Fill(w.hashes)
		w.hashes = w.hashes[:0]
		for _, i := range s.contents {
			w.hashes = s.rarePairs(w.hashes, s.entries(int(i)))
		}
		s.pairs.Fill(w.hashes)
	})
}

func (s *Side) findContent() {
	c := &s.content
	c.contents, c.number = c.contents[:0], sized(c.number, len(s.sentences))
	for i := range s.sentences {
		entries := s.entries(i)
		n := 0
		for _, e := range entries {
			if e.content {
				n++
			}
		}
		c.number[i] = -1
		if n < leastContent {
			continue
		}
		c.number[i] = int32(len(c.contents))
		c.contents = append(c.contents, int32(i))
		for _, e := range entries {
			if e.content {
				s.terms[e.term].sentences++
			}
		}
	}
}

// rarePairs appends the pairs of the rarest content stems of a sentence; among
// equally rare ones the smaller hash is taken, which picks the same stems in
// any order of words.
func (s *Side) rarePairs(dst []uint64, entries []entry) []uint64 {
	var top [rarePairStems]int32
	n := 0
	for _, e := range entries {
		if !e.content {
			continue
		}
		at := n
		for at > 0 && s.rarer(e.term, top[at-1]) {
			at--
		}
		if at == rarePairStems {
			continue
		}
		n = min(n+1, rarePairStems)
		copy(top[at+1:n], top[at:])
		top[at] = e.term
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			x, y := s.terms[top[i]].stem, s.terms[top[j]].stem
			dst = append(dst, intern.Mix(min(x, y), max(x, y)))
		}
	}
	return dst
}

func (s *Side) rarer(x, y int32) bool {
	a, b := &s.terms[x], &s.terms[y]
	return a.prior > b.prior || a.prior == b.prior && a.stem < b.stem
}

// fingerprint is a hash over the folded words of a range.
func (s *Side) fingerprint(r tokenRange) uint64 {
	h := uint64(0)
	for i := r.First; i < r.Last; i++ {
		h = intern.Mix(h, s.Text.Tokens[i].Word)
	}
	return h
}
