package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/address"
	"reprint/corpus/credit"
	"reprint/corpus/meta"
)

// metadata is what a page says about itself, before anything is chosen.
type metadata struct {
	tags      map[string]string // of meta tags, by name, property or itemprop in lower case; the first counts
	articles  linkedArticles
	linked    linkedData // of articles, that of the page
	title     string     // of the title tag
	canonical string
	lang      string
	byline    []string // the names in the first elements that are marked as the author
	marked    []stated // what elements of the page say about its time

	heading       *html.Node          // the first h1, or nil
	aroundHeading map[*html.Node]bool // what it stands in
	pastHeading   bool                // while the page is read
	bylineBlock   *html.Node          // what the byline stands in, or nil
}

// findMetadata collects what a page says about itself.
func findMetadata(page *html.Node) *metadata {
	m := &metadata{tags: map[string]string{}, aroundHeading: map[*html.Node]bool{}}
	m.findHeading(page)
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			m.readElement(n)
		}
	}
	m.linked = m.articles.of(m.address(), m.titles())
	return m
}

// address is where the page says it lies, or "".
func (m *metadata) address() string {
	return cmp.Or(
		address.Clean(m.named("og:url")), address.Clean(m.linked.url), m.canonical,
		address.Clean(m.named("al:web:url")), address.Clean(m.named("twitter:url")),
	)
}

// titles are the titles that the page gives itself outside JSON-LD.
func (m *metadata) titles() []string {
	return slices.DeleteFunc([]string{m.named("og:title"), m.headingText(), m.title}, func(s string) bool { return s == "" })
}

// findHeading finds the first h1 that holds words.
func (m *metadata) findHeading(page *html.Node) {
	for n := range page.Descendants() {
		if n.DataAtom == atom.H1 && flatText(n) != "" {
			m.heading = n
			break
		}
	}
	for p := m.heading; p != nil; p = p.Parent {
		m.aroundHeading[p] = true
	}
}

// readElement takes what one element says. Of most things the first counts.
func (m *metadata) readElement(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = cmp.Or(m.lang, attribute(n.Attr, "lang"), attribute(n.Attr, "xml:lang"))
	case atom.Meta:
		m.readMeta(n.Attr)
	case atom.Link:
		if strings.EqualFold(attribute(n.Attr, "rel"), "canonical") {
			m.canonical = cmp.Or(m.canonical, address.Clean(attribute(n.Attr, "href")))
		}
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.title = cmp.Or(m.title, flatText(n))
		}
	case atom.H1:
		m.pastHeading = m.pastHeading || n == m.heading
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(attribute(n.Attr, "type")), "application/ld+json") && n.FirstChild != nil {
			m.articles.read(n.FirstChild.Data)
		}
	default:
		m.readMarked(n)
	}
}

// readMarked takes what an element of any kind says by its marks.
func (m *metadata) readMarked(n *html.Node) {
	m.readTime(n)
	m.readByline(n)
}

// readMeta takes the value of a meta tag under each of its names.
func (m *metadata) readMeta(attrs []html.Attribute) {
	content := strings.TrimSpace(attribute(attrs, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(attribute(attrs, key))) {
			if m.tags[name] == "" {
				m.tags[name] = content
			}
		}
	}
}

// named is the first of these meta tags that is there.
func (m *metadata) named(names ...string) string {
	for _, name := range names {
		if v := m.tags[name]; v != "" {
			return v
		}
	}
	return ""
}

// meta chooses from what was found.
func (m *metadata) meta() meta.Meta {
	out := meta.Meta{
		Outlet: credit.OneLine(cmp.Or(m.named("og:site_name"), m.linked.publisher, m.named("application-name", "dc.publisher"))),
		URL:    m.address(),
		Lang:   cmp.Or(meta.Language(m.lang), meta.Language(m.linked.lang), meta.Language(m.named("og:locale", "language", "content-language"))),
	}
	out.Title = m.headline(out.Outlet)
	out.Author = m.author(out.Outlet)
	out.Date, out.DateSource = m.date(out.URL)
	out.Sources = m.sources(&out)
	return out
}

// headline is the page's title without the name of the site.
func (m *metadata) headline(outlet string) string {
	for _, title := range []string{m.named("og:title"), m.linked.headline, m.named("twitter:title", "dc.title"), m.headingText(), m.title} {
		title = strings.Join(strings.Fields(html.UnescapeString(title)), " ")
		for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " « ", ": "} {
			if i := strings.LastIndex(title, bar); i > 0 && (credit.SameOutlet(title[i+len(bar):], outlet) || sameLabel(title[i+len(bar):], m.canonical)) {
				title = strings.TrimSpace(title[:i])
			}
		}
		// Some tags hold a key of the publishing system in place of words.
		key := len(title) > 20 && !strings.Contains(title, " ") && strings.ContainsAny(title, ":_-")
		if title != "" && !key && !credit.SameOutlet(title, outlet) {
			return title
		}
	}
	return ""
}

// headingText is the text of the first h1, or "".
func (m *metadata) headingText() string {
	if m.heading == nil {
		return ""
	}
	return flatText(m.heading)
}

// sameLabel reports whether a name spells the host of a link.
func sameLabel(name, link string) bool {
	host := address.Host(link)
	return host != "" && credit.SameOutlet(name, host)
}

// longestLink is how many bytes of a link are kept as the basis of a credit.
const longestLink = 200

// credit credits the site that a page names as the first place of its
// text: by a canonical link, or a tag for syndication, to another site than the
// one that the page calls its own.
func (m *metadata) credit(outlet string) credit.Credit {
	own := address.Host(cmp.Or(address.Clean(m.named("og:url")), address.Clean(m.linked.url), address.Clean(m.named("al:web:url"))))
	for _, link := range []struct{ name, to string }{
		{"syndication-source", address.Clean(m.named("syndication-source"))},
		{"original-source", address.Clean(m.named("original-source"))},
		{"canonical link", m.canonical},
	} {
		host := address.Host(link.to)
		if own == "" || host == "" || address.SameSite(own, host) || credit.SameOutlet(host, outlet) {
			continue
		}
		return credit.Credit{Name: host, Basis: link.name + ": " + strings.ToValidUTF8(link.to[:min(len(link.to), longestLink)], "")}
	}
	return credit.Credit{}
}
