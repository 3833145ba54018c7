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

// markdown reads CommonMark with tables, footnotes and struck text, and writes HTML
// with the HTML that stands in it. It is safe for concurrent use.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough,
	extension.NewFootnote(extension.WithFootnoteBacklinkHTML(""))), goldmark.WithRendererOptions(markup.WithUnsafe()))

// An Article is what a text in Markdown holds.
type Article struct {
	// Text is the text without marks, one paragraph for each block, with blank
	// lines between them. Images and the targets of links are no text. A first
	// heading stays part of it.
	Text string
	// Quoted are the spans of Text that are block quotes, in order.
	Quoted []span.Span
	// HTML is the whole text as HTML where HTML stands in it, and "" where none
	// does. Then it is to be read in place of Text, which is "".
	HTML string
	// Meta is what the front matter says. The title is a first heading where it
	// names none.
	Meta meta.Meta
	// Cut says what went beyond the bounds of what is read as Markdown, and was
	// taken as plain text, or "".
	Cut string
}

// Read reads a text in Markdown. It is safe for concurrent use.
func Read(source string) Article {
	matter, _, body := splitFrontMatter(source)
	a := Article{Meta: matter.Meta("front matter")}
	body, a.Cut = bounded(body)
	b := []byte(body)
	root := markdown.Parser().Parse(text.NewReader(b))
	if a.Meta.Title == "" {
		a.Meta.Title = firstHeading(root, b)
	}
	if holdsHTML(root) {
		var out bytes.Buffer
		if markdown.Renderer().Render(&out, b, root) == nil {
			a.HTML = out.String()
			return a
		}
	}
	w := blockWriter{source: b}
	w.blocks(root)
	a.Text, a.Quoted = w.text.String(), w.quoted
	return a
}

// holdsHTML reports whether HTML other than comments stands in a text.
func holdsHTML(root ast.Node) (holds bool) {
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			holds = holds || n.HTMLBlockType != ast.HTMLBlockType2
		case *ast.RawHTML:
			holds = true
		}
		if holds {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return holds
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
