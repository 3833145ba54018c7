package shingle

import (
	"slices"
)

// Shingles are hashes of short runs of tokens or stems: the features by which
// documents are found. All functions here append to dst and return it, as
// append does, read t only, and may run concurrently. Their hashes are well
// mixed: any bits of them serve as a hash.

// Grams appends the hashes of all runs of n folded words, in the order of the
// text, repeats included. With own unset these are the runs of the whole text,
// quoted and masked words included; with own set only the runs of own words
// that stand next to each other, so that no shingle spans a quoted or masked
// word. Words of long quotations count as own ones here, so that texts are found
// that quote each other whole. In scripts without spaces a run is one of character 2-grams. A text of
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
		if own && !tok.Own() && tok.Flags&(LongQuoted|Masked) != LongQuoted {
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

// gramBase is the base of the rolling hash. It is odd, so that no bits of a word
// are lost by multiplying, and gramBase±1 are divisible by no more than 4 and 2,
// so that two words that change places change the sum.
const gramBase = 0xD6E8FEB86659FD93

// unit is what Grams compares: the word, or for a character of a script
// without spaces its 2-gram.
func unit(t *Text, tok *Token) uint64 {
	if t.spaceless && isIdeograph(t.Source[tok.Start:tok.End]) {
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
	for _, s := range t.Sentences {
		dst = appendTriples(dst, rarestStems(t.Tokens[s.First:s.Last]))
	}
	return dst
}

// contentWord reports whether the token is an own word other than a function word.
func contentWord(tok *Token) bool { return tok.Flags&(Stop|Quoted|Masked) == 0 }

// rareStems is how many stems of a sentence make triples: 10 of them.
const rareStems = 5

// none stands for a stem in sentences with fewer than rareStems of them.
const none = ^uint64(0)

// A rarity orders the words of a sentence, the rarest first: the prior, then 40
// bits of the stem's hash, which are taken for all of them. The last bits are
// the word's place in the sentence.
const (
	priorBits = 17 // tells the priors of 13,000 ranks apart
	placeBits = 7
)

// This does not compile unless placeBits can tell the places of the longest sentence apart.
const _ = uint(1<<placeBits - longestSentence)

func rarity(tok *Token, place int) uint64 {
	prior := uint64(uint32((1 - tok.Prior) * (1<<priorBits - 1)))
	return prior<<(64-priorBits) | tok.Stem>>priorBits&^(1<<placeBits-1) | uint64(place)
}

// rarestStems returns the rarest stems of the content words of a sentence,
// sorted by rarity, and fills up with none. It inserts each word into the five
// rarest so far, by minima and maxima instead of branches: which way a branch goes
// would be as good as random, and a wrong guess of the processor costs more.
func rarestStems(sentence []Token) [rareStems]uint64 {
	var content [1 << placeBits]uint64
	n := 0
	for i := range sentence {
		content[n] = rarity(&sentence[i], i)
		n += one(contentWord(&sentence[i]))
	}
	a, b, c, d, e := none, none, none, none, none
	for _, r := range content[:n] {
		a, r = insert(a, r)
		b, r = insert(b, r)
		c, r = insert(c, r)
		d, r = insert(d, r)
		e = min(e, r)
	}
	rare := [rareStems]uint64{a, b, c, d, e}
	for i, r := range rare {
		if r != none {
			rare[i] = sentence[r%(1<<placeBits)].Stem
		}
	}
	return rare
}

// insert returns the rarer of two words, and the other one, which is to be
// inserted in the next place: none if both have one stem.
func insert(rare, next uint64) (rarer, rest uint64) {
	rest = max(rare, next)
	if (rare^next)>>placeBits == 0 {
		rest = none
	}
	return min(rare, next), rest
}

// appendTriples appends the hashes of the triples of stems, each from the
// smallest stem to the largest.
func appendTriples(dst []uint64, stems [rareStems]uint64) []uint64 {
	for i := 1; i < rareStems; i++ {
		for j := i; j > 0; j-- {
			stems[j-1], stems[j] = min(stems[j-1], stems[j]), max(stems[j-1], stems[j])
		}
	}
	n := rareStems
	for n > 0 && stems[n-1] == none {
		n--
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			pair := (stems[i]*gramBase + stems[j]) * gramBase
			for k := j + 1; k < n; k++ {
				dst = append(dst, scramble(pair+stems[k]))
			}
		}
	}
	return dst
}

// ContentStems appends the distinct own stems of t that are not function
// words, sorted.
func ContentStems(dst []uint64, t *Text) []uint64 {
	start := len(dst)
	dst = slices.Grow(dst, len(t.Tokens)+1)
	dst = dst[:cap(dst)]
	n := start
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		dst[n] = tok.Stem
		n += one(contentWord(tok))
	}
	dst = dst[:n]
	return dst[:start+len(Distinct(dst[start:]))]
}

// one is 1 if yes, else 0. The compiler makes no branch of it, which is faster
// where both happen often.
func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Distinct sorts hashes in place and returns the distinct ones, in its memory.
func Distinct(hashes []uint64) []uint64 {
	if len(hashes) == 0 {
		return hashes
	}
	sortHashes(hashes)
	n, last := 0, ^hashes[0]
	for _, h := range hashes {
		hashes[n] = h
		n += one(h != last)
		last = h
	}
	return hashes[:n]
}

// sortHashes sorts in linear time what is spread evenly over 64 bits, as hashes
// are: a few at a time by 10 bits and insertion, and larger sets first, in place,
// into 256 heaps by their first byte (McIlroy, Bostic and McIlroy 1993, American
// flag sort).
func sortHashes(hashes []uint64) {
	if len(hashes) <= smallSet {
		sortSmallSet(hashes, 0)
		return
	}
	var next, end [256]int
	for _, h := range hashes {
		end[h>>56]++
	}
	sum := 0
	for b, count := range end {
		next[b] = sum
		sum += count
		end[b] = sum
	}
	for b := range next {
		for next[b] < end[b] {
			h := hashes[next[b]]
			for to := h >> 56; to != uint64(b); to = h >> 56 {
				hashes[next[to]], h = h, hashes[next[to]]
				next[to]++
			}
			hashes[next[b]] = h
			next[b]++
		}
	}
	start := 0
	for _, to := range end {
		sortSmallSet(hashes[start:to], 8)
		start = to
	}
}

// smallSet is how many hashes sortSmallSet sorts well.
const smallSet = 1024

// sortSmallSet sorts hashes that are equal in their first bits.
func sortSmallSet(hashes []uint64, first int) {
	if len(hashes) < 96 || len(hashes) > smallSet {
		slices.Sort(hashes)
		return
	}
	shift := 64 - 10 - first
	var place [1 << 10]uint16
	for _, h := range hashes {
		place[h>>shift%(1<<10)]++
	}
	sum := uint16(0)
	for b, count := range place {
		place[b] = sum
		sum += count
	}
	var sorted [smallSet]uint64
	for _, h := range hashes {
		b := h >> shift % (1 << 10)
		sorted[place[b]%smallSet] = h
		place[b]++
	}
	copy(hashes, sorted[:])
	insertionSort(hashes, 8*len(hashes))
}

// insertionSort is for hashes that are nearly sorted. It gives up and sorts them
// in another way when it has moved more than limit.
func insertionSort(hashes []uint64, limit int) {
	for i := 1; i < len(hashes); i++ {
		h, j := hashes[i], i
		for ; j > 0 && h < hashes[j-1]; j-- {
			hashes[j] = hashes[j-1]
		}
		hashes[j] = h
		if limit -= i - j; limit < 0 {
			slices.Sort(hashes)
			return
		}
	}
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
