package lsh

// A Probe counts what one document shares with others. It gives the same as
// [Features.Shared] in less time: the document's features stand in a small hash
// table, behind a bitmap in which most features of the other miss. The zero
// value is ready for Set. It takes 20 kB and is not safe for concurrent use.
type Probe struct {
	features *Features
	hashes   []uint32                    // of the document
	marks    [1 << (markBits - 6)]uint64 // by the upper bits of a hash
	table    [1 << tableBits]uint32      // by the upper bits too, open addressed; 0 is free
	zero     bool                        // 0 is one of the hashes
}

const (
	markBits   = 15
	tableBits  = 12
	mostMarked = 1 << (tableBits - 1) // features of a document that a Probe has room for
)

// Set makes doc, of f, the document that others are compared with.
func (p *Probe) Set(f *Features, doc uint32) {
	p.features, p.hashes, p.zero = f, f.of(doc), false
	if len(p.hashes) > mostMarked {
		return
	}
	clear(p.marks[:])
	clear(p.table[:])
	for _, h := range p.hashes {
		p.marks[h>>(32-markBits)/64] |= 1 << (h >> (32 - markBits) % 64)
		at := h >> (32 - tableBits)
		for p.table[at] != 0 {
			at = (at + 1) % (1 << tableBits)
		}
		p.table[at] = h
		p.zero = p.zero || h == 0
	}
}

// Shared is the number of features that the document shares with another one of
// the same Features.
func (p *Probe) Shared(doc uint32) int {
	others := p.features.of(doc)
	if len(p.hashes) > mostMarked {
		return shared(p.hashes, others)
	}
	n := 0
	for _, h := range others {
		if p.marks[h>>(32-markBits)/64]>>(h>>(32-markBits)%64)&1 == 1 && p.has(h) {
			n++
		}
	}
	return n
}

func (p *Probe) has(h uint32) bool {
	if h == 0 {
		return p.zero
	}
	at := h >> (32 - tableBits)
	for p.table[at] != 0 && p.table[at] != h {
		at = (at + 1) % (1 << tableBits)
	}
	return p.table[at] == h
}
