package page

import (
	"net/url"

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
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read in linkeddata.go
	found, err := parser.ParseAndMutate(page, base)
	if err != nil {
		return nil
	}
	nameElements(found.Node)
	return found.Node
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
