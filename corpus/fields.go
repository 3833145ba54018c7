package corpus

import (
	"strings"

	"reprint/corpus/address"
	"reprint/corpus/date"
)

// A field is one thing that front matter, records and lists of metadata say
// about an article.
type field int

const (
	fieldID field = iota
	fieldTitle
	fieldText
	fieldDate
	fieldURL
	fieldOutlet
	fieldAuthor
	fieldLang
	fieldCount
)

// fieldNames are the names under which a field is given, the preferred first.
var fieldNames = [fieldCount][]string{
	fieldID:     {"id"},
	fieldTitle:  {"title", "headline"},
	fieldText:   {"text", "body", "content"},
	fieldDate:   {"published", "date", "datepublished", "published_at"},
	fieldURL:    {"url", "link"},
	fieldOutlet: {"outlet", "source", "publisher", "publication"},
	fieldAuthor: {"author", "authors", "byline"},
	fieldLang:   {"lang", "language"},
}

// A fieldName is a field and how far down its list of names a name stands.
type fieldName struct {
	field field
	rank  int
}

var fieldByName = func() map[string]fieldName {
	m := map[string]fieldName{}
	for f, names := range fieldNames {
		for rank, name := range names {
			m[name] = fieldName{field(f), rank}
		}
	}
	return m
}()

// fields are the values of an article's fields, "" where there is none.
type fields [fieldCount]string

// A fieldSet collects fields by name. Of two names of one field the preferred
// one counts, of one name twice the later; the zero value is empty.
type fieldSet struct {
	fields
	rank [fieldCount]int // of the name that gave the value, plus one
}

func (s *fieldSet) add(n fieldName, value string) {
	if value != "" && s.wants(n) {
		s.fields[n.field], s.rank[n.field] = value, n.rank+1
	}
}

// wants reports whether a value under this name would count.
func (s *fieldSet) wants(n fieldName) bool {
	have := s.rank[n.field]
	return have == 0 || n.rank+1 <= have
}

// describe gives d what f says, in place of what it has. origin is the
// DateSource of the date in f.
func (f *fields) describe(d *Document, origin string) {
	for _, set := range []struct {
		to   *string
		from string
	}{
		{&d.Title, f[fieldTitle]},
		{&d.Outlet, f[fieldOutlet]},
		{&d.Author, f[fieldAuthor]},
		{&d.URL, address.Clean(f[fieldURL])},
		{&d.Lang, languageCode(f[fieldLang])},
	} {
		if v := strings.TrimSpace(set.from); v != "" {
			*set.to = v
		}
	}
	if when, ok := date.Parse(f[fieldDate]); ok {
		setDate(d, when, origin)
	}
}

func setDate(d *Document, when date.Date, origin string) {
	d.Published, d.Uncertainty, d.DateSource = when.Time, when.Uncertainty, origin
}

// languageCode is the ISO 639-1 code in a language tag such as "en-US", or "".
func languageCode(tag string) string {
	code := strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(code, "-_"); i >= 0 {
		code = code[:i]
	}
	if len(code) != 2 || code[0] < 'a' || code[0] > 'z' || code[1] < 'a' || code[1] > 'z' {
		return ""
	}
	return code
}
