package shingle

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Shingles are hashes of short runs of tokens or stems: the features by which
// documents are found. All functions here append to dst and return it, as
// append does, read t only, and may run concurrently. Their hashes are well
// mixed: any bits of them serve as a hash.

// Grams appends the hashes of all runs of n folded words, in the order of the
// text, repeats included. With own unset these are the runs of the whole text,
// quoted and masked words included; with own set only the runs of own words
// that stand next to each other, so that no shingle spans a quoted or masked
// word. In scripts without spaces a run is one of character 2-grams. A text of
// fewer than n words has none. It panics if n < 1.
func Grams(dst []uint64, t *Text, n int, own bool) []uint64 {
	if n < 1 {
		panic("shingle: Grams of less than one word")
	}
	if len(t.Tokens) >= n {
		dst = slices.Grow(dst, len(t.Tokens)-n+1)
	}
	// A rolling hash (Karp and Rabin 1987) modulo 2^64 over word hashes,
	// finished by a mixer: the sum of word[i] * gramBase^(n-1-i).
	leaving := uint64(1)
	for range n {
		leaving *= gramBase
	}
	sum, run := uint64(0), 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if own && !tok.Own() {
			sum, run = 0, 0
			continue
		}
		sum = sum*gramBase + unit(t, tok)
		run++
		if run > n {
			sum -= leaving * unit(t, &t.Tokens[i-n])
		}
		if run >= n {
			dst = append(dst, scramble(sum+uint64(n)))
		}
	}
	return dst
}

// gramBase is odd, and so are gramBase±1 but for a factor of 2 and 4: words
// that change places change the sum.
const gramBase = 0xD6E8FEB86659FD93

// unit is what Grams compares: the word, or for a character of a script
// without spaces its 2-gram.
func unit(t *Text, tok *Token) uint64 {
	if t.Source[tok.Start] >= utf8.RuneSelf && isIdeograph(t.Source[tok.Start:tok.End]) {
		return tok.Stem
	}
	return tok.Word
}

// RareTriples appends the hashes of the unordered triples of each sentence's
// five rarest own stems, sentence by sentence. Rarest is by Prior; among equals
// the smallest hash goes first, which picks the same stems in any order of
// words. Function words are left out, and a sentence with fewer than three
// other stems has no triple.
func RareTriples(dst []uint64, t *Text) []uint64 {
	var rare rarest
	for _, s := range t.Sentences {
		rare.n = 0
		for i := s.First; i < s.Last; i++ {
			if tok := &t.Tokens[i]; contentWord(tok) {
				rare.add(tok.Stem, tok.Prior)
			}
		}
		dst = rare.triples(dst)
	}
	return dst
}

// contentWord reports whether the token is an own word other than a function word.
func contentWord(tok *Token) bool { return tok.Flags&(Stop|Quoted|Masked) == 0 }

// rarest keeps the five rarest of the stems it is shown, sorted from the rarest.
type rarest struct {
	stems [rareStems]weighedStem
	n     int
}

type weighedStem struct {
	stem  uint64
	prior float32
}

// rareStems is how many stems of a sentence make triples: 10 of them.
const rareStems = 5

// add takes a stem in. All content words of one stem have the same prior.
func (r *rarest) add(stem uint64, prior float32) {
	w := weighedStem{stem, prior}
	at := r.n
	for i := range r.n {
		if r.stems[i].stem == stem {
			return
		}
		if at == r.n && rarer(w, r.stems[i]) {
			at = i
		}
	}
	if at == rareStems {
		return
	}
	r.n = min(r.n+1, rareStems)
	copy(r.stems[at+1:r.n], r.stems[at:])
	r.stems[at] = w
}

func rarer(a, b weighedStem) bool {
	return a.prior > b.prior || a.prior == b.prior && a.stem < b.stem
}

func (r *rarest) triples(dst []uint64) []uint64 {
	stems := r.stems[:r.n]
	slices.SortFunc(stems, func(a, b weighedStem) int { return cmp.Compare(a.stem, b.stem) })
	for i := range stems {
		for j := i + 1; j < len(stems); j++ {
			pair := (stems[i].stem*gramBase + stems[j].stem) * gramBase
			for k := j + 1; k < len(stems); k++ {
				dst = append(dst, scramble(pair+stems[k].stem))
			}
		}
	}
	return dst
}

// ContentStems appends the distinct own stems of t that are not function
// words, sorted.
func ContentStems(dst []uint64, t *Text) []uint64 {
	start := len(dst)
	for i := range t.Tokens {
		if tok := &t.Tokens[i]; contentWord(tok) {
			dst = append(dst, tok.Stem)
		}
	}
	return dst[:start+len(Distinct(dst[start:]))]
}

// Distinct sorts hashes in place and returns the distinct ones, in its memory.
func Distinct(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// Jaccard is the exact resemblance of two sorted sets of distinct hashes: what
// they share over what either has; 0 if both are empty.
func Jaccard(a, b []uint64) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(len(a)+len(b)-shared)
}

// scramble makes every bit of the result depend on every bit of h (the
// finaliser of SplitMix64: Steele, Lea and Flood 2014). It maps no two values to one.
func scramble(h uint64) uint64 {
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}
