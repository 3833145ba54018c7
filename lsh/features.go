package lsh

import (
	"slices"
)

// Features holds the features of a set of documents, those of one view: for
// each document the sorted distinct hashes of its features. It takes 4 bytes a
// feature and 12 a document, so 268 bytes a document at 64 features. The zero
// value is empty. Adding is not safe for concurrent use; reading is. Workers
// that read different documents fill a Features each and [Features.Append] puts
// them one behind the other.
//
// Hashes are folded to 32 bits. Among 30 million distinct features 0.7% share
// their hash with another one, which costs a document now and then one of its
// features and makes no pair where two or more have to be shared.
type Features struct {
	chunks [][]uint32
	places []place // by document
	total  int
}

// A place says where in the chunks a document's hashes are.
type place struct{ chunk, first, count uint32 }

// chunkFeatures is how many features fill a chunk.
const chunkFeatures = 1 << 18

// Add adds the features of the next document and returns its number. Features
// are a set: repetition does not count. hashes is not kept.
func (f *Features) Add(hashes []uint64) uint32 {
	chunk := f.chunk(len(hashes))
	first := len(*chunk)
	*chunk = slices.Grow(*chunk, len(hashes))[:first+len(hashes)]
	added := (*chunk)[first:]
	sortFolded(added, hashes)
	added = slices.Compact(added)
	*chunk = (*chunk)[:first+len(added)]
	f.total += len(added)
	f.places = append(f.places, place{uint32(len(f.chunks) - 1), uint32(first), uint32(len(added))})
	return uint32(len(f.places) - 1)
}

// sortFolded sets dst, which is as long, to the folded hashes, sorted. Up to
// 4,096 it puts them into 256 buckets by their upper bits, which are as good as
// random, and sorts what is left by insertion: five times faster than comparing.
func sortFolded(dst []uint32, hashes []uint64) {
	if len(hashes) > 1<<12 {
		for i, h := range hashes {
			dst[i] = fold(h)
		}
		sortLong(dst)
		return
	}
	var heads [256]uint16
	for _, h := range hashes {
		heads[fold(h)>>24]++
	}
	next := uint16(0)
	for i, n := range heads {
		heads[i] = next
		next += n
	}
	for _, h := range hashes {
		f := fold(h)
		head := &heads[f>>24]
		dst[*head] = f
		*head++
	}
	for i := 1; i < len(dst); i++ {
		h := dst[i]
		j := i
		for ; j > 0 && dst[j-1] > h; j-- {
			dst[j] = dst[j-1]
		}
		dst[j] = h
	}
}

// sortLong sorts in three passes of 11 bits, in linear time.
func sortLong(hashes []uint32) {
	from, to := hashes, make([]uint32, len(hashes))
	for shift := 0; shift < 32; shift += digitBits {
		var heads [1 << digitBits]uint32
		for _, h := range from {
			heads[h>>shift%(1<<digitBits)]++
		}
		next := uint32(0)
		for i, n := range heads {
			heads[i] = next
			next += n
		}
		for _, h := range from {
			head := &heads[h>>shift%(1<<digitBits)]
			to[*head] = h
			*head++
		}
		from, to = to, from
	}
	copy(hashes, from)
}

// chunk returns the chunk for the next document: a new one if the last is full.
func (f *Features) chunk(hashes int) *[]uint32 {
	n := len(f.chunks)
	if n == 0 || len(f.chunks[n-1])+hashes > chunkFeatures && len(f.chunks[n-1]) > 0 {
		f.chunks = append(f.chunks, nil)
		n++
	}
	return &f.chunks[n-1]
}

// Append adds the documents of g behind those of f, in their order. It takes
// over the memory of g, which is empty afterwards. What is added to f after that
// goes into memory of its own.
func (f *Features) Append(g *Features) {
	base := uint32(len(f.chunks))
	f.chunks = append(f.chunks, g.chunks...)
	for _, p := range g.places {
		p.chunk += base
		f.places = append(f.places, p)
	}
	f.total += g.total
	*g = Features{}
}

