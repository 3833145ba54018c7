package boilerplate

import (
	"math/bits"
	"slices"
)

// Pages of some sites end with teasers of other stories, which change every few
// days: too few articles have one of them for it to recur as other boilerplate
// does. But such a site gives itself away. The last blocks of its articles are
// those of other articles too, far more often than the blocks further up, where
// only stories told twice recur.
//
// A slot is the place of a block counted from the end, 0 for the last one; what
// is boilerplate by other signs has none. A block recurs in its slot where another
// article of the outlet has it there or nearby. An outlet has as many foot slots
// as have, from the last one up, blocks that recur at least three times as often
// as those above all foot slots, the last one in at least a twentieth of the
// articles. Their blocks are short, and of all words of the articles with a foot at
// most a quarter: else what recurs are stories. Articles whose outlet is not known
// count as one outlet's.
//
// The foot of an article is what recurs in these slots, from the last block up to
// the first that does not. It is rare boilerplate where two articles that have it differ
// above it.

// feet are the feet of the documents of a learner.
type feet struct {
	*learner
	*partition
	count  []int    // by part: scratch, all zero between uses
	tops   []int32  // by document: where its slots begin
	placed []uint64 // a bit for the hash of each block that has a slot: most sentences miss here
	recurs []uint16 // by document: the slots that recur, a bit for each
	slots  []int    // by outlet: how many are foot slots
}

// learnFeet adds the feet of the documents to the rare boilerplate.
func (l *learner) learnFeet(p *partition) {
	f := &feet{
		learner: l, partition: p, count: make([]int, len(p.names)),
		tops: make([]int32, len(l.articles)), recurs: make([]uint16, len(l.articles)), slots: make([]int, len(p.names)),
	}
	f.findTops(l.docs)
	f.place(l.docs)
	eachHash(l.units, 2, func(hash uint64, docs []uint32) { f.recurInSlots(Block(hash), docs) })
	f.countSlots(l.docs)
	f.dropLongFeet(l.docs)
	eachHash(l.units, 2, func(hash uint64, docs []uint32) {
		docs = f.inFeet(Block(hash), docs)
		if !Block(hash).Quoted() && f.differ(docs) {
			l.rules.tables[rare].add(hash, Cause{kind: atEnd, count: len(docs), scope: p.names[p.of[docs[0]]]})
		}
	})
}

// known reports whether a block is boilerplate by other signs.
func (f *feet) known(b Block) bool {
	_, known := f.rules.tables[masked][uint64(b)]
	return known
}

// findTops notes where the slots of the documents begin.
func (f *feet) findTops(docs []uint32) {
	for _, d := range docs {
		blocks := f.articles[d].Blocks
		i := len(blocks)
		for n := 0; i > 1 && n < 2*footSlots; {
			i--
			if !f.known(blocks[i]) {
				n++
			}
		}
		f.tops[d] = int32(i)
	}
}

// eachSlot calls do for the blocks of a document that have a slot, from the last up.
func (f *feet) eachSlot(doc uint32, do func(slot int, b Block)) {
	blocks := f.articles[doc].Blocks
	n := 0
	for i := len(blocks) - 1; i >= int(f.tops[doc]); i-- {
		if !f.known(blocks[i]) {
			do(n, blocks[i])
			n++
		}
	}
}

// place notes which blocks have a slot.
func (f *feet) place(docs []uint32) {
	f.placed = make([]uint64, 1<<bits.Len(uint(len(docs))))
	for _, d := range docs {
		for _, b := range f.articles[d].Blocks[f.tops[d]:] {
			word, bit := f.placeOf(b)
			f.placed[word] |= bit
		}
	}
}

// placeOf is where in placed the bit of a block is.
func (f *feet) placeOf(b Block) (word int, bit uint64) {
	h := uint64(b) >> 16
	return int(h >> 6 & uint64(len(f.placed)-1)), 1 << (h % 64)
}

// slot is the slot of a block of a document; 2*footSlots if it is further up.
func (f *feet) slot(b Block, doc uint32) int {
	found := 2 * footSlots
	if slices.Contains(f.articles[doc].Blocks[f.tops[doc]:], b) {
		f.eachSlot(doc, func(slot int, other Block) {
			if other == b {
				found = min(found, slot)
			}
		})
	}
	return found
}

