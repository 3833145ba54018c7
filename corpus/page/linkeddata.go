package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/valyala/fastjson"

	"reprint/corpus/encoding"
)

// linkedData is the article that JSON-LD describes.
type linkedData struct {
	headline, published, created, modified, author, publisher, url, lang, body string
}

// read takes the first article that a JSON-LD script describes. Scripts that
// are no JSON are passed over.
func (l *linkedData) read(script string) {
	if l.headline != "" || l.published != "" {
		return
	}
	script = scriptWrapping.Replace(script)
	v, err := fastjson.Parse(strings.TrimSpace(script))
	if err != nil {
		return
	}
	l.find(v, 0)
}

// scriptWrapping takes off what hides a script from old browsers.
var scriptWrapping = strings.NewReplacer("<!--", "", "-->", "", "//<![CDATA[", "", "//]]>", "", "<![CDATA[", "", "]]>", "")

// deepestLinked is how many lists and graphs inside each other are looked into.
const deepestLinked = 4

// find looks for the article in v, in lists, and in graphs, and reports whether
// there is one.
func (l *linkedData) find(v *fastjson.Value, depth int) bool {
	if depth > deepestLinked {
		return false
	}
	switch v.Type() {
	case fastjson.TypeArray:
		return slices.ContainsFunc(v.GetArray(), func(item *fastjson.Value) bool { return l.find(item, depth+1) })
	case fastjson.TypeObject:
		if isArticleType(v.Get("@type")) {
			l.take(v)
			return true
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if inner := v.Get(key); inner != nil && l.find(inner, depth+1) {
				return true
			}
		}
	}
	return false
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
