package page

import (
	"cmp"
	"fmt"
	"slices"

	"reprint/align"
	"reprint/internal/partition"
	"reprint/internal/span"
)

// maxShared is the number of shared stretches that a page lists.
const maxShared = 2000

// side is one side of a passage.
type side struct {
	doc     int
	at      span.Span
	pair    int
	passage *align.Passage
	set     int // the passage's number: its two sides are the same stretch
}

// addShared joins the passages of all shown pairs into stretches of text and
// says who carries each. The two sides of a passage belong together, and so do
// places in one document that overlap by more than two thirds of the longer.
func (p *page) addShared() {
	sides := p.sides()
	sets := partition.New[int](len(sides) / 2)
	slices.SortFunc(sides, func(x, y side) int {
		return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(x.at.Start, y.at.Start),
			cmp.Compare(x.at.End, y.at.End), cmp.Compare(x.set, y.set))
	})
	for i := range sides {
		for j := i - 1; j >= 0 && j > i-50 && sides[j].doc == sides[i].doc; j-- {
			longer := max(sides[i].at.Len(), sides[j].at.Len())
			if 3*sides[i].at.Overlap(sides[j].at) >= 2*longer {
				sets.Join(sides[i].set, sides[j].set)
			}
		}
	}
	groups := make([][]side, len(sets))
	for _, s := range sides {
		root := sets.Root(s.set)
		groups[root] = append(groups[root], s)
	}
	for _, group := range groups {
		if len(group) > 0 {
			p.core.Shared = append(p.core.Shared, p.shared(group))
		}
	}
	slices.SortFunc(p.core.Shared, func(x, y pageShared) int {
		return cmp.Or(cmp.Compare(len(y.Places), len(x.Places)), cmp.Compare(y.Words, x.Words),
			cmp.Compare(x.Places[0].Doc, y.Places[0].Doc), cmp.Compare(x.Places[0].At[0], y.Places[0].At[0]),
			cmp.Compare(x.ID, y.ID))
	})
	p.core.Shared = p.core.Shared[:min(len(p.core.Shared), maxShared)]
	seen := make(map[string]int)
	for i := range p.core.Shared {
		s := &p.core.Shared[i]
		if seen[s.ID]++; seen[s.ID] > 1 {
			s.ID = fmt.Sprintf("%s-%d", s.ID, seen[s.ID])
		}
	}
}

func (p *page) sides() []side {
	var sides []side
	for i := range p.detailed {
		passages := p.pairs[i].Passages
		for k := range passages {
			passage := &passages[k]
			if passage.Class == align.Boilerplate {
				continue
			}
			set := len(sides) / 2
			sides = append(sides,
				side{doc: p.core.Pairs[i].A, at: passage.A, pair: i, passage: passage, set: set},
				side{doc: p.core.Pairs[i].B, at: passage.B, pair: i, passage: passage, set: set})
		}
	}
	return sides
}

// shared describes one group of sides, sorted by document and place.
func (p *page) shared(group []side) pageShared {
	s := pageShared{Classes: []int{}, Cluster: p.core.Docs[group[0].doc].Cluster,
		Places: []pageCarrier{}, Pairs: []int{}}
	fingerprint := group[0].passage.Fingerprint
	longest := map[int]span.Span{}
	for _, g := range group {
		s.Classes = append(s.Classes, int(g.passage.Class))
		s.Words = max(s.Words, g.passage.Words)
		fingerprint = min(fingerprint, g.passage.Fingerprint)
		s.Pairs = append(s.Pairs, g.pair)
		if p.core.Docs[g.doc].Cluster != s.Cluster {
			s.Cluster = -1
		}
		if g.at.Len() > longest[g.doc].Len() {
			longest[g.doc] = g.at
		}
	}
	s.ID = fmt.Sprintf("%016x", fingerprint)
	slices.Sort(s.Classes)
	s.Classes = slices.Compact(s.Classes)
	slices.Sort(s.Pairs)
	s.Pairs = slices.Compact(s.Pairs)
	for _, g := range group {
		at, ok := longest[g.doc]
		if !ok {
			continue
		}
		delete(longest, g.doc)
		s.Places = append(s.Places, pageCarrier{Doc: g.doc, At: p.text(g.doc).units.span(at)})
		if s.Excerpt == "" {
			s.Excerpt = label(slice(p.text(g.doc).Text.Text, at))
		}
	}
	return s
}
