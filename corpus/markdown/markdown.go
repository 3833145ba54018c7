// Package markdown reads an article that is written in Markdown, with front
// matter or without.
//
// Read is all there is to call.
package markdown

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"reprint/corpus/meta"
	"reprint/internal/span"
)

// markdownParser reads CommonMark with tables, footnotes and struck text. It is
// safe for concurrent use.
var markdownParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()

// Read returns the text of an article without marks, one paragraph for each
// block, with blank lines between them, and what its front matter says. Images,
// HTML tags and the targets of links are no text. A first heading is the title
// if the front matter names none, and stays part of the text. It is safe for
// concurrent use. quoted are the spans of the text that are block quotes, in order.
func Read(source string) (article string, quoted []span.Span, m meta.Meta) {
	matter, _, body := splitFrontMatter(source)
	b := []byte(body)
	w := blockWriter{source: b}
	root := markdownParser.Parse(text.NewReader(b))
	w.blocks(root)
	m = matter.Meta("front matter")
	if m.Title == "" {
		m.Title = firstHeading(root, b)
	}
	return w.text.String(), w.quoted, m
}

// firstHeading is the text of a heading that opens the document, or "".
func firstHeading(root ast.Node, source []byte) string {
	h, ok := root.FirstChild().(*ast.Heading)
	if !ok {
		return ""
	}
	w := blockWriter{source: source}
	w.inline(h)
	return strings.TrimSpace(w.text.String())
}

// A blockWriter writes the text of a Markdown tree.
type blockWriter struct {
	source []byte
	text   strings.Builder
	quoted []span.Span
	inside bool // a block quote is being written
}

// blocks writes the blocks below n, with blank lines between them.
func (w *blockWriter) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.ThematicBreak, *ast.HTMLBlock, *extast.FootnoteBacklink:
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			w.paragraph()
			for i := range c.Lines().Len() {
				line := c.Lines().At(i)
				w.text.Write(line.Value(w.source))
			}
		case *extast.TableHeader, *extast.TableRow:
			w.paragraph()
			for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
				if cell != c.FirstChild() {
					w.text.WriteByte('\t')
				}
				w.inline(cell)
			}
		case *ast.Blockquote:
			w.quote(c)
		default:
			if c.Type() == ast.TypeBlock && c.FirstChild() != nil && c.FirstChild().Type() == ast.TypeInline {
				w.paragraph()
				w.inline(c)
				continue
			}
			w.blocks(c)
		}
	}
}

// quote writes a block quote. One inside another belongs to it.
func (w *blockWriter) quote(n ast.Node) {
	if w.inside {
		w.blocks(n)
		return
	}
	start := w.text.Len()
	w.inside = true
	w.blocks(n)
	w.inside = false
	if bare := strings.TrimLeft(w.text.String()[start:], "\n"); bare != "" {
		w.quoted = append(w.quoted, span.Span{Start: w.text.Len() - len(bare), End: w.text.Len()})
	}
}

// paragraph starts a new paragraph.
func (w *blockWriter) paragraph() {
	if s := w.text.String(); s != "" {
		w.text.WriteString("\n\n"[min(len(s)-len(strings.TrimRight(s, "\n")), 2):])
	}
}

// inline writes the running text below n. Lines that are broken only in the
// source are joined.
func (w *blockWriter) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.literal(c.Segment.Value(w.source), c.IsRaw())
			switch {
			case c.HardLineBreak():
				w.text.WriteByte('\n')
			case c.SoftLineBreak():
				w.text.WriteByte(' ')
			}
		case *ast.String:
			w.text.Write(c.Value)
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					w.text.Write(t.Segment.Value(w.source))
				}
			}
		case *ast.AutoLink:
			w.text.Write(c.Label(w.source))
		case *ast.Image, *ast.RawHTML, *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			w.inline(c)
		}
	}
}

// literal writes text of the source with its escapes and entities resolved,
// except in raw text. The parser leaves them to its HTML writer, so they are
// written as HTML and read back.
func (w *blockWriter) literal(b []byte, raw bool) {
	if raw || bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		w.text.Write(b)
		return
	}
	var buf bytes.Buffer
	out := bufio.NewWriter(&buf)
	markup.DefaultWriter.Write(out, b)
	out.Flush()
	w.text.WriteString(html.UnescapeString(buf.String()))
}
