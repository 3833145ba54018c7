package cluster

import (
	"time"

	"reprint/corpus/credit"
	"reprint/detect/finding"
)

// orderPairs says of each pair which document came first, and why.
func orderPairs(docs []finding.Document, pairs []finding.Pair) {
	for i := range pairs {
		p := &pairs[i]
		p.Order, p.OrderBasis = order(&docs[number(docs, p.A)], &docs[number(docs, p.B)], p.Verdict.Finding())
	}
}

// order goes by an explicit credit, which says something of texts that were
// taken from each other alone, or by publication times further apart than
// their uncertainty.
func order(a, b *finding.Document, reuse bool) (finding.Order, finding.Basis) {
	switch {
	case !reuse:
	case a.Credit != "" && credit.SameOutlet(a.Credit, b.Outlet):
		return finding.BFirst, finding.Basis{Kind: finding.Credited, Name: a.CreditBasis}
	case b.Credit != "" && credit.SameOutlet(b.Credit, a.Outlet):
		return finding.AFirst, finding.Basis{Kind: finding.Credited, Name: b.CreditBasis}
	}
	switch {
	case a.Published.IsZero() || b.Published.IsZero():
		return finding.OrderUnknown, finding.Basis{Kind: finding.NoTime}
	case !a.Apart(b):
		return finding.OrderUnknown, finding.Basis{Kind: finding.TimesClose}
	}
	if b.Published.Before(a.Published) {
		return finding.BFirst, between(finding.Earlier, b, a)
	}
	return finding.AFirst, between(finding.Earlier, a, b)
}

// between is a basis with the time between two publications, in days where one of
// their times is not known well.
func between(kind finding.BasisKind, first, next *finding.Document) finding.Basis {
	if max(first.Uncertainty, next.Uncertainty) <= exactMinutes*time.Minute {
		return finding.Basis{Kind: kind, Gap: next.Published.Sub(first.Published)}
	}
	const day = 24 * time.Hour
	days := next.Published.UTC().Truncate(day).Sub(first.Published.UTC().Truncate(day)) / day
	return finding.Basis{Kind: kind, Days: int(days)}
}

// orderByContainment orders the findings that neither a credit nor a time
// orders, where one text is nearly all in the other, which has more of its
// own: the longer one came first. A collection did not.
func (g *findings) orderByContainment() {
	for k, p := range g.pairs {
		if p.Order != finding.OrderUnknown || g.sameCredit(k) {
			continue
		}
		a, b := &g.docs[g.ends[k][0]], &g.docs[g.ends[k][1]]
		switch {
		case g.collected[g.ends[k][0]] == 0 && contains(a, b, p.AB, p.BA):
			p.Order, p.OrderBasis = finding.AFirst, finding.Basis{Kind: finding.Contained}
		case g.collected[g.ends[k][1]] == 0 && contains(b, a, p.BA, p.AB):
			p.Order, p.OrderBasis = finding.BFirst, finding.Basis{Kind: finding.Contained}
		}
	}
}

// contains reports whether nearly all of the short text is in the long one,
// which has more of its own. The figures are the coverages of either.
func contains(long, short *finding.Document, ofLong, ofShort float64) bool {
	return ofShort >= containedCover && ofLong <= containerCover && float64(long.Words) >= containerWords*float64(short.Words)
}
