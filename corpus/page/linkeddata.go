package page

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/valyala/fastjson"

	"reprint/corpus/address"
	"reprint/corpus/encoding"
)

// linkedData is an article that JSON-LD describes.
type linkedData struct {
	headline, published, created, modified, author, publisher, url, lang, body string
}

// linkedArticles are the articles that the JSON-LD of a page describes, in its order.
type linkedArticles []linkedData

// mostLinked is how many articles of a page are looked at.
const mostLinked = 64

// read takes the articles that a JSON-LD script describes. Scripts that are no
// JSON are passed over.
func (l *linkedArticles) read(script string) {
	script = scriptWrapping.Replace(script)
	v, err := fastjson.Parse(strings.TrimSpace(script))
	if err != nil {
		return
	}
	l.find(v, 0)
}

// of is the one that is the article of a page with this address and these titles,
// as far as they are known: the first that has both, its address or its headline,
// and else the first that does not belong to another page.
func (l linkedArticles) of(link string, titles []string) linkedData {
	var best linkedData
	most := -1
	for _, a := range l {
		score := 0
		other := address.Clean(a.url)
		here, elsewhere := samePath(other, link)
		named := slices.ContainsFunc(titles, func(title string) bool { return alike(a.headline, title) })
		switch {
		case elsewhere && a.headline != "" && len(titles) > 0 && !named:
			continue
		case here && named:
			score = 3
		case here:
			score = 2
		case named:
			score = 1
		}
		if score > most {
			best, most = a, score
		}
	}
	return best
}

// samePath reports whether two addresses have the same path, or different ones. A
// path that is missing says nothing.
func samePath(a, b string) (same, different bool) {
	x, y := pathOf(a), pathOf(b)
	return x != "" && x == y, x != "" && y != "" && x != y
}

// pathOf is the path of an address in lower case, without slashes around it.
func pathOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return strings.ToLower(strings.Trim(u.Path, "/"))
}

// alike reports whether at least half of the words of the shorter headline are in the other.
func alike(a, b string) bool {
	words := wordSet(strings.ToLower(a))
	others := wordSet(strings.ToLower(b))
	shared := 0
	for w := range words {
		if others[w] {
			shared++
		}
	}
	return shared > 0 && 2*shared >= min(len(words), len(others))
}

// scriptWrapping takes off what hides a script from old browsers.
var scriptWrapping = strings.NewReplacer("<!--", "", "-->", "", "//<![CDATA[", "", "//]]>", "", "<![CDATA[", "", "]]>", "")

// deepestLinked is how many lists and graphs inside each other are looked into.
const deepestLinked = 4

// find looks for articles in v, in lists, and in graphs.
func (l *linkedArticles) find(v *fastjson.Value, depth int) {
	if depth > deepestLinked || len(*l) >= mostLinked {
		return
	}
	switch v.Type() {
	case fastjson.TypeArray:
		for _, item := range v.GetArray() {
			l.find(item, depth+1)
		}
	case fastjson.TypeObject:
		if isArticleType(v.Get("@type")) {
			var a linkedData
			a.take(v)
			*l = append(*l, a)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if inner := v.Get(key); inner != nil {
				l.find(inner, depth+1)
			}
		}
	}
}

// take reads the object that describes the article.
func (l *linkedData) take(v *fastjson.Value) {
	l.headline = plainField(v.Get("headline"), "name")
	l.published = plainField(v.Get("datePublished"), "")
	l.created = plainField(v.Get("dateCreated"), "")
	l.modified = plainField(v.Get("dateModified"), "")
	l.author = cmp.Or(plainField(v.Get("author"), "name"), plainField(v.Get("creator"), "name"))
	l.publisher = plainField(v.Get("publisher"), "name")
	l.url = cmp.Or(plainField(v.Get("url"), "@id"), plainField(v.Get("mainEntityOfPage"), "@id"))
	l.lang = plainField(v.Get("inLanguage"), "alternateName")
	l.body = plainField(v.Get("articleBody"), "")
}

// isArticleType reports whether an @type, or one of several, is that of an article.
func isArticleType(v *fastjson.Value) bool {
	types := []*fastjson.Value{v}
	if v != nil && v.Type() == fastjson.TypeArray {
		types = v.GetArray()
	}
	for _, t := range types {
		b := string(t.GetStringBytes())
		if strings.HasSuffix(b, "Article") || strings.HasSuffix(b, "BlogPosting") || strings.HasSuffix(b, "Report") {
			return true
		}
	}
	return false
}

// plainField is v as text: a string, the member key of an object, or the same
// of the items of a list, joined by ", ".
func plainField(v *fastjson.Value, key string) string {
	if v == nil {
		return ""
	}
	switch v.Type() {
	case fastjson.TypeString:
		return strings.TrimSpace(encoding.Valid(string(v.GetStringBytes())))
	case fastjson.TypeObject:
		if key != "" {
			return plainField(v.Get(key), "")
		}
	case fastjson.TypeArray:
		var items []string
		for _, item := range v.GetArray() {
			if item.Type() == fastjson.TypeArray {
				continue
			}
			if s := plainField(item, key); s != "" {
				items = append(items, s)
			}
		}
		return strings.Join(items, ", ")
	}
	return ""
}
