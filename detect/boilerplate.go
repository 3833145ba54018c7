package detect

import (
	"reprint/shingle"
)

// boilerplate holds the hashes of text blocks that recur over a folder: site
// furniture. A block counts where it stands in at least leastRecurring
// documents, and in 30% of one outlet's documents or 1% of the folder.
type boilerplate map[uint64]int

const leastRecurring = 5

// learn finds the furniture of the documents read. A document counts once for
// each text, so that copies of one article make no furniture of it.
func learn(reads []*read) boilerplate {
	docs := map[uint64]int{}
	byOutlet := map[string]map[uint64]int{}
	outletDocs := map[string]int{}
	bodies := map[[32]byte]bool{}
	copies := map[uint64]map[uint64]bool{} // block -> distinct longest blocks beside it
	total := 0
	for _, r := range reads {
		if bodies[r.doc.TextSHA256] {
			continue
		}
		bodies[r.doc.TextSHA256] = true
		total++
		outletDocs[r.doc.Outlet]++
		if byOutlet[r.doc.Outlet] == nil {
			byOutlet[r.doc.Outlet] = map[uint64]int{}
		}
		seen := map[uint64]bool{}
		first := uint64(0)
		if len(r.blocks) > 0 {
			first = r.blocks[len(r.blocks)/2]
		}
		for _, b := range r.blocks {
			if seen[b] {
				continue
			}
			seen[b] = true
			docs[b]++
			byOutlet[r.doc.Outlet][b]++
			if copies[b] == nil {
				copies[b] = map[uint64]bool{}
			}
			if len(copies[b]) < leastRecurring {
				copies[b][first] = true
			}
		}
	}
	learnt := boilerplate{}
	for b, n := range docs {
		if n < leastRecurring || len(copies[b]) < leastRecurring {
			continue
		}
		if n*100 >= total {
			learnt[b] = n
			continue
		}
		for outlet, blocks := range byOutlet {
			if outlet != "" && blocks[b] >= leastRecurring && blocks[b]*10 >= outletDocs[outlet]*3 {
				learnt[b] = n
				break
			}
		}
	}
	return learnt
}

// spans are the blocks of t that are boilerplate.
func (b boilerplate) spans(t *shingle.Text) []Span {
	var spans []Span
	for _, block := range t.Blocks {
		if _, ok := b[block.Hash]; ok {
			spans = append(spans, block.Span)
		}
	}
	return spans
}
