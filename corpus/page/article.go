package page

import (
	"net/url"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
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
	return found.Node
}
