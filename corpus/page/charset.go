package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// declaredCharset is the label of the encoding that a page declares in its
// first bytes, or "".
func declaredCharset(data []byte) string {
	z := html.NewTokenizer(bytes.NewReader(data[:min(len(data), 4096)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Body:
				return ""
			case atom.Meta:
				if label := attribute(t.Attr, "charset"); label != "" {
					return label
				}
				if strings.EqualFold(attribute(t.Attr, "http-equiv"), "content-type") {
					if _, label, ok := strings.Cut(strings.ToLower(attribute(t.Attr, "content")), "charset="); ok {
						return strings.Trim(label, " \"';")
					}
				}
			}
		}
	}
}

// attribute is the value of an attribute, or "".
func attribute(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
