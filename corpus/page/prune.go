package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/encoding"
	"reprint/internal/span"
)

// Inside an article, and beside it, stands what is no part of its text and often
// enough taken for it: captions, prompts to share, subscribe and comment, links
// to other articles, notes on authors, dialogs. It is told by its markup alone,
// never by its words, and what was left out is remembered.

// A leftOut is text that is left out of an article.
type leftOut struct {
	reason, text string
	after        int // how many pieces of the pruner's order stand before it
}

// A pruner takes out of a page what is no part of an article.
type pruner struct {
	title    string     // of the article, as foldLine writes it, or ""
	headline *html.Node // the only first heading of the page, or nil
	size     *sizes
	// series are the sizes of the children of an element by their kin, which stay
	// or go together.
	series map[*html.Node]map[kin]int
	others map[*html.Node]string // whole elements that go, with the reason

	listed  int        // how many headings are links
	heading *html.Node // the last one, if nothing but links came after it
	links   int        // how many of them were left out

	order []string // pieces of prose that stay
	out   []leftOut
	gone  []*html.Node

	unbelieved []*html.Node // what stays although its name calls it boilerplate
}

// kin are elements of one tag and class.
type kin struct {
	tag   atom.Atom
	class string
}

// prune takes out of a page or of a part of one what is no part of the article
// with this title.
func prune(page *html.Node, title string) *pruner {
	wrapRuns(page)
	p := &pruner{title: foldLine(title), series: map[*html.Node]map[kin]int{}, size: measure(page)}
	if title != "" {
		p.headline = onlyHeading(page)
	}
	reveal(page, p.size)
	p.others = otherArticles(page, p.title, p.size)
	p.visit(page)
	p.endLinks()
	for _, n := range p.unbelieved {
		unname(n)
	}
	for _, n := range p.gone {
		n.Parent.RemoveChild(n)
	}
	return p
}

// onlyHeading is the first heading of a page that has one such, or nil.
func onlyHeading(page *html.Node) (heading *html.Node) {
	for n := range page.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		if heading != nil {
			return nil
		}
		heading = n
	}
	return heading
}

// visit decides about what is below n.
func (p *pruner) visit(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			p.text(c)
		}
		if c.Type != html.ElementNode {
			continue
		}
		if c.DataAtom == atom.Form && 2*p.size.below[c] > p.size.total {
			c.DataAtom, c.Data = atom.Div, "div" // around a whole page
		}
		if reason, goes := p.verdict(c); goes {
			p.leave(c, reason)
			continue
		}
		if headingTags[c.DataAtom] {
			p.endLinks()
			p.heading = c
		}
		p.visit(c)
	}
}

// text remembers a text that stays.
func (p *pruner) text(n *html.Node) {
	piece := strings.TrimSpace(n.Data)
	if piece != "" && p.heading != nil && !isBelow(n, p.heading) {
		p.endLinks()
	}
	if len(piece) >= shortestPiece {
		p.order = append(p.order, piece)
	}
}

// headingTags are the headings of parts of a page.
var headingTags = tagSet(atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// fewestLinks is how many links below a heading make it that of a list of links.
const fewestLinks = 2

// endLinks lets the last heading go if a list of links was all that it was about.
func (p *pruner) endLinks() {
	if p.heading != nil && p.links >= fewestLinks {
		p.leave(p.heading, "links")
	}
	p.heading, p.links = nil, 0
}

// leave lets an element go. What has no reason is not remembered.
func (p *pruner) leave(n *html.Node, reason string) {
	p.gone = append(p.gone, n)
	switch reason {
	case "teaser":
		p.links++
		p.listed++
	case "links":
		p.links++
	case "related", "gallery":
		p.links += fewestLinks
	}
	if reason == "" {
		return
	}
	if text := textBelow(n); text != "" {
		p.out = append(p.out, leftOut{reason, text, len(p.order)})
	}
}

// prunedTags are elements that never hold the text of an article.
var prunedTags = tagSet(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Nav,
	atom.Button, atom.Select, atom.Textarea, atom.Input)

// verdict reports whether an element goes, and why.
func (p *pruner) verdict(n *html.Node) (reason string, goes bool) {
	switch {
	case prunedTags[n.DataAtom]:
		return "", true
	case n.DataAtom == atom.Figcaption:
		return "caption", true
	case n.DataAtom == atom.Figure && p.isSmall(n) && holdsAny(n, atom.Img, atom.Picture, atom.Video) && !holdsAny(n, atom.Table, atom.Blockquote, atom.Pre):
		return "caption", true
	case n.DataAtom == atom.Dialog:
		return "dialog", true
	case n.DataAtom == atom.A && isControl(n):
		return "", true
	case isHidden(n):
		return "hidden", true
	case p.others[n] != "":
		return p.others[n], true
	case titleTags[n.DataAtom] && p.title != "" && foldLine(flatText(n)) == p.title:
		return "", true // stands beside the text already
	case n == p.headline:
		return "headline", true
	case (lineTags[n.DataAtom] || n.DataAtom == atom.Div && !holdsBlock(n)) && isLinkLine(n):
		if headingTags[n.DataAtom] {
			p.listed++
		}
		return "links", true
	case n.DataAtom == atom.Form:
		return "form", true
	case n.DataAtom == atom.Div && p.size.below[n] == 0 && holdsAny(n, atom.Script, atom.Iframe, atom.Ins) && len(flatText(n)) <= longestLabel:
		return "advertisement", true
	}
	if !holders[n.DataAtom] {
		return "", false
	}
	switch reason = reasonOf(n); reason {
	case "":
		return "", false
	case "date":
		return reason, len(flatText(n)) <= longestDate
	}
	// Shared posts are embedded as block quotes.
	if p.isSmall(n) && !holdsAny(n, atom.Blockquote) || p.isBeside(n, reason) {
		return reason, true
	}
	p.unbelieved = append(p.unbelieved, n)
	return "", false
}

// unname takes class and id, which are not believed, off an element, so that
// nothing that comes after believes them.
func unname(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "id" })
}

