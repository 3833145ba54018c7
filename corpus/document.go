package corpus

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"reprint/corpus/credit"
	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/internal/span"
)

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
	// Quoted are the spans of Text that its format marks as quoted, in order:
	// block quotes of Markdown and web pages. Quotation marks are left to those
	// who read the text.
	Quoted []span.Span
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
	// Dropped are the spans of Text that are no text, such as control characters,
	// and what a reader left out of it, such as captions, by place.
	Dropped []encoding.Dropped
	// Encoding is that in which the file was read, zero where its format leaves no
	// choice, or where it is one of many in its file.
	Encoding encoding.Choice
	// Reader is the format that was read, such as "web page in zip archive".
	Reader string
	// Sources say where Title, Outlet, Author, URL and Lang come from.
	Sources meta.Sources
	// Remarks are warnings about how the document was read.
	Remarks []string
	// Against marks documents of the second set of a comparison of two sets.
	Against bool
}

// describe gives d what m knows, in place of what it has.
func (d *Document) describe(m meta.Meta) {
	s, found := &d.Sources, &m.Sources
	for _, set := range []struct {
		to, toSource *string
		from, source string
	}{
		{&d.Title, &s.Title, m.Title, found.Title},
		{&d.Outlet, &s.Outlet, m.Outlet, found.Outlet},
		{&d.Author, &s.Author, m.Author, found.Author},
		{&d.URL, &s.URL, m.URL, found.URL},
		{&d.Lang, &s.Lang, m.Lang, found.Lang},
	} {
		if set.from != "" {
			*set.to, *set.toSource = set.from, cmp.Or(set.source, m.From)
		}
	}
	if !m.Date.Time.IsZero() {
		d.Published, d.Uncertainty, d.DateSource = m.Date.Time, m.Date.Uncertainty, m.DateSource
	}
}

// dateByName takes the date in the address or, of a file that is one article, in its
// name. When a file was written says nothing of its text, and is not looked at.
func (d *Document) dateByName() {
	when, ok := date.InAddress(d.URL)
	source := "url"
	if !ok && !strings.Contains(d.ID, "#") {
		when, ok = date.InName(d.Path)
		source = "file name"
	}
	if ok {
		d.describe(meta.Meta{Date: when, DateSource: source})
	}
}

// nameAuthors leaves of the author the names, with commas between them, and nothing
// where they are the outlet's.
func (d *Document) nameAuthors() {
	if d.Author == "" {
		return
	}
	names := slices.DeleteFunc(credit.Writers(d.Author), func(name string) bool { return credit.SameOutlet(name, d.Outlet) })
	if d.Author = strings.Join(names, ", "); d.Author == "" {
		d.Sources.Author = ""
	}
}

// findCredit sets the credit of d from its author and text, and leaves it as it
// is where they name none.
func findCredit(d *Document) {
	if c := credit.Find(credit.Article{Author: d.Author, Outlet: d.Outlet, Text: d.Text}); c.Name != "" {
		d.Credit, d.CreditBasis = c.Name, c.Basis
	}
}
