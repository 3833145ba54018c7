package meta

import (
	"fmt"
	"slices"
	"strings"

	"reprint/corpus/address"
)

// A Field is one thing that front matter, records and lists of metadata say
// about an article.
type Field int

// The fields that are known.
const (
	ID Field = iota
	Title
	Text
	Date
	URL
	Outlet
	Author
	Lang
	FieldCount // is how many fields there are
)

// fieldNames are the names under which a field is given, the preferred first.
// The last ones of the outlet are hosts, which name it where nothing else does.
var fieldNames = [FieldCount][]string{
	ID:    {"id"},
	Title: {"title", "headline"},
	Text: {"text", "body", "content", "maintext", "article", "article_body", "articlebody", "article_text", "raw_content",
		"full_text", "fulltext", "content_text", "content_html", "body_html", "html"},
	Date: {"published", "date", "datepublished", "published_at", "date_published", "date_publish", "publishedat",
		"published_date", "publication_date", "pub_date", "pubdate", "timestamp"},
	URL: {"url", "link", "source_url", "permalink", "canonical_url"},
	Outlet: {"outlet", "source", "publisher", "publication", "sitename", "site_name", "hostname", "source_domain",
		"domain"},
	Author: {"author", "authors", "byline", "creator"},
	Lang:   {"lang", "language"},
}

// A Name is a name under which a field is given. Of two names of one field the
// preferred one counts.
type Name struct {
	Field Field
	rank  int // how far down the list of the field's names it stands, from 1; 0 for one that a user gave
}

// Names of what an outlet says that is given as an address. They count where
// there is nothing else.
var (
	SourceURL  = Name{URL, 100}
	SourceHost = Name{Outlet, 100}
)

// FieldNames are the preferred names of the fields, by field.
func FieldNames() []string {
	names := make([]string, FieldCount)
	for f := range fieldNames {
		names[f] = fieldNames[f][0]
	}
	return names
}

var nameByText = func() map[string]Name {
	m := map[string]Name{}
	for f, names := range fieldNames {
		for rank, name := range names {
			m[name] = Name{Field(f), rank + 1}
		}
	}
	return m
}()

// NameOf looks a name up, whatever the case of its letters; spaces and hyphens
// count as underscores. It reports false for a name of no field, and allocates
// nothing.
func NameOf[T string | []byte](name T) (Name, bool) {
	var buf [longestName]byte
	key := folded(buf[:0], name)
	n, ok := nameByText[string(key)]
	return n, ok
}

// longestName bounds the names that are looked up, in bytes.
const longestName = 64

// folded appends a name as it is looked up, and nothing of one too long for any.
func folded[T string | []byte](to []byte, name T) []byte {
	if len(name) > longestName {
		return to
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' || c == '-':
			c = '_'
		}
		to = append(to, c)
	}
	return to
}

// Names are the names that a user gives to fields, before those that are known.
// The zero value has none. It may be read by many goroutines.
type Names struct{ own map[string]Name }

// ParseNames reads rules of the form "text=raw_content": a field by its
// preferred name, and a name that means it.
func ParseNames(rules []string) (Names, error) {
	n := Names{own: map[string]Name{}}
	for _, rule := range rules {
		to, from, ok := strings.Cut(rule, "=")
		field := slices.Index(FieldNames(), strings.TrimSpace(to))
		if from = strings.TrimSpace(from); !ok || field < 0 || from == "" || len(from) > longestName {
			return Names{}, fmt.Errorf("%q is not FIELD=NAME with a field of %s", rule, strings.Join(FieldNames(), ", "))
		}
		n.own[string(folded(nil, from))] = Name{Field(field), 0}
	}
	return n, nil
}

// Of is NameOf with the names of n before those that are known.
func (n Names) Of(name []byte) (Name, bool) {
	if len(n.own) > 0 {
		var buf [longestName]byte
		if own, ok := n.own[string(folded(buf[:0], name))]; ok {
			return own, true
		}
	}
	return NameOf(name)
}

// Fields are the values of an article's fields, "" where there is none.
type Fields [FieldCount]string

// A Set collects fields by name. Of two names of one field the preferred one
// counts, of one name twice the later. The zero value is empty.
type Set struct {
	Fields
	rank [FieldCount]int // of the name that gave the value, plus one
}

// Add keeps a value if it is not empty and counts. An outlet that is given as
// an address is its host, and the address that of the article.
func (s *Set) Add(n Name, value string) {
	if host := HostOf(n, value); host != "" {
		s.Add(SourceURL, value)
		n, value = SourceHost, host
	}
	if value != "" && s.Claim(n) {
		s.Fields[n.Field] = value
	}
}

// HostOf is the host of an outlet that is given as an address, "" for all other
// values.
func HostOf[T string | []byte](n Name, value T) string {
	if n.Field != Outlet || len(value) < len("http://") || string(value[:4]) != "http" {
		return ""
	}
	return address.Host(strings.TrimSpace(string(value)))
}

// Claim reports whether a value under this name counts, and takes it as given
// if so. It is for a caller that puts the value into Fields later.
func (s *Set) Claim(n Name) bool {
	if have := s.rank[n.Field]; have != 0 && n.rank+1 > have {
		return false
	}
	s.rank[n.Field] = n.rank + 1
	return true
}