// recurInSlots notes where a block that these documents have recurs: in two
// documents of an outlet in slots that may belong to a foot, or in two in the
// slots above these.
func (f *feet) recurInSlots(b Block, docs []uint32) {
	if word, bit := f.placeOf(b); f.placed[word]&bit == 0 || f.known(b) || b.Words() > footWords {
		return
	}
	slots := make([]int, len(docs))
	for i, d := range docs {
		slots[i] = f.slot(b, d)
	}
	for zone := range 2 {
		for i, d := range docs {
			if slots[i]/footSlots == zone {
				f.count[f.of[d]]++
			}
		}
		for i, d := range docs {
			if slots[i]/footSlots == zone && f.count[f.of[d]] > 1 {
				f.recurs[d] |= 1 << slots[i]
			}
		}
		for _, d := range docs {
			f.count[f.of[d]] = 0
		}
	}
}

// countSlots finds how many foot slots each outlet has.
func (f *feet) countSlots(docs []uint32) {
	tallies := make([]tally, len(f.names))
	for _, d := range docs {
		t := &tallies[f.of[d]]
		f.eachSlot(d, func(slot int, _ Block) {
			t.has[slot]++
			t.recurs[slot] += int(f.recurs[d] >> slot & 1)
		})
	}
	for outlet := range tallies {
		f.slots[outlet] = tallies[outlet].footSlots()
	}
}

// A tally counts the articles of an outlet that have a slot, and those where it
// recurs.
type tally struct{ has, recurs [2 * footSlots]int }

func (t *tally) footSlots() int {
	if float64(t.recurs[0]) < footShare*float64(t.has[0]) {
		return 0
	}
	has, recurs := 0, 0
	for i := footSlots; i < 2*footSlots; i++ {
		has += t.has[i]
		recurs += t.recurs[i]
	}
	n := 0
	for n < footSlots && t.recurs[n] >= leastRecurring && t.recurs[n]*has >= footTimes*recurs*t.has[n] {
		n++
	}
	return n
}

// dropLongFeet takes the foot slots from outlets whose feet are too large a part
// of the articles that have one.
func (f *feet) dropLongFeet(docs []uint32) {
	all, foot := make([]int, len(f.names)), make([]int, len(f.names))
	for _, d := range docs {
		if f.height(d) > 0 {
			a, b := f.words(d)
			all[f.of[d]] += a
			foot[f.of[d]] += b
		}
	}
	for outlet := range f.slots {
		if float64(foot[outlet]) > footPart*float64(all[outlet]) {
			f.slots[outlet] = 0
		}
	}
}

// height is the number of slots that the foot of a document takes.
func (f *feet) height(doc uint32) int {
	n := 0
	for n < f.slots[f.of[doc]] && f.recurs[doc]>>n&1 == 1 {
		n++
	}
	return n
}

// inFeet returns those of the documents that have the block in their foot.
func (f *feet) inFeet(b Block, docs []uint32) []uint32 {
	return slices.DeleteFunc(docs, func(d uint32) bool {
		n := f.height(d)
		return n == 0 || f.slot(b, d) >= n
	})
}

// differ reports whether two of the documents differ above their feet. The first
// is compared with some of the others.
func (f *feet) differ(docs []uint32) bool {
	if len(docs) == 0 {
		return false
	}
	first := docs[0]
	for _, d := range docs[1:min(len(docs), sampledDocs)] {
		if float64(f.grams.Shared(first, d)) <= min(f.mayShare(first), f.mayShare(d)) {
			return true
		}
	}
	return false
}

// mayShare is how many of its grams a document may share with one that is
// different above its foot.
func (f *feet) mayShare(doc uint32) float64 {
	words, foot := f.words(doc)
	share := float64(foot) / float64(max(1, words))
	return (share + footRest*(1-share)) * float64(f.grams.Count(doc))
}

// words counts the words of a document, and those in its foot.
func (f *feet) words(doc uint32) (all, foot int) {
	for _, b := range f.articles[doc].Blocks {
		all += b.Words()
	}
	height := f.height(doc)
	f.eachSlot(doc, func(slot int, b Block) {
		if slot < height {
			foot += b.Words()
		}
	})
	return all, foot
}
