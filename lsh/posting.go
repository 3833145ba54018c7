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
	posters := make([]poster, workers(opts.Jobs))
	tooMany := atomic.Bool{}
	err := eachBlock(ctx, len(posters), parts, func(worker, part int) {
		w := &posters[worker]
		w.opts = opts
		w.collect(f, uint32(part))
		p.parts[part] = w.lists(p.starts[1:])
		if len(p.parts[part]) >= 1<<placeBits {
			tooMany.Store(true)
		}
	})
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
	opts   *RareOptions
	rows   []uint64 // feature<<32 | document
	spare  []uint64
	counts RareCounts
}

// collect gathers the features of a part and sorts them.
func (w *poster) collect(f *Features, part uint32) {
	w.rows = slices.Grow(w.rows[:0], f.total>>w.opts.Sample/parts*9/8)
	mask := uint32(1)<<w.opts.Sample - 1
	for doc := range uint32(f.Len()) {
		if !w.opts.skips(doc) {
			w.rows = pick(w.rows, f.of(doc), doc, part, mask)
		}
	}
	w.spare = slices.Grow(w.spare[:0], len(w.rows))[:len(w.rows)]
	w.rows, w.spare = sortRows(w.rows, w.spare, 32)
}

// pick appends the rows of those of a document's sorted hashes that belong to a
// part and have none of the bits of mask.
func pick(rows []uint64, hashes []uint32, doc, part, mask uint32) []uint64 {
	first, _ := slices.BinarySearch(hashes, part<<placeBits)
	for _, h := range hashes[first:] {
		if h>>placeBits != part {
			break
		}
		if h&mask == 0 {
			rows = append(rows, uint64(h)<<32|uint64(doc))
		}
	}
	return rows
}

// lists makes the posting lists of the sorted rows and counts in occurrences
// how many lists each document is in.
func (w *poster) lists(occurrences []uint32) []uint32 {
	var lists []uint32
	for rows := w.rows; len(rows) > 0; {
		n := 1
		for n < len(rows) && rows[n]>>32 == rows[0]>>32 {
			n++
		}
		lists = w.list(lists, rows[:n], occurrences)
		rows = rows[n:]
	}
	return slices.Clip(lists)
}

// list appends the posting list of one feature, if it is rare.
func (w *poster) list(lists []uint32, rows []uint64, occurrences []uint32) []uint32 {
	w.counts.Features++
	if len(rows) < 2 || !w.crosses(rows) {
		return lists
	}
	if len(rows) > w.opts.MaxDF {
		w.counts.FeaturesCut++
		return lists
	}
	w.counts.Rare++
	w.counts.Occurrences += len(rows)
	lists = append(lists, uint32(len(rows)))
	for _, r := range rows {
		doc := uint32(r)
		lists = append(lists, doc)
		atomic.AddUint32(&occurrences[doc], 1)
	}
	return lists
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
