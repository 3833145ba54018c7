package lsh

import (
	"math/bits"
	"slices"
)

// A grouper brings rows of one feature together, and passes over features that
// only one row has, which most are: a pass by the feature's first bits makes
// buckets that stay in the first-level cache, small counters tell in each the
// features that recur, and only those are sorted.
type grouper struct {
	counters [1 << counterBits]uint8
	repeated []uint64
	spare    []uint64
}

const (
	counterBits = 16 // at most
	bucketBits  = 9
	orderBits   = 8 // by which a bucket is sorted before the rest is left to insertion
	manyRows    = 1 << 13
)

// group calls do for the rows (feature<<32 | document) of every feature that two
// or more of them have, by feature, in the order in which they came, and returns
// the number of the other features. The features agree in their bits from top
// on; rows and spare, which is as long, are overwritten.
func (g *grouper) group(rows, spare []uint64, top uint, do func(rows []uint64)) (single int) {
	shift := top - bucketBits
	if len(rows) >= fewRows {
		scatter(rows, spare, shift, bucketBits)
		rows = spare
	} else {
		slices.Sort(rows)
	}
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n]>>shift == rows[0]>>shift {
			n++
		}
		single += g.bucket(rows[:n], shift, do)
		rows = rows[n:]
	}
	return single
}

// bucket does the same for the rows of a bucket, whose features agree in their
// bits from shift on.
func (g *grouper) bucket(rows []uint64, shift uint, do func(rows []uint64)) (single int) {
	if len(rows) == 1 {
		return 1
	}
	g.repeat(rows, shift)
	single = len(rows) - len(g.repeated)
	g.order(shift - orderBits)
	for left := g.repeated; len(left) > 0; {
		n := 1
		for n < len(left) && left[n]>>32 == left[0]>>32 {
			n++
		}
		if n == 1 {
			single++
		} else {
			do(left[:n])
		}
		left = left[n:]
	}
	return single
}

// order sorts the repeated rows of a bucket by feature.
func (g *grouper) order(shift uint) {
	g.spare = slices.Grow(g.spare[:0], len(g.repeated))[:len(g.repeated)]
	if len(g.repeated) > manyRows {
		g.repeated, g.spare = sortRows(g.repeated, g.spare, 32)
		return
	}
	scatter(g.repeated, g.spare, shift, orderBits)
	g.repeated, g.spare = g.spare, g.repeated
	moves := 16 * len(g.repeated)
	for i := 1; i < len(g.repeated); i++ {
		r, j := g.repeated[i], i
		for ; j > 0 && g.repeated[j-1]>>32 > r>>32; j-- {
			g.repeated[j] = g.repeated[j-1]
		}
		g.repeated[j] = r
		if moves -= i - j; moves < 0 {
			g.repeated, g.spare = sortRows(g.repeated, g.spare, 0)
			return
		}
	}
}

// repeat collects the rows whose feature may recur: those that share a counter,
// by the bits below shift, with another row. There are four to eight counters a row.
func (g *grouper) repeat(rows []uint64, shift uint) {
	size := min(uint(bits.Len(uint(len(rows))))+2, counterBits)
	counters := g.counters[:1<<size]
	clear(counters)
	shift -= size
	mask := uint64(len(counters) - 1)
	for _, r := range rows {
		c := &counters[r>>shift&mask]
		*c += 1 - *c>>1 // up to 2
	}
	g.repeated = slices.Grow(g.repeated[:0], len(rows))[:len(rows)]
	n := 0
	for _, r := range rows {
		g.repeated[n] = r
		n += int(counters[r>>shift&mask] >> 1)
	}
	g.repeated = g.repeated[:n]
}
