package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/address"
	"reprint/corpus/credit"
)

// longestByline is how many bytes the text of an element has at most that is taken
// as the names of writers.
const longestByline = 200

// readByline takes the writers that an element names, if it is marked as the byline of
// the page's article. Several elements close together are one byline.
func (m *metadata) readByline(n *html.Node) {
	if !isByline(n) || m.bylineBlock != nil && n != m.bylineBlock && !isBelow(n, m.bylineBlock) || holdsByline(n) || m.isBeside(n) {
		return
	}
	names := writersIn(n)
	if len(names) == 0 {
		return
	}
	if m.bylineBlock == nil {
		m.bylineBlock = m.blockAround(n)
	}
	for _, name := range names {
		if !slices.Contains(m.byline, name) {
			m.byline = append(m.byline, name)
		}
	}
}

// holdsByline reports whether an element holds another that is marked as the byline
// and has text: what stands beside that one inside is no name.
func holdsByline(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && isByline(c) && flatText(c) != "" {
			return true
		}
	}
	return false
}

// blockAround is a list around an element, or one or two elements above it, but
// nothing that the heading stands in.
func (m *metadata) blockAround(n *html.Node) *html.Node {
	block := n
	for range 2 {
		up := block.Parent
		if up == nil || m.aroundHeading[up] || up.DataAtom == atom.Body {
			break
		}
		block = up
	}
	return block
}

// bylineClasses are classes of elements that name the author, written without
// hyphens and underlines.
var bylineClasses = wordSet(`byline author authors authorname bylinename bylineauthor articleauthor articlebyline
	pbbyline postauthor entryauthor storybyline pauthor authorlink writer contributor fn autor auteur autore`)

// isByline reports whether an element is marked as naming the author.
func isByline(n *html.Node) bool {
	if attribute(n.Attr, "rel") == "author" || attribute(n.Attr, "itemprop") == "author" {
		return true
	}
	for class := range strings.FieldsSeq(attribute(n.Attr, "class")) {
		if bylineClasses[joinedClass.Replace(strings.ToLower(class))] {
			return true
		}
	}
	return false
}

var joinedClass = strings.NewReplacer("-", "", "_", "")

// writersIn are the writers that a marked element names. What is marked as a name
// inside it goes before links, and these before the whole, which may list profiles
// too; but a whole that is a row of names holds all of them.
func writersIn(n *html.Node) []string {
	whole := flatText(n)
	if len(whole) > longestByline {
		return nil
	}
	names := peopleIn(withoutDate(whole))
	if len(names) > 1 {
		return names
	}
	for _, isName := range []func(*html.Node) bool{isMarkedName, func(c *html.Node) bool { return c.DataAtom == atom.A }} {
		var marked []string
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && isName(c) {
				marked = append(marked, peopleIn(flatText(c))...)
			}
		}
		if len(marked) > 0 {
			return marked
		}
	}
	return names
}

// isMarkedName reports whether an element inside a byline is marked as a name.
func isMarkedName(n *html.Node) bool {
	return attribute(n.Attr, "itemprop") == "name" || attribute(n.Attr, "rel") == "author"
}

// peopleIn are the names in a text, where all of them can be those of people or
// agencies.
func peopleIn(text string) []string {
	names := credit.Writers(text)
	if slices.ContainsFunc(names, func(name string) bool { return !credit.IsWriter(name) }) {
		return nil
	}
	return names
}

// dateBehind is a date behind the names of a byline.
var dateBehind = regexp.MustCompile(`[\s,|·•–—-]*(?:\b\pL+\.?\s+)?\d.*$`)

func withoutDate(byline string) string { return dateBehind.ReplaceAllString(byline, "") }

// authorTags are the meta tags that name the author.
var authorTags = []string{"author", "byl", "article:author_name", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "article:author"}

// author are the writers that the page names, in their order, with commas between
// them: those of JSON-LD, of a meta tag or of the byline, whichever comes first
// and is not the outlet. A byline that names these and more counts more.
func (m *metadata) author(outlet string) string {
	var best []string
	for _, names := range [][]string{credit.Writers(html.UnescapeString(m.linked.author)), m.taggedAuthors(), m.byline} {
		names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return m.isOutlet(name, outlet) })
		if len(best) == 0 || len(names) > len(best) && holdsAll(names, best) {
			best = names
		}
	}
	return strings.Join(best, ", ")
}

// taggedAuthors are the authors of the first meta tag that names any.
func (m *metadata) taggedAuthors() []string {
	for _, tag := range authorTags {
		if names := credit.Writers(html.UnescapeString(m.tags[tag])); len(names) > 0 {
			return names
		}
	}
	return nil
}

// holdsAll reports whether all of some names are among others, whatever their case.
func holdsAll(names, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, s) })
	})
}

// isOutlet reports whether a name is that of the page's outlet, by any of the names
// that the page gives it.
func (m *metadata) isOutlet(name, outlet string) bool {
	others := []string{outlet, m.linked.publisher, m.tags["og:site_name"], m.tags["application-name"], m.tags["dc.publisher"], address.Host(m.canonical), address.Host(address.Clean(m.tags["og:url"]))}
	if slices.ContainsFunc(others, func(other string) bool { return credit.SameOutlet(name, other) }) {
		return true
	}
	notice := m.tags["copyright"]
	return notice != "" && strings.HasSuffix(strings.ToLower(strings.TrimRight(notice, ". ")), strings.ToLower(name))
}
