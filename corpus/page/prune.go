package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prune takes out of a page what is never part of an article's text but
// stands inside articles often enough to be taken for it: captions, prompts to
// share, subscribe and comment, links to other articles, notes on authors.
func prune(page *html.Node) {
	most := min(mostBoilerplate, paragraphBytes(page)/5)
	var doomed []*html.Node
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && (prunedTags[c.DataAtom] || isBoilerplate(c, most)) {
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

const (
	fewestTeasers = 4   // how many short articles a page has at least that lists them
	longestTeaser = 600 // bytes of paragraphs of such a short article
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

// prunedTags are elements that never hold the text of an article.
var prunedTags = tagSet(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Nav,
	atom.Figcaption, atom.Button, atom.Dialog, atom.Select, atom.Textarea)

// boilerplateNames are what classes and ids of boilerplate end in, written without
// hyphens: "related-articles", "c-related_articles" and "relatedArticles-2" all
// end in "relatedarticles".
var boilerplateNames = wordSet(`
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

// wordSet is the set of the words in a text.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// hasBoilerplateName reports whether a class or id ends in one of the names.
func hasBoilerplateName(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789"))
	if strings.HasSuffix(name, "caption") {
		return true
	}
	end := strings.TrimRight(name, "-_")
	joined := ""
	for range 4 {
		i := strings.LastIndexAny(end, "-_")
		joined = end[i+1:] + joined
		if boilerplateNames[joined] {
			return true
		}
		if i < 0 {
			return false
		}
		end = end[:i]
	}
	return false
}

// boilerplateHolders are elements whose class or id is believed, if they are
// small against the page: a wrapper around the whole article may have any name.
var boilerplateHolders = tagSet(atom.Div, atom.Section, atom.Aside, atom.Ul, atom.Ol, atom.P, atom.Span, atom.Footer, atom.Header, atom.Form, atom.Li, atom.A, atom.Figure, atom.Dl, atom.H2, atom.H3, atom.H4)

// mostBoilerplate is how many bytes of paragraphs a block of boilerplate may hold
// at most.
const mostBoilerplate = 1500

// isBoilerplate reports whether an element is named as boilerplate and holds at
// most as many bytes of paragraphs.
func isBoilerplate(n *html.Node, most int) bool {
	if !boilerplateHolders[n.DataAtom] {
		return false
	}
	names := append(strings.Fields(attribute(n.Attr, "class")), attribute(n.Attr, "id"))
	return slices.ContainsFunc(names, hasBoilerplateName) && paragraphBytes(n) <= most
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

// lineTags are the elements that dropLinkLines may take out.
var lineTags = tagSet(atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// isLinkLine reports whether at least five sixths of the text of an element are
// links, and it does not end as a sentence does.
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
