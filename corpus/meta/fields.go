package meta

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
var fieldNames = [FieldCount][]string{
	ID:     {"id"},
	Title:  {"title", "headline"},
	Text:   {"text", "body", "content"},
	Date:   {"published", "date", "datepublished", "published_at"},
	URL:    {"url", "link"},
	Outlet: {"outlet", "source", "publisher", "publication"},
	Author: {"author", "authors", "byline"},
	Lang:   {"lang", "language"},
}

// A Name is a name under which a field is given. Of two names of one field the
// preferred one counts.
type Name struct {
	Field Field
	rank  int // how far down the list of the field's names it stands
}

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
			m[name] = Name{Field(f), rank}
		}
	}
	return m
}()

// NameOf looks a name up, which has to be in lower case. It reports false for a
// name of no field, and allocates nothing.
func NameOf[T string | []byte](name T) (Name, bool) {
	n, ok := nameByText[string(name)]
	return n, ok
}

// Fields are the values of an article's fields, "" where there is none.
type Fields [FieldCount]string

// A Set collects fields by name. Of two names of one field the preferred one
// counts, of one name twice the later. The zero value is empty.
type Set struct {
	Fields
	rank [FieldCount]int // of the name that gave the value, plus one
}

// Add keeps a value if it is not empty and counts.
func (s *Set) Add(n Name, value string) {
	if value != "" && s.Claim(n) {
		s.Fields[n.Field] = value
	}
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
