// Package meta holds what is known about an article beside its text.
//
// Meta is what a reader of any format returns. Fields are the raw values of
// formats that give names to them: records, front matter and tables. NameOf
// finds the field that a name means, a Set collects values by name, and the
// method Meta of Fields reads them.
package meta

import (
	"strings"

	"reprint/corpus/address"
	"reprint/corpus/date"
)

// Meta is what is known about an article beside its text. Whatever is unknown
// is empty.
type Meta struct {
	Title  string // the headline
	Author string
	Outlet string    // that published the article
	URL    string    // an absolute http or https address
	Lang   string    // the language that the article declares, ISO 639-1
	Date   date.Date // of publication
	// DateSource says where Date comes from, such as "json-ld" or "front matter".
	DateSource string
	// From says where the rest comes from, where Sources say nothing of it.
	From    string
	Sources Sources
}

// Sources say where single facts come from, such as "json-ld" or "title tag"; "" for
// what is not known, or not said.
type Sources struct{ Title, Outlet, Author, URL, Lang string }

// Meta reads the values of f. source is where they come from. ID and Text are left to the caller.
func (f *Fields) Meta(source string) Meta {
	m := Meta{
		Title:  strings.TrimSpace(f[Title]),
		Author: strings.TrimSpace(f[Author]),
		Outlet: strings.TrimSpace(f[Outlet]),
		URL:    address.Clean(f[URL]),
		Lang:   Language(f[Lang]),
		From:   source,
	}
	if d, ok := date.Parse(f[Date]); ok {
		m.Date, m.DateSource = d, source
	}
	return m
}

// Language is the ISO 639-1 code in a language tag such as "en-US", or "".
func Language(tag string) string {
	code := strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(code, "-_"); i >= 0 {
		code = code[:i]
	}
	if len(code) != 2 || code[0] < 'a' || code[0] > 'z' || code[1] < 'a' || code[1] > 'z' {
		return ""
	}
	return code
}
