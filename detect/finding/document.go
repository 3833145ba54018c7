package finding

import "time"

// A Document is what is known of one article beside its text.
type Document struct {
	// ID is unique within a result; results are sorted by it.
	ID, Path, Title string
	// Words counts all words of the text, quoted and boilerplate ones too.
	Words int
	// Quoted counts those of the words that are quoted.
	Quoted int
	// Lang is an ISO 639-1 code, or "und".
	Lang string
	// Published is zero where it is not known, and may be wrong by Uncertainty
	// in either direction.
	Published      time.Time
	Uncertainty    time.Duration
	DateSource     string
	Outlet, Author string
	// Credit is the agency or outlet that the text names as its source, or "",
	// and CreditBasis are the words that name it.
	Credit, CreditBasis string
	URL                 string
	TextSHA256          [32]byte
	// TooShort marks a document with too few words to be compared.
	TooShort bool
	// Against marks a document of the second set of a comparison of two sets.
	Against bool
}

// Apart reports whether the publication times of two documents are known and
// further apart than they are uncertain.
func (d *Document) Apart(other *Document) bool {
	return !d.Published.IsZero() && !other.Published.IsZero() &&
		other.Published.Sub(d.Published).Abs() > d.Uncertainty+other.Uncertainty
}

// SameText reports whether two documents have one text in one language, and as
// much of it is quoted.
func (d *Document) SameText(other *Document) bool {
	return d.TextSHA256 == other.TextSHA256 && d.Lang == other.Lang && d.Quoted == other.Quoted
}
