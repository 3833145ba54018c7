package page

import (
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findArticle is the element of a page that holds the article, as Mozilla's
// Readability in Go finds it, and nil for a page in which it sees none. It may
// change the page. base is the page's address, or nil.
func findArticle(page *html.Node, base *url.URL) (article *html.Node) {
	// A page that makes the library fail is read as one without an article.
	defer func() {
		if recover() != nil {
			article = nil
		}
	}()
	shield(page)
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read in linkeddata.go
	found, err := parser.ParseAndMutate(page, base)
	if err != nil {
		return nil
	}
	nameElements(found.Node)
	return found.Node
}

// shield makes sections of the <div>s that hold block quotes, such as posts that
// are shared: the library clears small ones with many links away, sections not.
func shield(page *html.Node) {
	for n := range page.Descendants() {
		if n.DataAtom != atom.Blockquote {
			continue
		}
		for p := n.Parent; p != nil && p.DataAtom == atom.Div && onlyChild(n); n, p = p, p.Parent {
			p.DataAtom, p.Data = atom.Section, "section"
		}
	}
}

// onlyChild reports whether no other text or element stands beside an element.
func onlyChild(n *html.Node) bool {
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && (c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "") {
			return false
		}
	}
	return true
}

// nameElements gives the elements that the library made, such as the paragraphs
// that it makes of two line breaks, the atoms that the parser would have given them.
func nameElements(article *html.Node) {
	if article == nil {
		return
	}
	for n := range article.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == 0 {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
}
