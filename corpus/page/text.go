package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/internal/span"
)

// A writing is a text and which spans of it the markup quotes, in order.
type writing struct {
	text   string
	quoted []span.Span
	ends   map[string]int // where each piece of prose of the page ends in text
}

// write is the text of an element as a reader sees it: white space is collapsed,
// blocks are parted by blank lines, lines by single breaks. What stands in
// <blockquote> and <q> is quoted.
func write(n *html.Node) writing {
	w := textWriter{ends: map[string]int{}}
	w.node(n)
	return writing{w.out.String(), w.quoted, w.ends}
}

// flatText is the text of an element in one line.
func flatText(n *html.Node) string {
	var w textWriter
	w.node(n)
	return strings.Join(strings.Fields(w.out.String()), " ")
}

// textBelow is the text of an element that may be hidden.
func textBelow(n *html.Node) string {
	w := textWriter{hidden: true}
	w.node(n)
	return w.out.String()
}

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
	atom.Input, atom.Textarea, atom.Nav)

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

	hidden bool           // hidden elements are written, too
	pre    bool           // line breaks stand as they are
	edge   bool           // an element began or ended since the last word
	ends   map[string]int // where pieces of prose end; nil if nobody asks
}

// node writes the text of an element and of what is below it. The parser bounds
// how deep it goes.
func (w *textWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		if piece := strings.TrimSpace(n.Data); w.ends != nil && len(piece) >= shortestPiece {
			w.ends[piece] = w.out.Len()
		}
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if silentTags[n.DataAtom] || !w.hidden && isHidden(n) {
		return
	}
	if n.DataAtom == atom.Br {
		w.breakLine(w.lines + 1)
	}
	gap := gapAround(n)
	w.breakLine(gap)
	w.space = w.space || n.DataAtom == atom.Td || n.DataAtom == atom.Th
	w.edge = true
	pre := w.pre
	w.pre = pre || n.DataAtom == atom.Pre
	if n.DataAtom == atom.Blockquote || n.DataAtom == atom.Q {
		w.quote(n)
	} else {
		w.children(n)
	}
	w.pre = pre
	w.edge = true
	w.breakLine(gap)
}

// gapAround is how many line breaks part an element from what is around it.
func gapAround(n *html.Node) int {
	switch {
	case n.Type != html.ElementNode, n.DataAtom == atom.Br:
		return 0
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		if ownText(n) >= shortestParagraph {
			return 2 // a table that lays out prose
		}
		return 0
	case n.DataAtom == atom.Tr, n.DataAtom == atom.Dt, n.DataAtom == atom.Dd:
		return 1
	case n.DataAtom == 0:
		return gapOfUnknown(n)
	case inlineTags[n.DataAtom] && !isBlockStyle(n):
		return 0
	}
	return 2
}

// gapOfUnknown is gapAround for elements of no known name. They are inline in a
// browser, but for the style that comes with them; those that stand between
// blocks are blocks.
func gapOfUnknown(n *html.Node) int {
	if isRunning(n.PrevSibling, func(c *html.Node) *html.Node { return c.PrevSibling }) ||
		isRunning(n.NextSibling, func(c *html.Node) *html.Node { return c.NextSibling }) {
		return 0
	}
	return 2
}

// isRunning reports whether the first node in a direction that shows something is
// text or stands within a line.
func isRunning(c *html.Node, next func(*html.Node) *html.Node) bool {
	for ; c != nil; c = next(c) {
		switch {
		case c.Type == html.ElementNode:
			return inlineTags[c.DataAtom]
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return true
		}
	}
	return false
}

// isBlockStyle reports whether an element's style makes it a block.
func isBlockStyle(n *html.Node) bool {
	style := strings.ReplaceAll(attribute(n.Attr, "style"), " ", "")
	return strings.Contains(style, "display:block") || strings.Contains(style, "display:flex")
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
			if w.space = true; w.pre && s[0] == '\n' {
				w.breakLine(w.lines + 1)
			}
			s = s[1:]
			continue
		}
		word := s
		if end > 0 {
			word = s[:end]
		}
		if w.edge && !w.space && w.lines == 0 && w.isGlued(word) {
			w.space = true
		}
		w.edge = false
		w.separate()
		w.out.WriteString(word)
		s = s[len(word):]
	}
}

// isGlued reports whether a word is the start of a sentence that the style of a
// page parts from the one before it: "…set free." and "Nobody was hurt".
func (w *textWriter) isGlued(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return false
	}
	before := strings.TrimRight(w.out.String()[max(0, w.out.Len()-24):], "\"'”’)")
	n := len(before) - 1
	if n < 3 || !strings.ContainsRune(".!?", rune(before[n])) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before[:n])
	previous, _ := utf8.DecodeLastRuneInString(before[:n-utf8.RuneLen(last)])
	return unicode.IsLower(last) && unicode.IsLower(previous)
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
