package corpus

import (
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
	doomed = append(doomed, teasers(page)...)
	for _, n := range doomed {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// How many articles a page has at least that lists them, and how many bytes of
// paragraphs each of these has at most.
const (
	fewestTeasers = 4
	longestTeaser = 600
)

// teasers are the short articles of a page that shows several of them beside one
// longer text. (Where several are long, as in live updates, all are the text.)
func teasers(page *html.Node) []*html.Node {
	var short []*html.Node
	rest, long := paragraphBytes(page), 0
	for n := range page.Descendants() {
		if n.DataAtom != atom.Article {
			continue
		}
		size := paragraphBytes(n)
		if size > longestTeaser {
			long++
			continue
		}
		short = append(short, n)
		rest -= size
	}
	if len(short) < fewestTeasers || long > 1 || rest <= longestTeaser {
		return nil
	}
	return short
}

var prunedTags = tagSet(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Nav,
	atom.Figcaption, atom.Button, atom.Dialog, atom.Select, atom.Textarea)

// furnitureNames are what classes and ids of furniture end in, written without
// hyphens: "related-articles", "c-related_articles" and "relatedArticles-2" all
// end in "relatedarticles".
var furnitureNames = wordSet(`
	caption captions captiontext wpcaption wpcaptiontext figcaption imagecaption imagecredit imagesource
	photocaption photocredit credit credits copyright
	related relatedarticle relatedarticles relatedstories relatedposts relatedlinks relatedcontent relatednews
	relateditems relatedtopics recommend recommended recommendation recommendations readmore readnext readalso
	morestories morefrom moreon morenews morearticles mostread mostpopular mostviewed popular trending outbrain
	taboola teaser teasers jprelatedposts
	share sharebar sharetools sharelinks sharebutton sharebuttons sharethis sharing sharedaddy social socialshare
	socialmedia sociallinks socialbar socialicons addtoany addthis addthistoolbox addthisinlinesharetoolbox
	newsletter newsletters newslettersignup newsletterform newsletterpromo subscribe subscription signup promo promos
	advert adverts advertisement advertisements ad ads adcontainer adwrapper sponsor sponsored
	comment comments disqus disqusthread authorbio authorbox authorinfo aboutauthor bio breadcrumb breadcrumbs tag
	tags taglist tagcloud taglinks cookie cookies paywall popup popups modal tooltip tooltipcontent rollover rolloverblock pagination toolbar
	screenreadertext visuallyhidden sronly`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// hasFurnitureName reports whether a class or id ends in one of the names.
func hasFurnitureName(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789"))
	if strings.HasSuffix(name, "caption") {
		return true
	}
	end := strings.TrimRight(name, "-_")
	joined := ""
	for range 4 {
		i := strings.LastIndexAny(end, "-_")
		joined = end[i+1:] + joined
		if furnitureNames[joined] {
			return true
		}
		if i < 0 {
			return false
		}
		end = end[:i]
	}
	return false
}

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
	return slices.ContainsFunc(names, hasFurnitureName) && paragraphBytes(n) <= most
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
