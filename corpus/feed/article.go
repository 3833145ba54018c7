package feed

import (
	"cmp"
	"regexp"
	"strings"

	"reprint/corpus/meta"
)

// Names of fields under which the values of all dialects are collected.
var (
	id, _     = meta.NameOf("id")
	title, _  = meta.NameOf("title")
	text, _   = meta.NameOf("text")
	date, _   = meta.NameOf("published")
	url, _    = meta.NameOf("url")
	outlet, _ = meta.NameOf("outlet")
	author, _ = meta.NameOf("author")
	lang, _   = meta.NameOf("lang")
)

// firstOf adds the first value that is not empty, unless the field is known.
func firstOf(found *meta.Set, name meta.Name, values ...string) {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" && found.Fields[name.Field] == "" {
			found.Add(name, v)
		}
	}
}

// basic is a date without hyphens and colons, as agencies write it.
var basic = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(.*))?$`)

// dated is a date with hyphens and colons.
func dated(s string) string {
	m := basic.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return s
	}
	day := m[1] + "-" + m[2] + "-" + m[3]
	if m[4] == "" {
		return day
	}
	return day + "T" + m[4] + ":" + m[5] + ":" + cmp.Or(m[6], "00") + m[7]
}

// readItem reads an item of RSS or an entry of Atom. The longer one of the content
// and the description is the text. Of a feed that gives no address the title of
// the feed is the outlet.
func readItem(article, feed *node, found *meta.Set) {
	item := article.child("item", "entry")
	if item == nil {
		return
	}
	firstOf(found, id, item.child("guid").text(), item.child("id").text(), item.attr("about"))
	firstOf(found, title, item.child("title").content())
	body := item.longest("encoded", "content", "body")
	firstOf(found, text, body, item.longest("description", "summary"))
	firstOf(found, date, item.child("pubDate", "published").text(), item.child("date", "issued", "created", "updated").text())
	address := item.address()
	firstOf(found, url, address)
	source := item.child("source")
	firstOf(found, outlet, source.child("title").text(), source.plain(), item.child("publisher").text())
	if address == "" {
		firstOf(found, outlet, feed.first("title").text())
	}
	firstOf(found, author, item.people())
	firstOf(found, lang, item.attr("lang"), feed.first("language").text(), feed.first("feed").attr("lang"))
}

// longest is the longest content of the children of these names, of which a feed
// may have several: media, versions.
func (n *node) longest(names ...string) string {
	best := ""
	for _, name := range names {
		for _, c := range n.children {
			if c.name != name || strings.Contains(c.space, "search.yahoo.com/mrss") || c.space == "media" {
				continue
			}
			if s := c.content(); len(s) > len(best) {
				best = s
			}
		}
	}
	return best
}

// plain is the text of an element without elements in it.
func (n *node) plain() string {
	if n == nil || n.first("title") != nil {
		return ""
	}
	return n.text()
}

// address is that of the article of an item.
func (n *node) address() string {
	if original := n.child("origLink").text(); original != "" {
		return original
	}
	best := ""
	for _, c := range n.children {
		if c.name != "link" {
			continue
		}
		rel := c.attr("rel")
		switch href := c.attr("href"); {
		case href != "" && (rel == "" || rel == "alternate"):
			return href
		case href == "" && best == "":
			best = c.text()
		}
	}
	if guid := n.child("guid"); best == "" && guid.attr("isPermaLink") != "false" && strings.HasPrefix(guid.text(), "http") {
		best = guid.text()
	}
	return best
}

// mailed is an author of RSS: an address, and a name in brackets.
var mailed = regexp.MustCompile(`^\S+@\S+\s+\((.+)\)$`)

// people are the authors of an item, with commas between them.
func (n *node) people() string {
	var list []string
	for _, name := range []string{"creator", "author"} {
		for _, c := range n.children {
			if c.name != name {
				continue
			}
			s := c.plain()
			if named := c.child("name"); named != nil {
				s = named.text()
			}
			if m := mailed.FindStringSubmatch(s); m != nil {
				s = m[1]
			}
			if s != "" {
				list = append(list, s)
			}
		}
		if len(list) > 0 {
			break
		}
	}
	return strings.Join(list, ", ")
}

// readNewsItem reads an item of NewsML-G2.
func readNewsItem(article, _ *node, found *meta.Set) {
	item := article.child("newsItem")
	if item == nil {
		return
	}
	itemMeta, about := item.first("itemMeta"), item.first("contentMeta")
	firstOf(found, id, item.attr("guid"))
	firstOf(found, title, about.child("headline").text(), itemMeta.child("title").text())
	firstOf(found, date, itemMeta.child("firstCreated").text(), about.child("contentCreated").text(), itemMeta.child("versionCreated").text())
	firstOf(found, author, about.child("by").text(), about.child("creator").named())
	firstOf(found, outlet, itemMeta.child("provider").named())
	firstOf(found, lang, about.child("language").attr("tag"), item.attr("lang"))
	readInline(item.first("contentSet"), found)
}

// readOldNewsItem reads an item of NewsML 1.
func readOldNewsItem(article, _ *node, found *meta.Set) {
	item := article.child("NewsItem")
	if item == nil {
		return
	}
	firstOf(found, id, item.first("PublicIdentifier").text())
	firstOf(found, date, dated(item.first("FirstCreated").text()), dated(item.first("ThisRevisionCreated").text()))
	firstOf(found, title, item.first("HeadLine").text())
	firstOf(found, author, item.first("ByLine").text())
	firstOf(found, outlet, item.first("Provider").first("Party").attr("FormalName"))
	firstOf(found, lang, item.first("Language").attr("FormalName"))
	readInline(item.first("DataContent"), found)
}

// readInline reads the body of an item of NewsML: NITF, HTML or text.
func readInline(set *node, found *meta.Set) {
	if set.first("nitf") != nil || set.first("body.content") != nil {
		readNITF(set, nil, found)
		return
	}
	if body := set.first("body"); body != nil {
		firstOf(found, text, body.markup())
		firstOf(found, title, set.first("title").text())
		return
	}
	if data := set.first("inlineData"); data != nil {
		set = data
	} else if data := set.first("inlineXML"); data != nil {
		set = data
	}
	firstOf(found, text, set.content())
}

// readNITF reads a document of NITF.
func readNITF(article, _ *node, found *meta.Set) {
	about, paper, head := article.first("docdata"), article.first("pubdata"), article.first("body.head")
	firstOf(found, id, about.first("doc-id").attr("id-string"))
	firstOf(found, date, dated(about.first("date.issue").attr("norm")), dated(paper.attr("date.publication")), dated(about.first("date.release").attr("norm")))
	firstOf(found, title, head.first("hl1").text(), article.first("title").text())
	firstOf(found, author, head.first("byline").person())
	firstOf(found, outlet, paper.attr("name"), head.first("distributor").text())
	body := article.first("body.content")
	if body == nil {
		body = article.first("body")
	}
	if body != nil {
		firstOf(found, text, body.markup())
	}
}

// person is whom a byline names.
func (n *node) person() string {
	if n == nil {
		return ""
	}
	if named := n.first("person"); named != nil {
		return named.text()
	}
	return n.text()
}

// named is the name of a party: its name, or what stands for it.
func (n *node) named() string {
	if n == nil {
		return ""
	}
	if name := n.first("name"); name != nil {
		return name.text()
	}
	if literal := n.attr("literal"); literal != "" {
		return literal
	}
	_, code, _ := strings.Cut(n.attr("qcode"), ":")
	return code
}
