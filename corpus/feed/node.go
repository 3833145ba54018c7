package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
)

// A node is an element, or text where it has no name.
type node struct {
	name     string // local
	space    string // its prefix, as declared or as written
	attrs    []xml.Attr
	data     string // of text
	children []*node
}

// deepest is how many elements may be open.
const deepest = 200

var errTooDeep = fmt.Errorf("not read: more than %d elements inside each other", deepest)

// parse reads XML, leniently: entities of HTML are known, end tags may be missing,
// prefixes need no declaration. The node returned holds what it read, also where
// there is an error.
func parse(text string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(strings.Map(allowed, text)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &node{}
	open := []*node{root}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return root, plainError(err)
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(open) > deepest {
				return root, errTooDeep
			}
			n := &node{name: t.Name.Local, space: t.Name.Space, attrs: t.Attr}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:max(len(open)-1, 1)]
		case xml.CharData:
			top.children = append(top.children, &node{data: string(t)})
		}
	}
	return root, nil
}

// allowed drops characters that XML has none of.
func allowed(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}

// plainError is a fault of the parser, whose lines count from the article.
func plainError(err error) error {
	if at, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return fmt.Errorf("not XML: %s, in line %d of the article", at.Msg, at.Line)
	}
	return fmt.Errorf("not XML: %w", err)
}

// child is the first child of one of the names, in the order of names; nil for none. n may be nil.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, name := range names {
		for _, c := range n.children {
			if c.name == name {
				return c
			}
		}
	}
	return nil
}

// first is the first element of this name at any depth, nil for none. n may be nil.
func (n *node) first(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

// attr is the value of an attribute, "" for none. n may be nil.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text is all text of an element. n may be nil.
func (n *node) text() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.writeText(&b)
	return strings.TrimSpace(b.String())
}

func (n *node) writeText(b *strings.Builder) {
	b.WriteString(n.data)
	for _, c := range n.children {
		c.writeText(b)
	}
}

// content is the text of an element that holds HTML, as text or as elements.
func (n *node) content() string {
	if n == nil {
		return ""
	}
	for _, c := range n.children {
		if c.name != "" {
			return n.markup()
		}
	}
	return n.text()
}

// markup is what stands in an element as HTML.
func (n *node) markup() string {
	var b strings.Builder
	for _, c := range n.children {
		c.writeMarkup(&b)
	}
	return b.String()
}

// tags are the names in HTML of elements that NITF names differently. Those of
// "" hold no text of the article.
var tags = map[string]string{
	"hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "media": "", "head": "", "script": "", "style": "",
	"body.content": "div", "nitf-table": "div", "tagline": "p", "ednote": "", "note": "", "q": "q", "lead": "p",
}

// inline are elements of NITF inside a line.
var inline = map[string]bool{
	"person": true, "org": true, "location": true, "chron": true, "num": true, "money": true, "event": true,
	"function": true, "object.title": true, "city": true, "country": true, "region": true, "copyrite": true,
	"name.given": true, "name.family": true, "postaddr": true, "virtloc": true, "frac": true, "lang": true,
}

func (n *node) writeMarkup(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(html.EscapeString(n.data))
		return
	}
	tag, known := tags[n.name]
	switch {
	case known && tag == "":
		return
	case inline[n.name]:
		tag = "span"
	case !known:
		tag = n.name
	}
	b.WriteString("<" + tag)
	for _, a := range n.attrs {
		fmt.Fprintf(b, " %s=\"%s\"", a.Name.Local, html.EscapeString(a.Value))
	}
	b.WriteString(">")
	for _, c := range n.children {
		c.writeMarkup(b)
	}
	if !void[tag] {
		b.WriteString("</" + tag + ">")
	}
}

// void are elements of HTML that have no end tag.
var void = map[string]bool{"br": true, "hr": true, "img": true, "wbr": true, "col": true, "input": true}
