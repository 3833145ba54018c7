package office

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// OpenDocument reads the text of an ODT file. Notes, comments and deleted text are
// no part of it.
func OpenDocument(r io.Reader) (*Document, error) {
	o := openReader{parents: map[string]string{}}
	err := tokens(r, o.take)
	o.endParagraph()
	if err != nil && o.out.Len() == 0 {
		return nil, err
	}
	return o.done(), nil
}

// An openReader goes through OpenDocument's <body>: paragraphs <p> and headings
// <h>, whose text stands in them and in the spans in them.
type openReader struct {
	writer
	now     paragraph
	outer   []string          // styles of the paragraphs around this one
	parents map[string]string // of the styles that this file makes up
	inBody  bool
	skipped int // how deep it is inside what is left out
}

// skippedOfOpen hold text that is not where it is read.
var skippedOfOpen = map[string]bool{
	"note": true, "annotation": true, "tracked-changes": true, "forms": true, "sequence-decls": true,
	"table-of-content": true, "bibliography": true, "desc": true, "title": true,
}

func (o *openReader) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		if o.skipped > 0 || skippedOfOpen[t.Name.Local] {
			o.skipped++
			return
		}
		o.start(t)
	case xml.EndElement:
		if o.skipped > 0 {
			o.skipped--
			return
		}
		if name := t.Name.Local; name == "p" || name == "h" {
			o.endParagraph()
			if n := len(o.outer); n > 0 {
				o.now.style, o.outer = o.outer[n-1], o.outer[:n-1]
			}
		}
	case xml.CharData:
		if o.inBody && o.skipped == 0 && len(o.outer) > 0 {
			o.now.text.WriteString(collapsed(string(t)))
		}
	}
}

func (o *openReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "style":
		o.parents[value(t, "name")] = value(t, "parent-style-name")
	case "body":
		o.inBody = true
	case "p", "h":
		o.endParagraph()
		o.outer = append(o.outer, o.now.style)
		o.now.style = value(t, "style-name")
	case "s":
		n, _ := strconv.Atoi(value(t, "c"))
		o.now.text.WriteString(strings.Repeat(" ", min(max(n, 1), 100)))
	case "tab":
		o.now.text.WriteByte(' ')
	case "line-break":
		o.now.text.WriteByte('\n')
	}
}

// endParagraph writes the paragraph, by the style that its own is made of.
func (o *openReader) endParagraph() {
	style := o.now.style
	if parent := o.parents[style]; parent != "" {
		style = parent
	}
	o.end(&o.now, style)
}

// collapsed is text with its white space as it is shown: OpenDocument has other
// elements for spaces that count.
func collapsed(text string) string {
	var out strings.Builder
	space := false
	for _, r := range text {
		if blank := r == ' ' || r == '\t' || r == '\n' || r == '\r'; !blank || !space {
			if blank {
				r = ' '
			}
			out.WriteRune(r)
			space = blank
		}
	}
	return out.String()
}
