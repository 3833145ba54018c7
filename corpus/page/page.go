// Package page reads an article out of an HTML page: its text and what the page
// says about it.
//
// Read is all there is to call. It takes some 60 µs a KB of HTML, a thousand
// times what it takes to read a plain text.
//
// The text is found in four steps: markup that is never part of an article is
// taken out (prune.go), Readability finds the element that holds the article
// (article.go), its paragraphs are written as text (text.go), the result is
// checked against plain guesses: what the markup calls the article (marked.go),
// the densest block (densest.go), and the text that JSON-LD gives.
package page

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/credit"
	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/internal/span"
)

// A Page is the article of a page.
type Page struct {
	// Text is the article as a reader sees it, with blank lines between
	// paragraphs.
	Text string
	// Quoted are the spans of Text that the markup quotes, in order: what stands
	// in <blockquote> and <q>, by paragraphs.
	Quoted []span.Span
	// Dropped is what the page shows beside the article or inside it and Text
	// leaves out, in the order of the page.
	Dropped []encoding.Dropped
	// Meta comes from JSON-LD, meta tags and markup, in this order of trust.
	meta.Meta
	// Credit is the site that the page names as the first place of its text by
	// a link, zero for none. What the text says is left to package credit.
	Credit credit.Credit
	// Encoding is that in which the page was read.
	Encoding encoding.Choice
	// Absent says what the page is in place of an article, such as "a log-in page",
	// or "". Then there is no text.
	Absent string
	// Remarks are warnings about what was read.
	Remarks []string
}

// Read reads the bytes of an HTML page, in the encoding that they declare or
// seem to have. // It is safe for concurrent use, and takes data over.
func Read(data []byte) (*Page, error) {
	source, chosen, err := encoding.Guess(data, declaredCharset(data))
	if err != nil {
		return nil, err
	}
	source = encoding.Repair(source)
	page, remarks := parse(source)
	found := findMetadata(page)
	p := &Page{Meta: found.meta(), Encoding: chosen, Remarks: remarks}
	p.Credit = found.credit(p.Outlet)
	p.findText(page, found)
	if first, ok := date.Original(p.Text, p.Date); ok {
		p.Date, p.DateSource = first, "text of the article"
	}
	p.Remarks = append(p.Remarks, p.remarks(len(data))...)
	return p, nil
}

// findText finds the text of a page that says found about itself.
func (p *Page) findText(page *html.Node, found *metadata) {
	signs := findSigns(page, found, p.URL)
	pruned := prune(page, p.Title)
	text := guess(page, p.URL, found.linked.body, pruned.size)
	p.Absent = signs.absent(p.Title, text, pruned)
	if p.Absent == "" {
		p.Text, p.Quoted, p.Dropped = text.best.text, text.best.quoted, pruned.dropped(&text.best)
	} else if text.best.text != "" {
		p.Dropped = []encoding.Dropped{{Reason: "not an article", Text: text.best.text}}
	}
}

const (
	longPage   = 4000 // bytes of a page that surely has more to read than little
	littleText = 300  // bytes of text that are little
)

// remarks warn of a page of some bytes that has no article, or seems to have lost it.
func (p *Page) remarks(size int) []string {
	switch {
	case p.Absent != "":
		return []string{"not an article but " + p.Absent}
	case size >= longPage && len(p.Text) < littleText:
		words := len(strings.Fields(p.Text))
		return []string{fmt.Sprintf("read %d words of a page of %d kB", words, size/1000)}
	}
	return nil
}

// guesses are the texts of a page that may be its article.
type guesses struct {
	whole, densest, marked, main writing
	best                         writing // the one to believe
}

// guess finds the text of the article of a pruned page with an address, which may
// be "". body is the text that the metadata gives, or "". It changes the page.
func guess(page *html.Node, address, body string, size *sizes) *guesses {
	var base *url.URL
	if u, err := url.Parse(address); err == nil && address != "" {
		base = u
	}
	g := &guesses{whole: write(page), densest: densestText(page), marked: marked(page, isArticle, size), main: marked(page, isMain, size)}
	if article := findArticle(page, base); article != nil {
		dropLastHeadings(article)
		g.best = write(article)
	}
	switch n := len(g.best.text); {
	case g.marked.text != "" && 2*g.best.within(&g.marked) < g.marked.within(&g.marked):
		g.best = g.marked
	case g.main.text != "" && 10*g.best.within(&g.main) < g.main.within(&g.main):
		g.best = g.main
	case n < len(body)/2:
		g.best = writing{text: body}
	case n < shortestArticle && n < len(g.densest.text)/4:
		g.best = g.densest
	case n == 0:
		g.best = g.whole
	}
	return g
}

// dropLastHeadings takes out headings that no text of the article follows: their
// lists of links were left out.
func dropLastHeadings(article *html.Node) {
	var last []*html.Node
	for n := range article.Descendants() {
		switch {
		case n.DataAtom == atom.H2, n.DataAtom == atom.H3, n.DataAtom == atom.H4, n.DataAtom == atom.H5, n.DataAtom == atom.H6:
			last = append(last, n)
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && (len(last) == 0 || !isBelow(n, last[len(last)-1])):
			last = nil
		}
	}
	for _, n := range last {
		n.Parent.RemoveChild(n)
	}
}

// within is how many bytes of the prose of a text are in another one of the same
// page, too.
func (w *writing) within(other *writing) int {
	shared := 0
	for piece := range w.ends {
		if _, both := other.ends[piece]; both {
			shared += len(piece)
		}
	}
	return shared
}

// shortestArticle is how many bytes of text are believed to be the article even
// where the page has a far longer run of paragraphs.
const shortestArticle = 300
