// Package feed reads articles out of XML: RSS, Atom, NewsML-G2, NewsML 1 and
// NITF, told apart by the root element.
//
// A file is cut at the elements that hold an article, each of which is parsed by
// itself. So a fault in one loses no other, files of any length stream, and
// memory is that of the longest element, which is bounded. Entities that a file
// declares are not expanded. Bodies are handed on as HTML, which is what they are.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// A dialect is a kind of XML that holds articles.
type dialect struct {
	roots []string // local names of the root element
	unit  string   // that of the element that holds one article
	read  func(article *node, head *node, found *meta.Set)
}

var dialects = []dialect{
	{roots: []string{"rss", "RDF", "channel"}, unit: "item", read: readItem},
	{roots: []string{"feed"}, unit: "entry", read: readItem},
	{roots: []string{"newsMessage", "newsItem", "itemSet"}, unit: "newsItem", read: readNewsItem},
	{roots: []string{"NewsML"}, unit: "NewsItem", read: readOldNewsItem},
	{roots: []string{"nitf"}, unit: "nitf", read: readNITF},
}

// dialectOf finds the dialect with this root element.
func dialectOf(root string) (dialect, bool) {
	i := slices.IndexFunc(dialects, func(d dialect) bool { return slices.Contains(d.roots, root) })
	if i < 0 {
		return dialect{}, false
	}
	return dialects[i], true
}

// Recognise reports whether a file that starts with head is XML that Read reads.
func Recognise(head []byte) bool {
	_, ok := dialectOf(rootOf(head))
	return ok
}

var (
	errCut     = errors.New("XML ends inside an article; is the file cut off?")
	errTooLong = fmt.Errorf("article is longer than %d MB of XML", longestUnit>>20)
	errNoText  = errors.New("article has no text")
)

// Read yields the articles of r until yield returns false. An article that
// cannot be read is a record with a fault; an error is returned where r is no XML
// of articles or breaks off.
func Read(r io.Reader, _ meta.Names, yield func(*meta.Record) bool) error {
	in := &units{r: r, line: 1}
	in.fill()
	if in.size() == 0 {
		return in.fault
	}
	root := rootOf(in.buf)
	d, ok := dialectOf(root)
	if !ok {
		if root == "" {
			return errors.New("not XML: no element in its beginning")
		}
		return fmt.Errorf("XML with the root element <%s> holds no articles: known are RSS, Atom, NewsML and NITF", encoding.Valid(root))
	}
	in.name = d.unit
	declared := declaredEncoding(in.buf)
	var head *node
	for {
		raw, line, err := in.next()
		if err == io.EOF {
			return in.fault
		}
		if head == nil {
			head = headOf(in.before, declared)
		}
		rec := meta.Record{Line: line, Fault: err}
		if err == nil {
			rec.Fields, rec.Fault = d.fields(raw, declared, head)
		}
		if !yield(&rec) {
			return nil
		}
	}
}

// fields are those of the article in one element.
func (d *dialect) fields(raw []byte, declared string, head *node) (meta.Fields, error) {
	text, err := encoding.Decode(bytes.Clone(raw), declared)
	if err != nil {
		return meta.Fields{}, err
	}
	article, err := parse(text)
	if err != nil {
		return meta.Fields{}, err
	}
	var found meta.Set
	d.read(article, head, &found)
	if found.Fields[meta.Text] == "" {
		return found.Fields, errNoText
	}
	return found.Fields, nil
}

// headOf is what stands before the first article as an element, as far as it can
// be parsed: what a feed says of itself.
func headOf(raw []byte, declared string) *node {
	text, err := encoding.Decode(raw, declared)
	if err != nil {
		return new(node)
	}
	head, _ := parse(text)
	return head
}