// isControl reports whether a link does something on its own page, and stands
// alone as a button does.
func isControl(link *html.Node) bool {
	to := strings.TrimSpace(attribute(link.Attr, "href"))
	return (strings.HasPrefix(to, "#") || strings.HasPrefix(to, "javascript:")) && !isInText(link)
}

// longestLabel is how many bytes of text a label beside a script has at most.
const longestLabel = 40

// longestDate is how many bytes of text are no more than a date.
const longestDate = 100

// titleTags are the elements that repeat the headline.
var titleTags = tagSet(atom.H1, atom.H2, atom.H3, atom.P)

// holders are elements whose class or id is believed.
var holders = tagSet(atom.Div, atom.Section, atom.Aside, atom.Ul, atom.Ol, atom.P, atom.Span, atom.Footer, atom.Header,
	atom.Form, atom.Li, atom.A, atom.Figure, atom.Dl, atom.H2, atom.H3, atom.H4, atom.Table, atom.Time, 0)

// mostBoilerplate is how many bytes of prose boilerplate may hold at most,
// wherever it stands.
const mostBoilerplate = 1500

// isSmall reports whether an element, with others of its kind beside it, is a
// small part of the page. A wrapper around the whole article may have any name,
// and so may all its paragraphs.
func (p *pruner) isSmall(n *html.Node) bool {
	return p.seriesSize(n) <= min(mostBoilerplate, p.size.total/5)
}

// seriesSize is the size of an element and its siblings of the same tag and class.
func (p *pruner) seriesSize(n *html.Node) int {
	series, known := p.series[n.Parent]
	if !known {
		series = map[kin]int{}
		for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
			series[kinOf(c)] += p.size.below[c]
		}
		p.series[n.Parent] = series
	}
	return series[kinOf(n)]
}

func kinOf(n *html.Node) kin { return kin{n.DataAtom, attribute(n.Attr, "class")} }

// besideReasons are the reasons that are believed of long elements, too, beside an
// article of any length: "before" where text of the article stands before it.
var besideReasons = map[string]string{
	"about the author": "before", "comments": "before", "related": "before", "prompt": "before",
	"consent": "outside", "dialog": "outside",
}

// isBeside reports whether an element is long beside a short article: it holds
// no headline, and the article stands elsewhere.
func (p *pruner) isBeside(n *html.Node, reason string) bool {
	where := besideReasons[reason]
	if where == "" || holdsAny(n, atom.H1, atom.Article, atom.Main) || holdsBody(n) {
		return false
	}
	around := enclosing(n)
	if where == "before" {
		return p.size.before[firstOfKin(n)]-p.size.before[around] >= shortestParagraph
	}
	return around.DataAtom != atom.Article && p.size.total-p.size.below[n] >= shortestParagraph
}

// firstOfKin is the first element beside n, or n itself, of its tag and class.
func firstOfKin(n *html.Node) *html.Node {
	for c := n.Parent.FirstChild; c != n; c = c.NextSibling {
		if c.Type == html.ElementNode && kinOf(c) == kinOf(n) {
			return c
		}
	}
	return n
}

// enclosing is the article or main part around an element, or the page.
func enclosing(n *html.Node) *html.Node {
	top := n
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article || p.DataAtom == atom.Main {
			return p
		}
		top = p
	}
	return top
}

// holdsBody reports whether the body of an article is below n or n itself.
func holdsBody(n *html.Node) bool {
	if attribute(n.Attr, "itemprop") == "articleBody" {
		return true
	}
	for c := range n.Descendants() {
		if attribute(c.Attr, "itemprop") == "articleBody" {
			return true
		}
	}
	return false
}

// lineTags are the elements that may be nothing but links.
var lineTags = tagSet(atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// isLinkLine reports whether at least five sixths of the text of an element are
// links, and it does not end as a sentence does, or its links are tags.
func isLinkLine(n *html.Node) bool {
	linked, free, tags, within := 0, 0, true, isLinked(n)
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && attribute(c.Attr, "rel") != "tag" {
			tags = false
		}
		if c.Type != html.TextNode {
			continue
		}
		size := len(strings.TrimSpace(c.Data))
		if within || insideTag(c, n, atom.A) {
			linked += size
		} else {
			free += size
		}
	}
	if linked > 0 && tags && !within && free < shortestPiece {
		return true
	}
	if linked == 0 || free > linked/5 {
		return false
	}
	text := strings.TrimRight(flatText(n), " \"'”’)")
	return !strings.HasSuffix(text, ".")
}

// isLinked reports whether an element stands in a link.
func isLinked(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// holdsBlock reports whether a block stands directly below n.
func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isInline(c) {
			return true
		}
	}
	return false
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

// dropped says where in an article that was written what is left out stood, in
// the order of the text.
func (p *pruner) dropped(w *writing) []encoding.Dropped {
	var list []encoding.Dropped
	at, next := 0, 0
	for _, x := range p.out {
		for ; next < x.after; next++ {
			if end, written := w.ends[p.order[next]]; written {
				at = max(at, end)
			}
		}
		inside := at > 0 && at < len(w.text)
		if inside || x.reason != "links" && x.reason != "hidden" {
			list = append(list, encoding.Dropped{Span: span.Span{Start: at, End: at}, Reason: x.reason, Text: x.text})
		}
	}
	return list
}
