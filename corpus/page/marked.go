package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marked is the text of the one element of a page that is called something, such
// as its article, and no text where none is or several are.
func marked(page *html.Node, is func(*html.Node) bool, size *sizes) writing {
	var found *html.Node
	for n := range page.Descendants() {
		if !is(n) || size.below[n] < shortestParagraph {
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

// isArticle reports whether an element says that it is an article or its body.
func isArticle(n *html.Node) bool {
	return n.DataAtom == atom.Article || n.Type == html.ElementNode && attribute(n.Attr, "itemprop") == "articleBody"
}

// isMain reports whether an element says that it is the main part of a page.
func isMain(n *html.Node) bool {
	return n.DataAtom == atom.Main || n.Type == html.ElementNode && attribute(n.Attr, "role") == "main"
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
