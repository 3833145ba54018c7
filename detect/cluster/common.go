package cluster

import (
	"reprint/corpus/credit"
	"reprint/detect/finding"
)

// Two texts made from one release look like copies of each other. What gives
// them away is a third text that explains both better than they explain each
// other, or that both credit the same agency. Where one credits the other, it
// says itself that it has no other source.

// findCommonSources adds the reason to the findings whose two texts more likely have
// a common source than that one is made from the other.
func (g *findings) findCommonSources() {
	for k, p := range g.pairs {
		if p.OrderBasis.Kind == finding.Credited {
			continue
		}
		if g.sameCredit(k) {
			p.Reasons = append(p.Reasons, finding.Reason{Kind: finding.SameCredit, Name: g.docs[g.ends[k][0]].Credit})
			p.CommonSource = true
		} else if third := g.commonSource(k); third >= 0 {
			p.Reasons = append(p.Reasons, finding.Reason{Kind: finding.ThirdText, Name: g.docs[third].ID})
			p.CommonSource = true
		}
	}
}

// sameCredit reports whether both documents of finding k credit one agency, and
// neither is its own.
func (g *findings) sameCredit(k int) bool {
	a, b := &g.docs[g.ends[k][0]], &g.docs[g.ends[k][1]]
	return a.Credit != "" && credit.SameOutlet(a.Credit, b.Credit) &&
		!credit.SameOutlet(a.Credit, a.Outlet) && !credit.SameOutlet(a.Credit, b.Outlet)
}

// commonSource is the document that explains both texts of finding k best: it
// covers more of each than the other does, though neither is all in the other,
// came after neither, and is no collection. It is -1 where there is none.
func (g *findings) commonSource(k int) int32 {
	p, a, b := g.pairs[k], g.ends[k][0], g.ends[k][1]
	if max(p.AB, p.BA) >= containedCover {
		return -1
	}
	few, other := a, b
	if len(g.around(b)) < len(g.around(a)) {
		few, other = b, a
	}
	best, share := int32(-1), 0.0
	for _, l := range g.around(few) {
		withFew, withOther := g.pairs[l.pair], g.between(l.to, other)
		if withOther == nil || g.collected[l.to] > 0 || g.laterThan(l.to, few, withFew) || g.laterThan(l.to, other, withOther) {
			continue
		}
		ofFew, ofOther := g.coverage(withFew, few), g.coverage(withOther, other)
		if ofFew < g.coverage(p, few)+moreCovered || ofOther < g.coverage(p, other)+moreCovered {
			continue
		}
		if ofFew+ofOther > share { // the first of equals
			best, share = l.to, ofFew+ofOther
		}
	}
	return best
}

// laterThan reports whether document c is known to have come after d; p is their finding.
func (g *findings) laterThan(c, d int32, p *finding.Pair) bool {
	return p.Order == finding.AFirst && p.A == g.docs[d].ID || p.Order == finding.BFirst && p.A == g.docs[c].ID
}
