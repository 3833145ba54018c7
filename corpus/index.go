package corpus

import "hash/maphash"

// An index knows the place of every document, by its number (the order in
// which documents were yielded) and by its id. The zero value is empty.
//
// Memory, for each document: 16 bytes for the place, 16 for the header of the
// id, and between 5 and 11 for the table that finds ids, which is an open hash
// table of numbers. The bytes of the id are shared with the Document that
// was yielded. A map from ids to places takes three times as much.
type index struct {
	ids    []string
	places []place
	// slots holds numbers of documents, counted from 1; 0 is free. Its length
	// is a power of two, and at most three of four slots are taken. An id is in
	// the first slot from its hash on that holds it.
	slots []uint32
	seed  maphash.Seed
}

// A place is where a document can be read again: an input and, in a container,
// the bytes of its record.
type place struct {
	offset int64
	input  int32
	size   int32
}

// find is the number of the document with this id.
func (x *index) find(id string) (n int, ok bool) {
	if len(x.slots) == 0 {
		return 0, false
	}
	held := x.slots[x.slot(id)]
	return int(held) - 1, held != 0
}

// claim gives id to the document at a place. It reports false where another
// document has it.
func (x *index) claim(id string, at place) bool {
	if len(x.ids)*4 >= len(x.slots)*3 {
		x.grow()
	}
	slot := x.slot(id)
	if held := x.slots[slot]; held != 0 {
		return x.places[held-1] == at
	}
	x.ids = append(x.ids, id)
	x.places = append(x.places, at)
	x.slots[slot] = uint32(len(x.ids))
	return true
}

// slot is where id is, or where it would be put.
func (x *index) slot(id string) int {
	mask := len(x.slots) - 1
	for i := int(maphash.String(x.seed, id)) & mask; ; i = (i + 1) & mask {
		if held := x.slots[i]; held == 0 || x.ids[held-1] == id {
			return i
		}
	}
}

// grow doubles the table and puts all ids into it again.
func (x *index) grow() {
	if len(x.slots) == 0 {
		x.seed = maphash.MakeSeed()
	}
	x.slots = make([]uint32, max(64, 2*len(x.slots)))
	for n, id := range x.ids {
		x.slots[x.slot(id)] = uint32(n + 1)
	}
}
