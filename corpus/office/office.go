// Package office reads documents of word processors: DOCX, as Word writes it, and
// ODT, as LibreOffice does. Both are zip archives of XML files.
//
// Word and OpenDocument read the file that holds the text, Properties those that
// say something about it. WordText, OpenText and the other names are those of the
// files in the archive.
package office

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/internal/span"
)

// The files that are read of an archive.
const (
	WordText       = "word/document.xml"
	WordProperties = "docProps/core.xml"
	OpenText       = "content.xml"
	OpenProperties = "meta.xml"
)

// A Document is the text of a file, with blank lines between paragraphs.
type Document struct {
	Text string
	// Title is the paragraph that is set as the title, or "". It is in the text too.
	Title string
	// Quoted are the paragraphs that are set as quotations, in order.
	Quoted []span.Span
}

// Limits of what is read of one file.
const (
	longest = 64 << 20 // bytes of XML
	deepest = 1000     // elements inside each other
)

var errDeep = fmt.Errorf("elements stand more than %d deep in each other", deepest)

// A paragraph is what the readers of both formats collect.
type paragraph struct {
	text  strings.Builder
	style string
}

// A writer puts paragraphs together.
type writer struct {
	out    strings.Builder
	doc    Document
	titled bool
}

// end writes a paragraph, whose style has a name, and empties it.
func (w *writer) end(p *paragraph, style string) {
	text := strings.TrimSpace(encoding.Valid(p.text.String()))
	p.text.Reset()
	if text == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	start := w.out.Len()
	w.out.WriteString(text)
	switch style = strings.ToLower(style); {
	case style == "title" && !w.titled:
		w.doc.Title, w.titled = strings.Join(strings.Fields(text), " "), true
	case strings.Contains(style, "quot"), strings.Contains(style, "blocktext"), strings.Contains(style, "block_20_text"):
		w.doc.Quoted = append(w.doc.Quoted, span.Span{Start: start, End: w.out.Len()})
	}
}

// done is all that was written.
func (w *writer) done() *Document {
	w.doc.Text = w.out.String()
	return &w.doc
}

// tokens hands the tokens of an XML file to take. It reads no entities but those of
// XML itself, so none can expand. A file that breaks off after some text is no error.
func tokens(r io.Reader, take func(xml.Token)) error {
	limited := &io.LimitedReader{R: r, N: longest}
	d := xml.NewDecoder(limited)
	d.Strict = false
	d.Entity = map[string]string{}
	d.CharsetReader = charset
	for depth := 0; ; {
		token, err := d.RawToken()
		switch {
		case err == io.EOF:
			return nil
		case limited.N == 0:
			return fmt.Errorf("text is longer than %d MB", longest>>20)
		case err != nil:
			return fmt.Errorf("broken XML: %w", err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return errDeep
		}
		take(token)
	}
}

// charset reads XML that is not in UTF-8.
func charset(label string, r io.Reader) (io.Reader, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text, err := encoding.Decode(raw, label)
	return strings.NewReader(text), err
}

// savedUncertainty is how far the day of publication may lie from that on which a
// document was first saved, which may be that of a template or of a conversion.
const savedUncertainty = 365 * 24 * time.Hour

// compound begins the files of older programs, and those that Word encrypts.
var compound = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// IsCompound reports whether a file that begins so is of an older Word or other
// program, or an encrypted one. Neither is read.
func IsCompound(head []byte) bool { return bytes.HasPrefix(head, compound) }

// Properties reads what an archive says about its text: title, author, language and
// the day on which it was first saved. What is not there is empty.
func Properties(r io.Reader) (meta.Meta, error) {
	var values [5]strings.Builder
	names := map[string]int{"title": 0, "creator": 1, "initial-creator": 2, "created": 3, "creation-date": 3, "language": 4}
	var to *strings.Builder
	err := tokens(r, func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			if i, ok := names[t.Name.Local]; ok && values[i].Len() == 0 {
				to = &values[i]
			}
		case xml.EndElement:
			to = nil
		case xml.CharData:
			if to != nil {
				to.Write(t)
			}
		}
	})
	value := func(i int) string { return strings.Join(strings.Fields(values[i].String()), " ") }
	m := meta.Meta{Title: value(0), Author: value(1), Lang: meta.Language(value(4)), From: "document properties"}
	if first := value(2); first != "" {
		m.Author = first // ODT has the last one who saved it as creator
	}
	if d, ok := date.Parse(value(3)); ok {
		d.Uncertainty = max(d.Uncertainty, savedUncertainty)
		m.Date, m.DateSource = d, "document properties"
	}
	return m, err
}