// Reorder renumbers the documents: the i-th becomes the one that had number
// order[i]. Features without documents stay empty.
func (f *Features) Reorder(order []uint32) {
	if len(f.places) == 0 {
		return
	}
	places := make([]place, len(order))
	total := 0
	for i, from := range order {
		places[i] = f.places[from]
		total += int(places[i].count)
	}
	f.places, f.total = places, total
}

// Len is the number of documents added.
func (f *Features) Len() int { return len(f.places) }

// Count is the number of features of a document.
func (f *Features) Count(doc uint32) int { return int(f.places[doc].count) }

// Shared is the number of features that both documents have: the exact size of
// the intersection, found by walking through both, in one to two µs for a few
// hundred features.
func (f *Features) Shared(a, b uint32) int { return shared(f.of(a), f.of(b)) }

// shared is the size of the intersection of two sorted sets.
func shared(x, y []uint32) int {
	n, i, j := 0, 0, 0
	for i < len(x) && j < len(y) {
		p, q := x[i], y[j]
		// No branches: which of the two is lower cannot be predicted.
		lower, higher := int((uint64(p)-uint64(q))>>63), int((uint64(q)-uint64(p))>>63)
		n += 1 - lower - higher
		i += 1 - higher
		j += 1 - lower
	}
	return n
}

// of returns the hashes of a document, sorted and distinct.
func (f *Features) of(doc uint32) []uint32 {
	p := f.places[doc]
	return f.chunks[p.chunk][p.first : p.first+p.count]
}

// fold takes a hash to 32 bits that depend on all of its bits, so that features
// may have been sampled by the size of their hash or by any of its bits.
func fold(h uint64) uint32 { return uint32(h * 0x9E3779B97F4A7C15 >> 32) }

// Folded is the hash that stands for h among those that Hashes returns.
func Folded(h uint64) uint32 { return fold(h) }

// Sample keeps the features whose lower bits are 0, one in 2^bits of them in all
// documents. What two documents share is sampled at the same rate.
func (f *Features) Sample(bits uint) {
	mask := uint32(1)<<bits - 1
	old := *f
	*f = Features{places: old.places}
	for doc := range f.places {
		hashes := old.of(uint32(doc))
		kept := uint32(0)
		chunk := f.chunk(len(hashes))
		first := uint32(len(*chunk))
		for _, h := range hashes {
			if h&mask == 0 {
				*chunk = append(*chunk, h)
				kept++
			}
		}
		from := &f.places[doc]
		if doc+1 == len(f.places) || f.places[doc+1].chunk != from.chunk {
			old.chunks[from.chunk] = nil // free
		}
		*from = place{uint32(len(f.chunks) - 1), first, kept}
		f.total += int(kept)
	}
	f.clip()
}

// clip gives back the memory that was taken for features to come.
func (f *Features) clip() {
	for i, c := range f.chunks {
		if cap(c) > len(c)+len(c)/16 {
			f.chunks[i] = append(make([]uint32, 0, len(c)), c...)
		}
	}
}

// Take returns the documents of f in memory of their size and empties f, whose
// own memory is used for those that follow.
func (f *Features) Take() Features {
	taken := Features{chunks: make([][]uint32, len(f.chunks)), places: slices.Clone(f.places), total: f.total}
	for i, c := range f.chunks {
		taken.chunks[i] = append(make([]uint32, 0, len(c)), c...)
	}
	if len(f.chunks) > 0 && cap(f.chunks[0]) <= 2*chunkFeatures {
		f.chunks[0] = f.chunks[0][:0]
		f.chunks = f.chunks[:1]
	} else {
		f.chunks = nil
	}
	f.places, f.total = f.places[:0], 0
	return taken
}

// Total is the number of features of all documents.
func (f *Features) Total() int { return f.total }

// Hashes are the features of a document as they are kept, folded to 32 bits,
// sorted and distinct. The slice is not to be changed.
func (f *Features) Hashes(doc uint32) []uint32 { return f.of(doc) }

// AddFolded adds the features of the next document as Hashes returned them.
func (f *Features) AddFolded(hashes []uint32) {
	chunk := f.chunk(len(hashes))
	first := len(*chunk)
	*chunk = append(*chunk, hashes...)
	f.total += len(hashes)
	f.places = append(f.places, place{uint32(len(f.chunks) - 1), uint32(first), uint32(len(hashes))})
}
