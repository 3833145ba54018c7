package records

import (
	"strings"

	"reprint/corpus/meta"
)

// valueOf is the value of a field as text, in memory of its own: a string, the
// member "name" of an object, or those of the values of a list, joined. Of
// numbers the digits are taken, but only for ids and dates. Lists inside lists
// and all other values are "".
func valueOf(raw []byte, f meta.Field) (string, error) {
	switch c := raw[0]; {
	case c == '"':
		return unescaped(raw[1 : len(raw)-1]), nil
	case c == '{':
		return nameIn(raw)
	case c == '[':
		return joined(raw, f)
	case (c == '-' || '0' <= c && c <= '9') && (f == meta.ID || f == meta.Date):
		return string(raw), nil
	}
	return "", nil
}

// nameIn is the member "name" of an object, if that is a string. Of several the
// last one counts.
func nameIn(object []byte) (string, error) {
	name := ""
	m := members{line: object}
	for m.next() {
		if unescaped(m.name) != "name" {
			continue
		}
		if name = ""; m.value[0] == '"' {
			name = unescaped(m.value[1 : len(m.value)-1])
		}
	}
	return name, m.err
}

// joined is a list as one text: paragraphs, or items with commas between them.
func joined(list []byte, f meta.Field) (string, error) {
	separator := ", "
	if f == meta.Text {
		separator = "\n\n"
	}
	var items []string
	m := members{line: list}
	for m.nextItem() {
		if m.value[0] == '[' {
			continue
		}
		item, err := valueOf(m.value, f)
		if err != nil {
			return "", err
		}
		if item != "" {
			items = append(items, item)
		}
	}
	return strings.Join(items, separator), m.err
}
