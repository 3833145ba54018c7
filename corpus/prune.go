package corpus

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prunePage takes out of a page what is never part of an article's text but
// stands inside articles often enough to be taken for it: captions, prompts to
// share, subscribe and comment, links to other articles, notes on authors.
func prunePage(page *html.Node) {
	most := min(mostFurniture, paragraphBytes(page)/5)
	var doomed []*html.Node
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && (prunedTags[c.DataAtom] || isFurniture(c, most)) {
				doomed = append(doomed, c)
				continue
			}
			visit(c)
		}
	}
	visit(page)
	for _, n := range doomed {
		n.Parent.RemoveChild(n)
	}
}

var prunedTags = tagSet(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Nav,
	atom.Figcaption, atom.Button, atom.Dialog, atom.Select, atom.Textarea)

// furnitureName matches one class or id of a block that is furniture.
var furnitureName = regexp.MustCompile(`(?i)(?:^|[-_])(?:` + strings.Join([]string{
	`(?:wp-)?captions?(?:[-_]?text)?`, `figcaption`, `image[-_]?(?:caption|credit|source)s?`, `photo[-_]?(?:caption|credit)s?`, `credits?`, `copyright`,
	`related(?:[-_]?(?:articles?|stories|posts|links|content|news|items|topics))?`, `recommend(?:ed|ations?)?`, `read[-_]?(?:more|next|also)`, `more[-_]?(?:stories|from|on|news|articles)`, `most[-_]?(?:read|popular|viewed)`,
	`popular`, `trending`, `outbrain`, `taboola`, `teasers?`,
	`share(?:bar|[-_]?(?:tools|links|buttons?|bar|this))?`, `sharing`, `social(?:[-_]?(?:share|media|links|bar|icons))?`, `sharedaddy`, `jp-relatedposts`, `addtoany`, `addthis(?:[-_]\w+)?`,
	`newsletters?(?:[-_]?(?:signup|sign-up|form|promo))?`, `subscri(?:be|ption)`, `signup`, `promos?`, `advert(?:s|isement|isements)?`, `ads?`, `sponsor(?:ed)?`,
	`comments?`, `disqus(?:[-_]thread)?`, `author[-_]?(?:bio|box|info)`, `about[-_]?author`, `bio`, `breadcrumbs?`, `tags?`, `tag[-_]?(?:list|cloud|links)`,
	`cookies?`, `paywall`, `popups?`, `modal`, `tooltip`, `rollover`, `screen[-_]reader[-_]text`, `visually[-_]?hidden`, `sr-only`, `pagination`, `toolbar`,
}, "|") + `)(?:$|[-_]\d*$)`)

// Elements that are furniture only if they are small against the page: a
// wrapper around the whole article may have any name.
var furnitureHolders = tagSet(atom.Div, atom.Section, atom.Aside, atom.Ul, atom.Ol, atom.P, atom.Span, atom.Footer, atom.Header, atom.Form, atom.Li, atom.A, atom.Figure, atom.Dl, atom.H2, atom.H3, atom.H4)

// mostFurniture is how many bytes of paragraphs a block of furniture may hold.
const mostFurniture = 1500

func isFurniture(n *html.Node, most int) bool {
	if !furnitureHolders[n.DataAtom] {
		return false
	}
	names := append(strings.Fields(attribute(n.Attr, "class")), attribute(n.Attr, "id"))
	return slices.ContainsFunc(names, furnitureName.MatchString) && paragraphBytes(n) <= most
}

// paragraphBytes is the length of the text in paragraphs below n.
func paragraphBytes(n *html.Node) int {
	total := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && insideTag(c, n, atom.P) {
			total += len(strings.TrimSpace(c.Data))
		}
	}
	return total
}

// dropLinkLines takes out of an article the paragraphs, list items and headings
// that are nothing but links to other pages. A linked sentence stays.
func dropLinkLines(article *html.Node) {
	var doomed []*html.Node
	for n := range article.Descendants() {
		if n.Type == html.ElementNode && lineTags[n.DataAtom] && isLinkLine(n) {
			doomed = append(doomed, n)
		}
	}
	for _, n := range doomed {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

var lineTags = tagSet(atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

func isLinkLine(n *html.Node) bool {
	linked, free := 0, 0
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		size := len(strings.TrimSpace(c.Data))
		if insideTag(c, n, atom.A) {
			linked += size
		} else {
			free += size
		}
	}
	if linked == 0 || free > linked/5 {
		return false
	}
	text := strings.TrimRight(flatText(n), " \"'”’)")
	return !strings.HasSuffix(text, ".")
}

// insideTag reports whether n stands in an element of this tag that is top or
// below it.
func insideTag(n, top *html.Node, tag atom.Atom) bool {
	for p := n.Parent; p != nil && p != top.Parent; p = p.Parent {
		if p.DataAtom == tag {
			return true
		}
	}
	return false
}
