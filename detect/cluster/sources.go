package cluster

import (
	"reprint/detect/finding"
	"reprint/internal/partition"
)

// sources says for each member of a group which other member it most likely came
// from: of those known to be earlier the one that covers most of it, and where none
// is known to be earlier, the one that shares most and is not known to be later. The
// origin came from none.
func (g *findings) sources(members []int32, groups partition.Partition[int32], origin string) []finding.Source {
	sources := []finding.Source{}
	for _, d := range members {
		if g.docs[d].ID == origin {
			continue
		}
		if s, ok := g.source(d, groups); ok {
			sources = append(sources, s)
		}
	}
	return sources
}

// source is the likeliest source of document d, the strongest finding of equals.
func (g *findings) source(d int32, groups partition.Partition[int32]) (finding.Source, bool) {
	best, share, second, earlier := link{pair: -1}, -1.0, 0.0, false
	for _, l := range g.around(d) {
		p := g.pairs[l.pair]
		if groups.Root(l.to) != groups.Root(d) || g.laterThan(l.to, d, p) {
			continue
		}
		first := g.laterThan(d, l.to, p)
		if earlier && !first {
			continue
		}
		if first && !earlier {
			best, share, second, earlier = link{pair: -1}, -1, 0, true
		}
		switch covered := g.coverage(p, d); {
		case covered > share || covered == share && l.pair < best.pair:
			best, share, second = l, covered, max(share, 0)
		default:
			second = max(second, covered)
		}
	}
	if best.pair < 0 {
		return finding.Source{}, false
	}
	return finding.Source{Document: g.docs[d].ID, From: g.docs[best.to].ID, Certainty: certainty(g.pairs[best.pair], earlier, share, share-second)}, true
}

// certainty is that of a source by finding p: likely only where both have no common one.
func certainty(p *finding.Pair, earlier bool, share, lead float64) finding.Certainty {
	switch {
	case !earlier:
		return finding.Undirected
	case !p.CommonSource && share >= likelyCover && lead >= likelyLead:
		return finding.Likely
	}
	return finding.Possible
}
