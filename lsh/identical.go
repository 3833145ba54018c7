package lsh

// Identical groups the documents whose content hashes are equal. A group has
// two or more document numbers, ascending; groups are sorted by their first.
// The zero hash stands for a document without content: those are never equal
// to each other. Time and memory are linear, however large a group is.
func Identical[H comparable](hashes []H) [][]uint32 {
	var none H
	first := make(map[H]uint32, len(hashes)) // the first document of each content
	size := make(map[uint32]int)             // of groups, by their first document
	for doc, h := range hashes {
		if h == none {
			continue
		}
		if f, seen := first[h]; seen {
			size[f]++
		} else {
			first[h] = uint32(doc)
		}
	}
	groups := make([][]uint32, 0, len(size))
	place := make(map[uint32]int, len(size)) // of groups, by their first document
	for doc, h := range hashes {
		if h == none {
			continue
		}
		f := first[h]
		if f == uint32(doc) {
			if more := size[f]; more > 0 {
				place[f] = len(groups)
				groups = append(groups, append(make([]uint32, 0, 1+more), f))
			}
			continue
		}
		groups[place[f]] = append(groups[place[f]], uint32(doc))
	}
	return groups
}
