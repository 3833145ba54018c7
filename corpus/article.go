package corpus

import (
	"net/url"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// An articleFinder finds the element of a page that holds the article, and
// nothing for a page in which it sees none. It may change the page.
type articleFinder interface {
	find(page *html.Node, base *url.URL) *html.Node
}

var finder articleFinder = readabilityFinder{}

// readabilityFinder is Mozilla's Readability in Go.
type readabilityFinder struct{}

func (readabilityFinder) find(page *html.Node, base *url.URL) (article *html.Node) {
	// A page that makes the library fail is read as one without an article.
	defer func() {
		if recover() != nil {
			article = nil
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read in pagemeta.go
	found, err := parser.ParseAndMutate(page, base)
	if err != nil {
		return nil
	}
	return found.Node
}
