package lsh

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
)

// Posting lists are kept in parts by the upper bits of the feature, so that a
// sixteenth of the features is sorted at a time.
const (
	partBits  = 4
	parts     = 1 << partBits
	placeBits = 32 - partBits
)

// postings are the posting lists of the rare features, and for every document
// the places of the lists it is in. Both take 4 bytes an occurrence; a list has
// 4 bytes more.
//
//	parts[p]: n doc doc doc | n doc doc | ...    n documents, ascending
//	places[starts[d]:starts[d+1]]: part<<28 | index of n in that part
type postings struct {
	parts  [parts][]uint32
	starts []uint32
	places []uint32
}

// ErrTooManyFeatures says that a set of documents has more features than one
// rare view can hold: about four thousand million occurrences, or 268 million
// in a sixteenth of the rare ones. Sample the features.
var ErrTooManyFeatures = errors.New("lsh: too many features for a rare view")

// post makes the posting lists.
func post(ctx context.Context, f *Features, opts *RareOptions) (*postings, RareCounts, error) {
	p := &postings{starts: make([]uint32, f.Len()+1)}
	posters := make([]poster, min(workers(opts.Jobs), parts))
	tooMany := atomic.Bool{}
	// A worker takes parts that follow each other, so that it knows where in a
	// document's features the next part begins.
	err := eachBlock(ctx, len(posters), len(posters), func(_, worker int) {
		w := &posters[worker]
		*w = poster{opts: opts, next: make([]uint32, f.Len())}
		for part := parts * worker / len(posters); part < parts*(worker+1)/len(posters) && ctx.Err() == nil; part++ {
			w.collect(f, uint32(part))
			w.lists(p.starts[1:])
			p.parts[part] = slices.Clone(w.made)
			if len(p.parts[part]) >= 1<<placeBits {
				tooMany.Store(true)
			}
		}
	})
	if err == nil {
		err = ctx.Err()
	}
	var counts RareCounts
	for i := range posters {
		counts.Features += posters[i].counts.Features
		counts.Rare += posters[i].counts.Rare
		counts.FeaturesCut += posters[i].counts.FeaturesCut
		counts.Occurrences += posters[i].counts.Occurrences
	}
	if err == nil && (tooMany.Load() || counts.Occurrences >= 1<<32) {
		err = ErrTooManyFeatures
	}
	if err != nil {
		return nil, RareCounts{}, err
	}
	return p, counts, p.invert(ctx, len(posters))
}

// A poster is one worker that makes posting lists.
type poster struct {
	opts    *RareOptions
	next    []uint32 // by document: where among its features the next part begins
	rows    []uint64 // feature<<32 | document, of a part
	spare   []uint64
	made    []uint32 // the lists of a part, while they grow
	buckets grouper
	counts  RareCounts
	fetched uint32 // what fetch read, so that it is not left out
}

// collect gathers the features of a part, by document.
func (w *poster) collect(f *Features, part uint32) {
	w.rows = slices.Grow(w.rows[:0], f.total>>w.opts.Sample/parts*9/8)
	mask := uint32(1)<<w.opts.Sample - 1
	for doc := range uint32(f.Len()) {
		w.fetch(f, doc+fetchAhead)
		hashes := f.of(doc)
		at := w.next[doc]
		if at == 0 {
			at = begin(hashes, part)
		}
		for ; int(at) < len(hashes) && hashes[at]>>placeBits == part; at++ {
			if hashes[at]&mask == 0 && !w.opts.skips(doc) {
				w.rows = append(w.rows, uint64(hashes[at])<<32|uint64(doc))
			}
		}
		w.next[doc] = at
	}
	w.spare = slices.Grow(w.spare[:0], cap(w.rows))[:len(w.rows)]
}

// fetchAhead is how many documents ahead of the one at hand features are asked of
// the memory, which answers many questions at once but each after a while.
const fetchAhead = 8

// fetch reads the first feature that a document has in the next part.
func (w *poster) fetch(f *Features, doc uint32) {
	if int(doc) < f.Len() {
		if hashes := f.of(doc); int(w.next[doc]) < len(hashes) {
			w.fetched ^= hashes[w.next[doc]]
		}
	}
}

// begin is where in sorted hashes a part begins.
func begin(hashes []uint32, part uint32) uint32 {
	if part == 0 {
		return 0
	}
	first, _ := slices.BinarySearch(hashes, part<<placeBits)
	return uint32(first)
}

// lists makes the posting lists of the rows collected and counts in occurrences
// how many lists each document is in.
func (w *poster) lists(occurrences []uint32) {
	w.made = w.made[:0]
	w.counts.Features += w.buckets.group(w.rows, w.spare, 32+placeBits, func(rows []uint64) { w.list(rows, occurrences) })
}

// list makes the posting list of one feature, if it is rare.
func (w *poster) list(rows []uint64, occurrences []uint32) {
	w.counts.Features++
	if !w.crosses(rows) {
		return
	}
	if len(rows) > w.opts.MaxDF {
		w.counts.FeaturesCut++
		return
	}
	w.counts.Rare++
	w.counts.Occurrences += len(rows)
	w.made = append(w.made, uint32(len(rows)))
	for _, r := range rows {
		doc := uint32(r)
		w.made = append(w.made, doc)
		atomic.AddUint32(&occurrences[doc], 1)
	}
}

// crosses reports whether the documents of a feature can be a pair at all.
func (w *poster) crosses(rows []uint64) bool {
	sides := w.opts.Sides
	if sides == nil {
		return true
	}
	for _, r := range rows[1:] {
		if sides[uint32(r)] != sides[uint32(rows[0])] {
			return true
		}
	}
	return false
}

// invert fills places, given in starts[d+1] the number of lists of document d.
// The order of a document's places is not fixed.
func (p *postings) invert(ctx context.Context, workers int) error {
	total := uint32(0)
	for d := range p.starts {
		total += p.starts[d]
		p.starts[d] = total
	}
	p.places = make([]uint32, total)
	next := slices.Clone(p.starts)
	return eachBlock(ctx, workers, parts, func(_, part int) {
		lists := p.parts[part]
		for at := 0; at < len(lists); {
			place := uint32(part<<placeBits | at)
			n := int(lists[at])
			for _, doc := range lists[at+1 : at+1+n] {
				p.places[atomic.AddUint32(&next[doc], 1)-1] = place
			}
			at += 1 + n
		}
	})
}
