package cluster

import (
	"cmp"
	"slices"

	"reprint/detect/finding"
	"reprint/internal/partition"
)

// What the texts themselves say of the origin is weak evidence, and counts only
// where it holds for most of the other texts directly. Copies of one text count as
// one: among them nothing but a credit or a time tells which was first.

// byContainment takes the one text that holds nearly all of most of the others,
// and is itself held by none.
func (g *findings) byContainment(w *web) (int32, finding.Basis) {
	found, basis := int32(-1), finding.Basis{}
	for _, text := range w.texts {
		s := w.around[text]
		if s.held || 2*s.holds <= len(w.texts)-1 || !slices.ContainsFunc(w.members, g.unfollowed(text, w.groups)) {
			continue
		}
		if found >= 0 {
			return -1, finding.Basis{}
		}
		found, basis = text, finding.Basis{Kind: finding.Contains, Count: s.holds}
	}
	if found < 0 {
		return -1, finding.Basis{}
	}
	return g.oneOf(found, w, basis)
}

// byCentre takes the text that is closest to the others, if it holds a large part
// of most of them. A collection is close to what it holds without being its origin.
func (g *findings) byCentre(w *web) (int32, finding.Basis) {
	if len(w.texts) < 3 {
		return -1, finding.Basis{}
	}
	slices.SortStableFunc(w.texts, func(x, y int32) int { return cmp.Compare(w.around[y].close, w.around[x].close) })
	first, second := w.around[w.texts[0]], w.around[w.texts[1]]
	if first.close-second.close < leastLead || 2*first.covers <= len(w.texts)-1 || first.collects {
		return -1, finding.Basis{}
	}
	return g.oneOf(w.texts[0], w, finding.Basis{Kind: finding.Central})
}

// unfollowed tells of a document whether it is a copy of a text and not known to have
// followed another member.
func (g *findings) unfollowed(text int32, groups partition.Partition[int32]) func(d int32) bool {
	return func(d int32) bool { return g.texts.Root(d) == text && !g.followed(d, groups) }
}

// oneOf is the member that is the only copy of a text not known to have followed
// another member. Where there are several, nothing tells which of them is the origin.
func (g *findings) oneOf(text int32, w *web, basis finding.Basis) (int32, finding.Basis) {
	found, n := int32(-1), 0
	first := g.unfollowed(text, w.groups)
	for _, d := range w.members {
		if first(d) {
			found, n = d, n+1
		}
	}
	switch n {
	case 0:
		return -1, finding.Basis{}
	case 1:
		return found, basis
	}
	return -1, finding.Basis{Kind: finding.Copies, Count: n}
}

// followed reports whether document d is known to have come after another member.
func (g *findings) followed(d int32, groups partition.Partition[int32]) bool {
	return slices.ContainsFunc(g.around(d), func(l link) bool {
		return groups.Root(l.to) == groups.Root(d) && g.laterThan(d, l.to, g.pairs[l.pair])
	})
}

// noOrigin says why the origin of a group is not known.
func (g *findings) noOrigin(w *web) finding.Basis {
	largest := slices.MaxFunc(w.members, func(x, y int32) int {
		return cmp.Or(cmp.Compare(g.collected[x], g.collected[y]), cmp.Compare(y, x))
	})
	switch {
	case g.collected[largest] > 0:
		return finding.Basis{Kind: finding.Collection, Name: g.docs[largest].ID, Count: int(g.collected[largest])}
	case len(w.texts) == 1:
		return finding.Basis{Kind: finding.Copies, Count: len(w.members)}
	case w.chain():
		return finding.Basis{Kind: finding.PartialChain}
	}
	return finding.Basis{Kind: finding.NothingTells}
}
