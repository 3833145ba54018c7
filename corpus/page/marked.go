package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markedArticle is the text of the one element that the markup of a page calls
// its article, and no text where it names none or several.
func markedArticle(page *html.Node, size *sizes) writing {
	var found *html.Node
	for n := range page.Descendants() {
		if !isMarkedArticle(n) || size.below[n] < shortestParagraph {
			continue
		}
		if found != nil && !isBelow(n, found) {
			return writing{}
		}
		if found == nil || 4*size.below[n] > 3*size.below[found] {
			found = n
		}
	}
	if found == nil {
		return writing{}
	}
	return write(found)
}

// isMarkedArticle reports whether an element says that it is an article or its body.
func isMarkedArticle(n *html.Node) bool {
	return n.DataAtom == atom.Article || n.Type == html.ElementNode && attribute(n.Attr, "itemprop") == "articleBody"
}

// isBelow reports whether n stands below top.
func isBelow(n, top *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p == top {
			return true
		}
	}
	return false
}
