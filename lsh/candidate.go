package lsh

import "math"

// A ViewSet is a set of views, one bit each. Callers with several rare views
// give them bits of their own, from Rare upwards.
type ViewSet uint8

const (
	Near ViewSet = 1 << iota // the view of whole signatures
	Rare                     // the (first) view of rare features
)

// A Candidate is a candidate pair: two documents worth comparing. It is 16 bytes.
type Candidate struct {
	A, B  uint32  // document numbers, A < B
	Views ViewSet // the views that proposed the pair
	// Agree is the number of signature values that agree, where the near view
	// proposed the pair, else 0. Over the signature's length it estimates the
	// resemblance.
	Agree uint16
	// Weight is the rarity of the features that the pair shares, summed over
	// them and over the rare views, in 1/64 bit.
	Weight uint32
}

// Merge unites candidates of several views, each sorted by A, then B, and
// without duplicates, as the joins return them. So is the result. A pair that
// several views propose has the views of all, the sum of the weights and the
// highest Agree.
func Merge(views ...[]Candidate) []Candidate {
	heads := make([][]Candidate, 0, len(views))
	longest := 0
	for _, v := range views {
		if len(v) > 0 {
			heads = append(heads, v)
			longest = max(longest, len(v))
		}
	}
	merged := make([]Candidate, 0, longest)
	for len(heads) > 0 {
		first := heads[0][0].pair()
		for _, h := range heads[1:] {
			first = min(first, h[0].pair())
		}
		united := Candidate{A: uint32(first >> 32), B: uint32(first)}
		left := heads[:0]
		for _, h := range heads {
			if h[0].pair() == first {
				united.add(h[0])
				h = h[1:]
			}
			if len(h) > 0 {
				left = append(left, h)
			}
		}
		heads = left
		merged = append(merged, united)
	}
	return merged
}

// add unites c with what another view says of the same pair.
func (c *Candidate) add(other Candidate) {
	c.Views |= other.Views
	c.Agree = max(c.Agree, other.Agree)
	c.Weight = uint32(min(uint64(c.Weight)+uint64(other.Weight), math.MaxUint32))
}

// pair packs the two numbers so that packed pairs sort by A, then B.
func (c Candidate) pair() uint64 { return packPair(c.A, c.B) }

func packPair(a, b uint32) uint64 {
	return uint64(min(a, b))<<32 | uint64(max(a, b))
}
