package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sizes says of each element how much prose is below it and before it, in bytes:
// text that is no link and stands in pieces of some length. Menus and lists of
// headlines have none.
type sizes struct {
	below, before map[*html.Node]int
	total         int
}

// shortestPiece is how many bytes a piece of text needs to count as prose.
const shortestPiece = 25

// measure finds the sizes of a page, hidden text included.
func measure(page *html.Node) *sizes {
	s := &sizes{below: map[*html.Node]int{}, before: map[*html.Node]int{}}
	s.measure(page)
	return s
}

// measure adds n. The parser bounds how deep it goes.
func (s *sizes) measure(n *html.Node) {
	start := s.total
	switch n.Type {
	case html.TextNode:
		if size := len(strings.TrimSpace(n.Data)); size >= shortestPiece {
			s.total += size
		}
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	s.before[n] = start
	if n.DataAtom == atom.A || silentTags[n.DataAtom] && n.DataAtom != atom.Form {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.measure(c)
	}
	s.below[n] = s.total - start
}
