package corpus

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/encoding"
)

// readWebPage makes a document of an HTML page: the article's text, paragraphs
// parted by blank lines, and the metadata of JSON-LD, meta tags and markup, in
// this order of trust.
func readWebPage(data []byte) (*Document, error) {
	source, err := encoding.Decode(data, declaredCharset(data))
	if err != nil {
		return nil, err
	}
	page, err := html.Parse(strings.NewReader(source))
	if err != nil {
		// Nested deeper than the parser allows.
		return &Document{Text: looseText(source)}, nil
	}
	m := readPageMeta(page)
	d := m.document()
	var base *url.URL
	if u, err := url.Parse(d.URL); err == nil && d.URL != "" {
		base = u
	}
	prunePage(page)
	whole, densest := pageText(page), densestText(page)
	if article := finder.find(page, base); article != nil {
		dropLinkLines(article)
		d.Text = pageText(article)
	}
	switch body := m.linked.body; {
	case len(d.Text) < len(body)/2:
		d.Text = body
	case len(d.Text) < shortestArticle && len(d.Text) < len(densest)/4:
		d.Text = densest
	case d.Text == "":
		d.Text = whole
	}
	d.Text = withoutFurniture(d.Text, d.Title)
	return d, nil
}

// shortestArticle is how many bytes of text are believed to be the article even
// where the page has a far longer run of paragraphs.
const shortestArticle = 300

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

func attribute(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
