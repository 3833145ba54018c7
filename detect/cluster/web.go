package cluster

import (
	"cmp"
	"slices"

	"reprint/detect/finding"
	"reprint/internal/partition"
)

// copies groups the documents that are copies of one text.
func (g *findings) copies() partition.Partition[int32] {
	texts := partition.New[int32](len(g.docs))
	for k, p := range g.pairs {
		if p.Verdict == finding.Duplicate || p.Verdict == finding.Syndicated && min(p.AB, p.BA) >= containedCover {
			texts.Join(g.ends[k][0], g.ends[k][1])
		}
	}
	return texts
}

// A web is how the texts of one group hang together. A text is known by the root
// of its copies.
type web struct {
	members []int32
	groups  partition.Partition[int32]
	texts   []int32 // ascending
	around  map[int32]*surroundings
}

// surroundings are what a text has to do with the others of its group.
type surroundings struct {
	linked   int     // texts that it has a finding with,
	shares   int     // with half of either in the other,
	covers   int     // those of which it holds a large part
	holds    int     // those that it contains, and so came before
	close    float64 // the sum of the mean coverages
	held     bool    // another one contains it
	collects bool    // a copy of it is a collection
}

// A relation is what one text has to do with another one, of all their copies the most.
type relation struct {
	from, to            int32
	close, share, cover float64 // mean coverage, the larger one, and that of to
	holds, held         bool
}

// web describes the texts of a group. It costs n log n for n findings.
func (g *findings) web(members []int32, groups partition.Partition[int32]) *web {
	w := &web{members: members, groups: groups, around: map[int32]*surroundings{}}
	for _, d := range members {
		text := g.texts.Root(d)
		if w.around[text] == nil {
			w.texts = append(w.texts, text)
			w.around[text] = &surroundings{}
		}
		w.around[text].collects = w.around[text].collects || g.collected[d] > 0
	}
	slices.Sort(w.texts)
	for _, r := range g.relations(members, groups) {
		w.around[r.from].add(&r)
	}
	return w
}

// add counts one other text.
func (s *surroundings) add(r *relation) {
	s.linked++
	s.close += r.close
	if r.share >= centreCover {
		s.shares++
	}
	if r.cover >= centreCover {
		s.covers++
	}
	if r.holds {
		s.holds++
	}
	s.held = s.held || r.held
}

// relations lists those of the texts of a group, either way, by from and to.
func (g *findings) relations(members []int32, groups partition.Partition[int32]) []relation {
	var list []relation
	for _, d := range members {
		for _, l := range g.around(d) {
			if groups.Root(l.to) == groups.Root(d) && g.texts.Root(l.to) != g.texts.Root(d) {
				list = append(list, g.relation(d, l))
			}
		}
	}
	slices.SortFunc(list, func(x, y relation) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to)) })
	merged := list[:0]
	for _, r := range list {
		if n := len(merged); n > 0 && merged[n-1].from == r.from && merged[n-1].to == r.to {
			merged[n-1].merge(&r)
		} else {
			merged = append(merged, r)
		}
	}
	return merged
}

// relation is that of document d to another one. Two that carry the text of one
// agency are close through that.
func (g *findings) relation(d int32, l link) relation {
	p := g.pairs[l.pair]
	r := relation{from: g.texts.Root(d), to: g.texts.Root(l.to), share: max(p.AB, p.BA)}
	if p.OrderBasis.Kind == finding.Contained {
		r.holds = p.First() == g.docs[d].ID
		r.held = !r.holds
	}
	if !g.sameCredit(int(l.pair)) {
		r.close, r.cover = (p.AB+p.BA)/2, g.coverage(p, l.to)
	}
	return r
}

func (r *relation) merge(other *relation) {
	r.close, r.share, r.cover = max(r.close, other.close), max(r.share, other.share), max(r.cover, other.cover)
	r.holds, r.held = r.holds || other.holds, r.held || other.held
}

// chain reports whether the texts are connected through others: some have no
// finding, and none shares much with most of the others.
func (w *web) chain() bool {
	links := 0
	for _, s := range w.around {
		if 2*s.shares > len(w.texts)-1 {
			return false
		}
		links += s.linked
	}
	return links < len(w.texts)*(len(w.texts)-1)
}
