package propose

import (
	"encoding/binary"
	"errors"
	"slices"

	"reprint/lsh"
	"reprint/shingle"
)

// The rare views: what two documents have to share to be proposed, beside being
// alike as a whole.
const (
	grams   = iota // word 5-grams of own words
	triples        // unordered triples of the five rarest stems of a sentence
	stems          // content stems
	numViews
)

var viewNames = [numViews]string{"gram", "triple", "stem"}

// views are the views' bits in a candidate.
var views = [numViews]lsh.ViewSet{lsh.Rare, lsh.Rare << 1, lsh.Rare << 2}

// cut appends the hashes of a text's features in a view.
func cut(dst []uint64, t *shingle.Text, view int) []uint64 {
	switch view {
	case grams:
		return shingle.Grams(dst, t, gramWords, true)
	case triples:
		return shingle.RareTriples(dst, t)
	}
	return shingle.ContentStems(dst, t)
}

// Features are what is needed of one document to propose its pairs: in each view
// the sorted distinct hashes of its features. A text of 750 words has 600 grams,
// 350 triples and 250 stems, 4.8 kB. It is a value: it depends on the text and its
// masks alone, and can be kept in an index.
type Features [numViews][]uint32

// FeaturesOf cuts a text. Masked and quoted words have no features.
func FeaturesOf(t *shingle.Text) Features {
	var s Set
	s.Add(t)
	return s.Features(0)
}

// featuresVersion is the first byte of encoded features.
const featuresVersion = 1

var errFeatures = errors.New("propose: not the encoding of features")

// MarshalBinary writes the version, then for each view the number of hashes and
// their differences, all as variable-length integers. It never fails. Equal
// features have equal bytes.
func (f *Features) MarshalBinary() ([]byte, error) {
	out := []byte{featuresVersion}
	for _, hashes := range f {
		out = binary.AppendUvarint(out, uint64(len(hashes)))
		before := uint32(0)
		for _, h := range hashes {
			out = binary.AppendUvarint(out, uint64(h-before))
			before = h
		}
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (f *Features) UnmarshalBinary(data []byte) error {
	if len(data) == 0 || data[0] != featuresVersion {
		return errFeatures
	}
	data = data[1:]
	var read Features
	for view := range read {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)) {
			return errFeatures
		}
		data = data[size:]
		hash := uint64(0)
		for i := range n {
			step, size := binary.Uvarint(data)
			if hash += step; size <= 0 || step > 1<<32 || hash >= 1<<32 || i > 0 && step == 0 {
				return errFeatures
			}
			data = data[size:]
			read[view] = append(read[view], uint32(hash))
		}
	}
	if len(data) > 0 {
		return errFeatures
	}
	*f = read
	return nil
}

// A Set holds the features of many documents, numbered as they are added. Counts
// of what documents share are exact, or of exact samples: where a view has more
// than mostFeatures, only one feature in 2, 4, 8... is kept, in all documents, so
// that the views never take more than 2 GB, and 1.5 kB a document at a million of
// them. The zero value is empty. Adding is not safe for concurrent use.
type Set struct {
	views   [numViews]lsh.Features
	rate    Rates
	sampled [numViews]int // features that were not kept
	most    int           // features of a view before it is sampled, 0 for mostFeatures
	hashes  []uint64      // scratch
	near    bool
}

// NewSet returns an empty set. With near it keeps grams alone: all that the
// search for near-duplicates needs.
func NewSet(near bool) *Set { return &Set{near: near} }

// Grams are the grams of the documents, which learning boilerplate asks for.
func (s *Set) Grams() *lsh.Features { return &s.views[grams] }

// Rates say for each view at which rate it is sampled: one feature in 2^rate is kept.
type Rates [numViews]uint

// Rates are those at which the set is sampled.
func (s *Set) Rates() Rates { return s.rate }

// Add adds the features of the next document; nil is one without, as that of a
// text that is too short.
func (s *Set) Add(t *shingle.Text) {
	for view := range s.views {
		if s.near && view != grams {
			continue
		}
		s.hashes = s.hashes[:0]
		if t != nil {
			s.hashes = cut(s.hashes, t, view)
		}
		s.views[view].Add(s.hashes)
	}
}

// AddFeatures adds features that were made earlier, as the next document.
func (s *Set) AddFeatures(f *Features) {
	for view := range s.views {
		if !s.near || view == grams {
			s.views[view].AddFolded(f[view])
		}
	}
}

// Features are those of one document, as long as the set is not sampled.
func (s *Set) Features(doc uint32) Features {
	var f Features
	for view := range f {
		f[view] = slices.Clone(s.views[view].Hashes(doc))
	}
	return f
}

// Take returns the documents of s, sampled at the rates, in memory of their size,
// and empties s, whose own memory is used for those that follow. Sampling early is
// work that Append needs not do.
func (s *Set) Take(rates Rates) *Set {
	taken := &Set{near: s.near, rate: rates}
	for view := range s.views {
		found := s.views[view].Total()
		taken.views[view] = s.views[view].Take()
		if rates[view] > 0 {
			taken.views[view].Sample(rates[view])
		}
		taken.sampled[view] = found - taken.views[view].Total()
	}
	return taken
}

// Append adds the documents of t behind those of s and takes over their memory.
// Rates grow with what there is, so that in the end they depend on all documents
// and not on their order.
func (s *Set) Append(t *Set) {
	most := s.most
	if most == 0 {
		most = mostFeatures
	}
	for i := range s.views {
		view := &s.views[i]
		both := view.Total() + t.views[i].Total() + t.sampled[i]
		if s.rate[i] > t.rate[i] {
			t.views[i].Sample(s.rate[i])
		}
		view.Append(&t.views[i])
		for view.Total() > most {
			s.rate[i]++
			view.Sample(s.rate[i])
		}
		s.sampled[i] += both - view.Total()
	}
}

// Reorder renumbers the documents: the i-th becomes the one with number order[i].
func (s *Set) Reorder(order []uint32) {
	for i := range s.views {
		s.views[i].Reorder(order)
	}
}
