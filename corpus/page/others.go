package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page may show more than its article: teasers of others, and, where it
// scrolls without end, the next one in full.

const (
	fewestTeasers = 4   // how many short articles a page has at least that lists them
	longestTeaser = 600 // bytes of prose of such a short article
	shortestNext  = 300 // bytes of prose of an article that follows another
)

// otherArticles are the elements of a page that hold other articles than the one
// with this title, with the reason to leave them out.
func otherArticles(page *html.Node, title string, size *sizes) map[*html.Node]string {
	others := map[*html.Node]string{}
	for _, n := range teasers(page, size) {
		others[n] = "teaser"
	}
	for _, n := range nextArticles(page, title, size) {
		others[n] = "another article"
	}
	return others
}

// teasers are the short articles of a page that shows several of them beside one
// longer text. (Where several are long, as in live updates, all are the text.)
func teasers(page *html.Node, size *sizes) []*html.Node {
	var short []*html.Node
	rest, long := size.total, 0
	for n := range page.Descendants() {
		if n.DataAtom != atom.Article || holdsAny(n, atom.Article) {
			continue
		}
		if size.below[n] > longestTeaser {
			long++
			continue
		}
		short = append(short, n)
		rest -= size.below[n]
	}
	if len(short) < fewestTeasers || long > 1 || rest <= longestTeaser {
		return nil
	}
	return short
}

// nextArticles are the elements that hold whole articles behind the one whose
// heading is the title of the page: articles with a heading of their own, and
// elements of the same tag and class as the one around it.
func nextArticles(page *html.Node, title string, size *sizes) []*html.Node {
	heading := headingOf(page, title)
	if heading == nil {
		return nil
	}
	var next []*html.Node
	for n := heading.Parent; n != nil; n = n.Parent {
		if size.below[n] < shortestParagraph {
			continue
		}
		for c := n.NextSibling; c != nil; c = c.NextSibling {
			if isLike(c, n) && (c.DataAtom == n.DataAtom || size.below[n] >= shortestNext) && isNext(c, n, heading, title, size) {
				next = append(next, c)
			}
		}
		if n.DataAtom == atom.Article {
			return append(next, laterArticles(page, n, heading, title, size)...)
		}
		if len(next) > 0 {
			return next
		}
	}
	return nil
}

// headingOf is the first heading of a page that says its title, or nil.
func headingOf(page *html.Node, title string) *html.Node {
	if title == "" {
		return nil
	}
	for n := range page.Descendants() {
		if (n.DataAtom == atom.H1 || n.DataAtom == atom.H2) && saysTitle(n, title) {
			return n
		}
	}
	return nil
}

// saysTitle reports whether a heading says a title, or one is a part of the other.
func saysTitle(heading *html.Node, title string) bool {
	text := foldLine(flatText(heading))
	return text == title || text != "" && (strings.Contains(title, text) || strings.Contains(text, title))
}

// isLike reports whether a node may hold an article as the element n does: it is
// an <article>, or has the tag of n and a class of it, or both are sections
// without class.
func isLike(c, n *html.Node) bool {
	if c.Type != html.ElementNode || c.DataAtom == atom.Article {
		return c.DataAtom == atom.Article
	}
	class, other := attribute(n.Attr, "class"), attribute(c.Attr, "class")
	if c.DataAtom != n.DataAtom || class == "" || other == "" {
		return c.DataAtom == n.DataAtom && n.DataAtom == atom.Section && class == other
	}
	others := strings.Fields(other)
	return slices.ContainsFunc(strings.Fields(class), func(c string) bool { return slices.Contains(others, c) })
}

// isNext reports whether an element holds an article with a heading that does
// not say the title and, but where both it and this one are marked as articles,
// looks like the one that does.
func isNext(n, this, heading *html.Node, title string, size *sizes) bool {
	if size.below[n] < shortestNext {
		return false
	}
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.H1, atom.H2:
			alike := c.DataAtom == heading.DataAtom && attribute(c.Attr, "class") == attribute(heading.Attr, "class")
			bothArticles := n.DataAtom == atom.Article && this.DataAtom == atom.Article
			return (alike || bothArticles) && !saysTitle(c, title)
		case atom.P:
			if size.below[c] >= shortestParagraph {
				return false // a text that begins without heading
			}
		}
	}
	return false
}

// laterArticles are the articles anywhere behind article that have headings of
// their own.
func laterArticles(page, article, heading *html.Node, title string, size *sizes) []*html.Node {
	var later []*html.Node
	for n := range page.Descendants() {
		if n.DataAtom == atom.Article && n.Parent != article.Parent && size.before[n] >= size.before[article]+size.below[article] && isNext(n, article, heading, title, size) {
			later = append(later, n)
		}
	}
	return later
}
