package lsh

import "slices"

const (
	digitBits = 11  // 2,048 counters: they and the write heads stay in the first-level cache
	fewRows   = 256 // below this a comparison sort is faster
)

// sortRows sorts rows by their bits [from, 64), given that they are already in
// the order of their bits [0, from): a least-significant-digit radix sort in
// passes of 11 bits. Digits that are equal in all rows cost no pass, so that
// leading zeros are free. It returns the sorted rows and the other buffer,
// which are rows and spare or the other way round; spare has the length of rows.
func sortRows(rows, spare []uint64, from uint) (sorted, other []uint64) {
	if len(rows) < fewRows {
		slices.Sort(rows)
		return rows, spare
	}
	var varies uint64
	for _, r := range rows {
		varies |= r ^ rows[0]
	}
	for shift := from; shift < 64; shift += digitBits {
		if varies>>shift&(1<<digitBits-1) != 0 {
			scatter(rows, spare, shift, digitBits)
			rows, spare = spare, rows
		}
	}
	return rows, spare
}

// scatter copies from to to in the order of the digit of some bits, digitBits at
// most, at shift, keeping the order of rows with equal digits.
func scatter(from, to []uint64, shift, digit uint) {
	var heads [1 << digitBits]uint32
	mask := uint64(1)<<min(digit, digitBits) - 1
	for _, r := range from {
		heads[r>>shift&mask%(1<<digitBits)]++
	}
	next := uint32(0)
	for i, n := range heads[:mask+1] {
		heads[i] = next
		next += n
	}
	for _, r := range from {
		head := &heads[r>>shift&mask%(1<<digitBits)]
		to[*head] = r
		*head++
	}
}
