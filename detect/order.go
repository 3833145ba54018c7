package detect

import (
	"fmt"
	"time"

	"reprint/corpus"
)

// orderPairs says of each pair which document came first, and why.
func (r *Result) orderPairs() {
	for i := range r.Pairs {
		p := &r.Pairs[i]
		p.Order, p.OrderBasis = order(r.document(p.A), r.document(p.B), p.Verdict.Finding())
	}
}

// document is the document with the id of a pair.
func (r *Result) document(id string) *Document { return &r.Documents[number(r.Documents, id)] }

// order goes by an explicit credit, which says something of texts that were
// taken from each other alone, or by publication times further apart than
// their uncertainty.
func order(a, b *Document, finding bool) (Order, string) {
	switch {
	case !finding:
	case a.Credit != "" && corpus.SameOutlet(a.Credit, b.Outlet):
		return BFirst, "credit: " + a.CreditBasis
	case b.Credit != "" && corpus.SameOutlet(b.Credit, a.Outlet):
		return AFirst, "credit: " + b.CreditBasis
	}
	switch {
	case a.Published.IsZero() || b.Published.IsZero():
		return OrderUnknown, "no publication time"
	case !apart(a, b):
		return OrderUnknown, "publication times too close"
	}
	first := AFirst
	if b.Published.Before(a.Published) {
		first = BFirst
	}
	return first, "published " + duration(b.Published.Sub(a.Published)) + " earlier"
}

// apart reports whether the publication times of two documents are further
// apart than they are uncertain.
func apart(a, b *Document) bool {
	return b.Published.Sub(a.Published).Abs() > a.Uncertainty+b.Uncertainty
}

// duration says how long d is, in the two largest units that it has.
func duration(d time.Duration) string {
	d = d.Abs().Round(time.Minute)
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case d < time.Minute:
		return "less than a minute"
	case days == 1 && hours == 0:
		return "1 day"
	case days > 1 || days == 1 && hours == 0:
		return fmt.Sprintf("%d days", days)
	case days == 1:
		return fmt.Sprintf("%d h", 24+hours)
	case hours == 0:
		return fmt.Sprintf("%d min", minutes)
	case minutes == 0:
		return fmt.Sprintf("%d h", hours)
	}
	return fmt.Sprintf("%d h %d min", hours, minutes)
}

// The bounds of asymmetric containment: how much of the one text has to be in
// the other, how little the other way, and how much longer the other is.
const (
	containedCover = .80
	containerCover = .60
	containerWords = 1.25
)

// weakContainment is the basis of an order that rests on asymmetric
// containment alone: a text is cut more often than it grows.
const weakContainment = "weak evidence: nearly all of the other is in it, and it has more text of its own"

// orderByContainment orders the findings that neither a credit nor a time
// orders, where one text is nearly all in the other, which has more of its
// own: the longer one came first.
func (g *findings) orderByContainment() {
	for k, p := range g.pairs {
		if p.Order != OrderUnknown || g.sameCredit(k) {
			continue
		}
		a, b := &g.docs[g.ends[k][0]], &g.docs[g.ends[k][1]]
		switch {
		case contains(a, b, p.AB, p.BA):
			p.Order, p.OrderBasis = AFirst, weakContainment
		case contains(b, a, p.BA, p.AB):
			p.Order, p.OrderBasis = BFirst, weakContainment
		}
	}
}

// contains reports whether nearly all of the short text is in the long one,
// which has more of its own. The figures are the coverages of either.
func contains(long, short *Document, ofLong, ofShort float64) bool {
	return ofShort >= containedCover && ofLong <= containerCover && float64(long.Words) >= containerWords*float64(short.Words)
}
