// Package epub reads electronic books and newspapers: what a file in EPUB says
// about itself, and in which order its pages are read.
//
// Read reads the description of a book. Its pages are XHTML, which is left to
// others.
package epub

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// Container is the file of the archive that says where the description is, and
// Encryption the one that says which files need a key.
const (
	Container  = "META-INF/container.xml"
	Encryption = "META-INF/encryption.xml"
)

// A Book is the description of a file.
type Book struct {
	meta.Meta
	// Pages are the names of the files with the text, as the archive has them, in
	// the order of reading, without the table of contents.
	Pages []string
	// Periodical says that each page is an article of its own.
	Periodical bool
}

// longest is how many bytes of XML are read.
const longest = 32 << 20

// ErrEncrypted is the fault of a book whose text needs a key.
var ErrEncrypted = errors.New("is encrypted (DRM)")

// Read finds the description of a book and reads it. open gives a file of the
// archive by its name.
func Read(open func(name string) (io.ReadCloser, error)) (*Book, error) {
	var container struct {
		Files []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := decode(open, Container, &container); err != nil {
		return nil, err
	}
	if len(container.Files) == 0 {
		return nil, errors.New("book has no description")
	}
	at := container.Files[0].Path
	var p description
	if err := decode(open, at, &p); err != nil {
		return nil, err
	}
	return p.book(path.Dir(at)), nil
}

// decode reads an XML file of the archive into a value.
func decode(open func(string) (io.ReadCloser, error), name string, to any) error {
	f, err := open(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, longest))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		text, err := encoding.Decode(raw, label)
		return strings.NewReader(text), err
	}
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%s: broken XML: %w", name, err)
	}
	return nil
}

// A description is what is read of the package document.
type description struct {
	Titles     []string `xml:"metadata>title"`
	Creators   []string `xml:"metadata>creator"`
	Publishers []string `xml:"metadata>publisher"`
	Languages  []string `xml:"metadata>language"`
	Dates      []string `xml:"metadata>date"`
	Metas      []struct {
		Name    string `xml:"name,attr"`
		Content string `xml:"content,attr"`
	} `xml:"metadata>meta"`
	Items []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// book is the book that is described by a file in this folder.
func (p *description) book(folder string) *Book {
	b := &Book{Meta: meta.Meta{
		Title:  first(p.Titles),
		Author: strings.Join(trimmed(p.Creators), ", "),
		Outlet: first(p.Publishers),
		Lang:   meta.Language(first(p.Languages)),
		From:   "book metadata",
	}}
	if d, ok := date.Parse(first(p.Dates)); ok {
		b.Date, b.DateSource = d, "book metadata"
	}
	for _, m := range p.Metas {
		b.Periodical = b.Periodical || m.Name == "calibre:publication_type" && strings.HasPrefix(m.Content, "periodical")
	}
	files := map[string]string{}
	for _, it := range p.Items {
		contents := strings.Contains(" "+it.Properties+" ", " nav ")
		if name := path.Join(folder, fileOf(it.Href)); strings.Contains(it.Type, "html") && !contents {
			files[it.ID] = name
		}
	}
	for _, ref := range p.Spine {
		if name, ok := files[ref.ID]; ok && ref.Linear != "no" {
			b.Pages = append(b.Pages, name)
		}
	}
	return b
}

// trimmed are the values that are not blank, in one line each.
func trimmed(values []string) []string {
	var out []string
	for _, v := range values {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// first is the first value that is not blank, or "".
func first(values []string) string {
	for _, v := range trimmed(values) {
		return v
	}
	return ""
}

// fileOf is the file that a reference names.
func fileOf(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if name, err := url.PathUnescape(href); err == nil {
		return name
	}
	return href
}
