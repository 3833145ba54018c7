package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepestTag is how deep tags may stand inside each other. The parser allows 512,
// with those that it adds.
const deepestTag = 400

// parse parses a page or a piece of one. Of tags that are nested too deep the text
// is read without them, and a remark says so.
func parse(source string) (root *html.Node, remarks []string) {
	root, err := html.Parse(strings.NewReader(source))
	if err == nil {
		return root, nil
	}
	remarks = []string{"tags nested too deep were left out, their text is read"}
	if root, err = html.Parse(strings.NewReader(flatten(source))); err == nil {
		return root, remarks
	}
	root = &html.Node{Type: html.DocumentNode}
	for paragraph := range strings.SplitSeq(looseText(source), "\n\n") {
		p := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
		p.AppendChild(&html.Node{Type: html.TextNode, Data: paragraph})
		root.AppendChild(p)
	}
	return root, remarks
}

// unclosed are tags that need no end tag, or have none, and end others of their kind.
var unclosed = tagSet(atom.P, atom.Li, atom.Dt, atom.Dd, atom.Td, atom.Th, atom.Tr, atom.Option, atom.Br, atom.Img, atom.Hr,
	atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr, atom.Source, atom.Area, atom.Embed, atom.Param, atom.Base, atom.Track)

// flatten is a page without the tags that stand deeper than deepestTag. Blocks
// are still set apart by line breaks.
func flatten(source string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for depth := 0; ; {
		kind := z.Next()
		raw := z.Raw()
		tag := atom.Atom(0)
		if kind == html.StartTagToken || kind == html.EndTagToken {
			raw = append([]byte(nil), raw...)
			name, _ := z.TagName()
			tag = atom.Lookup(name)
		}
		nests := !unclosed[tag]
		switch {
		case kind == html.ErrorToken:
			return out.String()
		case kind == html.StartTagToken && nests:
			depth++
		case kind == html.EndTagToken && nests:
			depth--
		}
		deep := depth > deepestTag || kind == html.EndTagToken && depth == deepestTag
		switch {
		case !deep || kind == html.TextToken:
			out.Write(raw)
		case (kind == html.StartTagToken || kind == html.EndTagToken) && !inlineTags[tag]:
			out.WriteString("<br>")
		}
	}
}
