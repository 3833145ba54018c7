package boilerplate

// A wordMap holds something for each of a few words, by their hashes. Most other
// words are told apart by a few bits. The zero value is empty; once filled it is safe
// for concurrent use.
type wordMap[T any] struct {
	known map[uint64]T
	bits  [1 << 14 / 64]uint64
}

// at is the bit of a word.
func (m *wordMap[T]) at(word uint64) (bits *uint64, mask uint64) {
	return &m.bits[word>>56], 1 << (word >> 50 % 64)
}

func (m *wordMap[T]) put(word uint64, x T) {
	if m.known == nil {
		m.known = map[uint64]T{}
	}
	m.known[word] = x
	bits, mask := m.at(word)
	*bits |= mask
}

// get returns what is held for a word, else the zero value.
func (m *wordMap[T]) get(word uint64) (x T) {
	if bits, mask := m.at(word); *bits&mask != 0 {
		x = m.known[word]
	}
	return x
}
