package lsh

import "slices"

// Features holds the features of a set of documents, those of a rare view. It
// takes 4 bytes a feature and 4 a document, so 260 bytes a document at 64
// features. The zero value is empty. Adding is not safe for concurrent use;
// reading is.
//
// Hashes are folded to 32 bits. Among 30 million distinct features 0.7% share
// their hash with another one, which costs a document now and then one of its
// features and makes no pair where two or more have to be shared.
type Features struct {
	blocks []featureBlock
	docs   uint32
	total  int
}

// A featureBlock holds the features of consecutive documents.
type featureBlock struct {
	first  uint32   // document
	ends   []uint32 // where each document's hashes end
	hashes []uint32
}

const (
	blockDocs     = 1 << 12 // documents in a block, at most
	blockFeatures = 1 << 20 // features in a block, from which on it is full
)

// Add adds the features of the next document and returns its number. Features
// are a set: repetition does not count. hashes is not kept.
func (f *Features) Add(hashes []uint64) uint32 {
	doc := f.docs
	f.docs++
	f.total += len(hashes)
	b := f.lastBlock(doc)
	for _, h := range hashes {
		b.hashes = append(b.hashes, fold(h))
	}
	b.ends = append(b.ends, uint32(len(b.hashes)))
	return doc
}

// lastBlock returns the block for the next document, a new one if the last is full.
func (f *Features) lastBlock(doc uint32) *featureBlock {
	guess := 0
	if n := len(f.blocks); n > 0 {
		b := &f.blocks[n-1]
		if len(b.ends) < blockDocs && len(b.hashes) < blockFeatures {
			return b
		}
		// The next block will be about as long. This one will not grow any more.
		guess = len(b.hashes) + len(b.hashes)/16
		b.hashes = slices.Clone(b.hashes)
	}
	f.blocks = append(f.blocks, featureBlock{
		first:  doc,
		ends:   make([]uint32, 0, blockDocs),
		hashes: make([]uint32, 0, min(guess, blockFeatures)),
	})
	return &f.blocks[len(f.blocks)-1]
}

// Len is the number of documents added.
func (f *Features) Len() int { return int(f.docs) }

// of returns the hashes of the document at index i of the block.
func (b *featureBlock) of(i int) []uint32 {
	start := uint32(0)
	if i > 0 {
		start = b.ends[i-1]
	}
	return b.hashes[start:b.ends[i]]
}

// fold takes a hash to 32 bits that depend on all of its bits, so that features
// may have been sampled by the size of their hash or by any of its bits.
func fold(h uint64) uint32 { return uint32(h * 0x9E3779B97F4A7C15 >> 32) }
