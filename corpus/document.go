package corpus

import (
	"time"

	"reprint/corpus/credit"
	"reprint/internal/span"
)

// A Span is a half-open byte range of a document's Text.
type Span = span.Span

// A Document is one article as read: its extracted text and what is known
// about it. Nothing in it changes after a Source has yielded it.
type Document struct {
	// ID names the document within its Source: the slash-separated path below
	// the scanned root, with #ID or #@N behind it for a record of a container.
	ID string
	// Path is the file as it was opened.
	Path string
	// Title is the headline, or "" where none is known. For plain text it is
	// guessed from the first line, which also stays part of Text.
	Title string
	// Text is the extracted text in UTF-8. Paragraphs are separated by blank
	// lines where the format has paragraphs. It is never normalised: offsets
	// count the bytes as they stand here.
	Text string
	// Lang is the language that the document declares, ISO 639-1, or "".
	Lang string
	// Published is the time of publication, zero if unknown, and Uncertainty
	// how far from it the true time may lie: 24 hours for a date without time.
	Published   time.Time
	Uncertainty time.Duration
	// DateSource says where Published comes from, such as "json-ld" or "front matter".
	DateSource string
	Outlet     string
	Author     string
	URL        string
	// Credit is the agency or outlet that the text credits, or "", and
	// CreditBasis the words that say so.
	Credit, CreditBasis string
	// Dropped are the spans of Text that are no text: NULs and control characters.
	Dropped []Dropped
	// Against marks documents of the second set of a comparison of two sets.
	Against bool
}

// Dropped is a span of a text that is passed over, with the reason.
type Dropped struct {
	Span
	Reason string
}

// findCredit sets the credit of d from its author and text, and leaves it as it
// is where they name none.
func findCredit(d *Document) {
	if c := credit.Find(credit.Article{Author: d.Author, Outlet: d.Outlet, Text: d.Text}); c.Name != "" {
		d.Credit, d.CreditBasis = c.Name, c.Basis
	}
}
