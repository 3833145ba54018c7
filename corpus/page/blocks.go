package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Much text stands in no paragraph: between line breaks, or bare in a <div>, a
// list item or a cell. What comes after looks for paragraphs, so such text is
// put into one first.

// runHolders may hold bare text beside blocks.
var runHolders = tagSet(atom.Body, atom.Div, atom.Article, atom.Main, atom.Section, atom.Center, atom.Td, atom.Blockquote,
	atom.Details, atom.Li, atom.Dd, atom.Fieldset, atom.Aside)

// wrapRuns puts bare text of a page into paragraphs. Two line breaks end a
// paragraph, as a block does. Text of a holder that has nothing else stays
// bare where its tag says already that it is a block of text.
func wrapRuns(page *html.Node) {
	var holders []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && runHolders[n.DataAtom] {
			holders = append(holders, n)
		}
	}
	for _, n := range holders {
		wrapRunsOf(n)
	}
}

// wrapRunsOf puts the bare text of one element into paragraphs.
func wrapRunsOf(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		run, next := inlineRun(c)
		if next == c {
			c = c.NextSibling
			continue
		}
		if isProseRun(run) {
			wrap(n, run)
		}
		c = next
	}
}

// inlineRun are the siblings from c on that make one paragraph, and what follows
// them; next is c itself if c is a block.
func inlineRun(c *html.Node) (run []*html.Node, next *html.Node) {
	for next = c; next != nil; next = next.NextSibling {
		if next.DataAtom == atom.Br && len(run) > 0 && endsParagraph(next) {
			break
		}
		if !isInline(next) {
			break
		}
		run = append(run, next)
	}
	return run, next
}

// endsParagraph reports whether a line break is followed by another.
func endsParagraph(br *html.Node) bool {
	for c := br.NextSibling; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			return true
		case c.Type == html.CommentNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			return false
		}
	}
	return false
}

// isInline reports whether a node stands within a line and holds no block.
func isInline(n *html.Node) bool {
	switch {
	case n.Type == html.TextNode, n.Type == html.CommentNode, n.DataAtom == atom.Br:
		return true
	case n.Type != html.ElementNode || !inlineTags[n.DataAtom]:
		return false
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom != atom.Br && !inlineTags[c.DataAtom] && c.DataAtom != 0 && !silentTags[c.DataAtom] {
			return false
		}
	}
	return true
}

// shortestRun is how many bytes of text make a paragraph.
const shortestRun = 25

// isProseRun reports whether a run of siblings is text of some length.
func isProseRun(run []*html.Node) bool {
	size := 0
	for _, n := range run {
		if n.Type == html.TextNode {
			size += len(strings.TrimSpace(n.Data))
		}
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				size += len(strings.TrimSpace(c.Data))
			}
		}
	}
	return size >= shortestRun
}

// wrap moves siblings below parent into a new paragraph in their place.
func wrap(parent *html.Node, run []*html.Node) {
	p := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
	parent.InsertBefore(p, run[0])
	for _, n := range run {
		parent.RemoveChild(n)
		p.AppendChild(n)
	}
}
