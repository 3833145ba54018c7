package finding

import "reprint/internal/span"

// A Span is a half-open byte range of a text.
type Span = span.Span

// A MarkKind says why a span of a text is not the document's own words.
type MarkKind string

// The kinds of marks.
const (
	// Quotation is what somebody else said or wrote.
	Quotation MarkKind = "quotation"
	// Boilerplate is what a site or a series prints on many articles.
	Boilerplate MarkKind = "boilerplate"
	// Series is a sentence that recurs with other facts, as those of forecasts, market
	// closes and notices do. It is the text's own, and stands in no record.
	Series MarkKind = "series"
	// Dropped is what reading took out of the text.
	Dropped MarkKind = "dropped"
)

// Known reports whether k is one of the kinds that stand in records.
func (k MarkKind) Known() bool { return k == Quotation || k == Boilerplate || k == Dropped }

// A Mark is a span of a text that does not count as the document's own words.
type Mark struct {
	Span
	Kind   MarkKind
	Reason string
	// Speaker of a quotation, where known.
	Speaker string
	// Text is what was dropped from the place of an empty span.
	Text string
}

// A Text is a document's extracted text with its marked spans.
type Text struct {
	Text  string
	Spans []Mark // sorted by Start; may overlap
	// Reading says how it was read; zero where that is not known.
	Reading Reading
}
