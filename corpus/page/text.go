package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/internal/span"
)

// A writing is a text and which spans of it the markup quotes, in order.
type writing struct {
	text   string
	quoted []span.Span
}

// write is the text of an element as a reader sees it: white space is collapsed,
// blocks are parted by blank lines, lines by single breaks. What stands in
// <blockquote> and <q> is quoted.
func write(n *html.Node) writing {
	var w textWriter
	w.node(n)
	return writing{w.out.String(), w.quoted}
}

// textOf is the text that write writes.
func textOf(n *html.Node) string { return write(n).text }

// flatText is the text of an element in one line.
func flatText(n *html.Node) string { return strings.Join(strings.Fields(textOf(n)), " ") }

// looseText is the text between the tags of a page that cannot be parsed.
func looseText(source string) string {
	var w textWriter
	z := html.NewTokenizer(strings.NewReader(source))
	silent := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return w.out.String()
		case html.TextToken:
			if silent == 0 {
				w.words(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if silentTags[tag] && kind == html.StartTagToken {
				silent++
			} else if silentTags[tag] && kind == html.EndTagToken && silent > 0 {
				silent--
			}
			if !inlineTags[tag] {
				w.breakLine(2)
			}
		}
	}
}

// silentTags hold nothing that is read as text.
var silentTags = tagSet(atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math,
	atom.Iframe, atom.Object, atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Button, atom.Select,
	atom.Input, atom.Textarea, atom.Form, atom.Nav, atom.Dialog)

// inlineTags stand within a line. All others start a new block.
var inlineTags = tagSet(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code,
	atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark,
	atom.Nobr, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong,
	atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr)

// tagSet is the set of some tags.
func tagSet(tags ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, t := range tags {
		m[t] = true
	}
	return m
}

// A textWriter collapses white space and holds back breaks until text follows.
type textWriter struct {
	out   strings.Builder
	lines int  // line breaks that are due
	space bool // a space is due

	quoted []span.Span
	inside bool // what is written is quoted
}

// node writes the text of an element and of what is below it.
func (w *textWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if silentTags[n.DataAtom] || isHidden(n) {
		return
	}
	gap := 0
	switch {
	case n.DataAtom == atom.Br:
		w.breakLine(w.lines + 1)
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		w.space = true
	case n.DataAtom == atom.Tr, n.DataAtom == atom.Dt, n.DataAtom == atom.Dd:
		gap = 1
	case n.Type == html.ElementNode && !inlineTags[n.DataAtom]:
		// Elements of no known name are inline, as in a browser.
		if n.DataAtom != 0 {
			gap = 2
		}
	}
	w.breakLine(gap)
	if n.DataAtom == atom.Blockquote || n.DataAtom == atom.Q {
		w.quote(n)
	} else {
		w.children(n)
	}
	w.breakLine(gap)
}

func (w *textWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// quote writes what stands in an element that quotes. What is quoted inside a
// quotation belongs to it.
func (w *textWriter) quote(n *html.Node) {
	if w.inside {
		w.children(n)
		return
	}
	start := w.out.Len()
	w.inside = true
	w.children(n)
	w.inside = false
	written := w.out.String()[start:]
	if bare := strings.TrimLeft(written, " \n"); bare != "" {
		w.quoted = append(w.quoted, span.Span{Start: w.out.Len() - len(bare), End: w.out.Len()})
	}
}

// words writes running text.
func (w *textWriter) words(s string) {
	for s != "" {
		end := strings.IndexAny(s, " \t\n\f\r")
		if end == 0 {
			w.space = true
			s = s[1:]
			continue
		}
		word := s
		if end > 0 {
			word = s[:end]
		}
		w.separate()
		w.out.WriteString(word)
		s = s[len(word):]
	}
}

// separate writes the breaks and spaces that are due.
func (w *textWriter) separate() {
	switch {
	case w.out.Len() == 0:
	case w.lines > 0:
		w.out.WriteString("\n\n"[:w.lines])
	case w.space:
		w.out.WriteByte(' ')
	}
	w.lines, w.space = 0, false
}

// breakLine makes at least n line breaks due, but no more than two.
func (w *textWriter) breakLine(n int) { w.lines = min(max(w.lines, n), 2) }

// isHidden reports whether an element says itself that a browser does not show it.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
