package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"reprint/corpus/archive"
	"reprint/corpus/encoding"
	"reprint/corpus/epub"
	"reprint/corpus/meta"
	"reprint/corpus/office"
	"reprint/corpus/packing"
	"reprint/corpus/page"
	"reprint/corpus/pdf"
	"reprint/corpus/plain"
	"reprint/internal/span"
)

// How files of word processors, PDF and books become documents.

var (
	officeFile = &format{
		name:     "word processor",
		suffixes: []string{".docx", ".odt"},
		magic:    isOffice,
		longest:  longestFile,
		slow:     true,
		article:  readOffice,
	}
	pdfFile = &format{
		name:     "PDF",
		suffixes: []string{".pdf"},
		magic:    pdf.Is,
		longest:  longestFile,
		slow:     true,
		article:  readPDF,
	}
	bookFile = &format{
		name:     "electronic book",
		suffixes: []string{".epub"},
		magic:    isZip,
		articles: readZip,
	}
)

var (
	errOldWord   = errors.New("is encrypted, or of an old format such as .doc; save it as .docx without a password")
	errNotOffice = errors.New("has no text of a word processor")
)

// isZip begins a zip archive, or one without files.
func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// isOffice begins what readOffice reads, or what it says more about.
func isOffice(head []byte) bool { return isZip(head) || office.IsCompound(head) }

func readOffice(data []byte) (*Document, error) {
	if office.IsCompound(data) {
		return nil, errOldWord
	}
	budget := new(packing.Budget)
	budget.Packed(int64(len(data)))
	z, err := archive.OpenZip(bytes.NewReader(data), int64(len(data)), budget)
	if err != nil {
		return nil, err
	}
	read, text, properties := office.Word, office.WordText, office.WordProperties
	if !z.Has(text) {
		read, text, properties = office.OpenDocument, office.OpenText, office.OpenProperties
	}
	if !z.Has(text) {
		return nil, errNotOffice
	}
	f, err := z.Open(text)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	o, err := read(f)
	if err != nil {
		return nil, err
	}
	d := &Document{Text: encoding.RepairPlain(o.Text)}
	if d.Text == o.Text {
		d.Quoted = o.Quoted
	}
	d.head(propertiesOf(z, properties))
	d.describe(meta.Meta{Title: o.Title, From: "title style"})
	return d, nil
}

// readPDF reads a PDF as one article.
func readPDF(data []byte) (*Document, error) {
	p, err := pdf.Read(data)
	if err != nil {
		return nil, err
	}
	d := &Document{Text: encoding.RepairPlain(p.Text)}
	d.head(p.Meta)
	if p.Lost > 0 {
		d.Remarks = append(d.Remarks, fmt.Sprintf("of its %d pages %d could not be read, or not to their end", p.Pages, p.Lost))
	}
	return d, nil
}

// propertiesOf is what an archive says about its text, as far as it can be read.
func propertiesOf(z *archive.Zip, name string) meta.Meta {
	f, err := z.Open(name)
	if err != nil {
		return meta.Meta{}
	}
	defer f.Close()
	m, _ := office.Properties(f)
	return m
}

// longestHead is how many bytes may stand before the headline.
const longestHead = 1000

// head gives d what its first lines say and, where they say nothing, what m does:
// whoever saved a file need not have written the article.
func (d *Document) head(m meta.Meta) {
	top := d.Text[:min(len(d.Text), longestHead)]
	if i := strings.LastIndex(m.Title, " | "); i > 0 && !strings.Contains(top, m.Title) && strings.Contains(top, m.Title[:i]) {
		// A browser prints the title of a page with that of its site.
		m.Title, m.Outlet = m.Title[:i], cmp.Or(m.Outlet, m.Title[i+len(" | "):])
	}
	said := plain.Read(d.Text[max(strings.Index(top, m.Title), 0):])
	if m.Title != "" {
		said.Title = ""
	}
	d.describe(m)
	d.describe(said)
}

// readBook reads an electronic book as one article, or a newspaper as many.
func readBook(z *archive.Zip, yield func(item) bool) error {
	if z.Has(epub.Encryption) {
		return epub.ErrEncrypted
	}
	b, err := epub.Read(z.Open)
	if err != nil {
		return err
	}
	var pages [][]byte
	size := 0
	for _, name := range b.Pages {
		data, err := bytesOf(z, name)
		if size += len(data); err == nil && size > longestInner {
			err = tooLong(longestInner)
		}
		if b.Periodical {
			if !yield(item{own: name, size: len(data), fault: err, read: func() (*Document, error) { return pageOfBook(data, b.Meta), nil }}) {
				return nil
			}
			size = 0
			continue
		}
		if err != nil {
			return err
		}
		pages = append(pages, data)
	}
	if !b.Periodical {
		yield(item{whole: true, size: size, read: func() (*Document, error) { return textOfBook(pages, b.Meta), nil }})
	}
	return nil
}

// bytesOf is a whole file of an archive.
func bytesOf(z *archive.Zip, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(f, 0, longestPage)
}

// textOfBook is a book as one article.
func textOfBook(pages [][]byte, m meta.Meta) *Document {
	d := new(Document)
	var text strings.Builder
	for _, data := range pages {
		p := bodyOf(data)
		if p.Text == "" {
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		for _, q := range p.Quoted {
			d.Quoted = append(d.Quoted, span.Span{Start: text.Len() + q.Start, End: text.Len() + q.End})
		}
		text.WriteString(p.Text)
	}
	d.Text = text.String()
	d.describe(m)
	return d
}

// pageOfBook is a page of a newspaper, whose title is the outlet.
func pageOfBook(data []byte, m meta.Meta) *Document {
	p := bodyOf(data)
	d := &Document{Text: p.Text, Quoted: p.Quoted}
	d.describe(meta.Meta{Outlet: cmp.Or(m.Title, m.Outlet), Lang: m.Lang, Date: m.Date, DateSource: m.DateSource, From: m.From})
	d.describe(plain.Read(d.Text))
	return d
}

// body is the inside of the element that holds the text of a page.
var body = regexp.MustCompile(`(?is)<body[^>]*>(.*)</body\s*>`)

// bodyOf is the whole text of a page of a book.
func bodyOf(data []byte) *page.Page {
	source, err := encoding.Decode(data, "")
	if err != nil {
		return new(page.Page)
	}
	if found := body.FindStringSubmatch(source); found != nil {
		source = found[1]
	}
	if p, ok := page.ReadField(source); ok {
		return p
	}
	return &page.Page{Text: strings.TrimSpace(page.Line(source))}
}
