package finding

import (
	"fmt"
	"time"
)

// A BasisKind says what an order or an origin rests on, and which fields of a
// Basis it uses.
type BasisKind uint8

// The kinds of bases. Those up to Contained are of orders, the others of origins.
const (
	// NoBasis is that of a pair whose order nothing was looked for.
	NoBasis BasisKind = iota
	// BasisInWords is known only as the sentence in Name, as that of results
	// that another version wrote.
	BasisInWords
	// Credited: the later text names the earlier one's outlet, in the words of Name.
	Credited
	// NoTime: a publication time is not known.
	NoTime
	// TimesClose: the times are closer than they are certain.
	TimesClose
	// Earlier: the one was published Gap before the other, or Days where that is
	// all that is known.
	Earlier
	// Contained: nearly all of the later text is in the earlier one, which has
	// more text of its own. Weak evidence: a text is cut more often than it grows.
	Contained
	// CreditedBy: Count members credit the origin.
	CreditedBy
	// CreditedOutside: Count of Of members credit Name, which is not among them.
	CreditedOutside
	// EarliestHere: published Gap or Days before the next; of Count of Of members no
	// time is known.
	EarliestHere
	// Contains: nearly all of Count members is in the origin.
	Contains
	// Central: the origin is closest to the others.
	Central
	// NothingTells: no credit, time or containment tells.
	NothingTells
	// Copies: the likeliest origin is one of Count copies of a text, and no time or
	// credit tells which.
	Copies
	// Collection: Name, which others would derive from by what it has in common with
	// them, holds large parts of Count members that share nothing with each other,
	// as a digest does, or an article that they took different parts of.
	Collection
	// PartialChain: most members are connected only through others, as partial copies
	// of partial copies are.
	PartialChain
	// NumBases is the number of kinds.
	NumBases
)

var basisNames = [NumBases]string{
	"", "in_words", "credited", "no_time", "times_close", "earlier", "contained", "credited_by", "credited_outside",
	"earliest_here", "contains", "central", "nothing_tells", "copies", "collection", "partial_chain",
}

func (k BasisKind) String() string { return basisNames[k] }

// ParseBasisKind is the inverse of String.
func ParseBasisKind(s string) (BasisKind, error) {
	return parseName[BasisKind]("basis", s, basisNames[:])
}

// A Basis is what an order or an origin rests on. Its kind says which of the
// other fields it uses; the others are zero.
type Basis struct {
	Kind BasisKind
	Name string
	// Gap is the time between two publications where both are known to about an
	// hour, else zero. Then Days counts the days between their dates, in UTC.
	Gap       time.Duration
	Days      int
	Count, Of int
}

// String says the basis in words, without a full stop; "" for NoBasis.
func (b Basis) String() string {
	const weak = "weak evidence: nearly all of "
	switch b.Kind {
	case BasisInWords:
		return b.Name
	case Credited:
		return "credit: " + b.Name
	case NoTime:
		return "no publication time"
	case TimesClose:
		return "publication times too close"
	case Earlier:
		return "published " + b.earlier()
	case Contained:
		return weak + "the other is in it, and it has more text of its own"
	case CreditedBy:
		return "credited by " + plural(b.Count, "member")
	case CreditedOutside:
		return fmt.Sprintf("%d of %s credit %s, which is not among them", b.Count, plural(b.Of, "member"), b.Name)
	case EarliestHere:
		text := "earliest seen here: published " + b.beforeNext()
		if b.Count > 0 {
			text += fmt.Sprintf("; no publication time for %d of %s", b.Count, plural(b.Of, "member"))
		}
		return text
	case Contains:
		return weak + plural(b.Count, "member") + " is in it, and it has more text of its own"
	case Central:
		return "weak evidence: closest to the others"
	case NothingTells:
		return "no credit, publication time or containment tells"
	case Copies:
		return fmt.Sprintf("one of %d copies of a text, and no credit or publication time tells which", b.Count)
	case Collection:
		return fmt.Sprintf("%s is a collection, or they took different parts of it: it holds large parts of %s that share nothing with each other", b.Name, plural(b.Count, "member"))
	case PartialChain:
		return "a chain of partial copies: most members are connected only through others"
	}
	return ""
}

// earlier says how much earlier the one was, as exactly as is known.
func (b Basis) earlier() string {
	switch {
	case b.Gap > 0:
		return Duration(b.Gap) + " earlier"
	case b.Days == 0:
		return "earlier the same day"
	case b.Days == 1:
		return "the day before"
	}
	return fmt.Sprintf("%d days before", b.Days)
}

// beforeNext says how much earlier than the next the first of several was.
func (b Basis) beforeNext() string {
	switch {
	case b.Gap > 0:
		return Duration(b.Gap) + " before the next"
	case b.Days == 0:
		return "before the next, on the same day"
	}
	return b.earlier() + " the next"
}

// Duration says how long d is, in the two largest units that it has.
func Duration(d time.Duration) string {
	d = d.Abs().Round(time.Minute)
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case d < time.Minute:
		return "less than a minute"
	case days == 1 && hours == 0:
		return "1 day"
	case days > 1:
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
