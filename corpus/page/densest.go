package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortestParagraph is how many bytes a paragraph needs to speak for the block
// around it.
const shortestParagraph = 80

// densestText is the text of the element that holds the most text in paragraphs
// of its own: a plain guess at the article, to check a better one by.
func densestText(page *html.Node) writing {
	held := map[*html.Node]int{}
	var best *html.Node
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.P || n.Parent == nil {
			continue
		}
		if size := ownText(n); size >= shortestParagraph {
			held[n.Parent] += size
			if best == nil || held[n.Parent] > held[best] {
				best = n.Parent
			}
		}
	}
	if best == nil {
		return writing{}
	}
	return write(best)
}

// ownText is the length of the text below n that is no link.
func ownText(n *html.Node) int {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && !insideTag(c, n, atom.A) {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size
}
