package epub

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
)

const container = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`

// files opens what it holds.
func files(list map[string]string) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		text, ok := list[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(strings.NewReader(text)), nil
	}
}

// TestRead checks what is read of a description.
func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ metadata, manifest, spine, want string }{
		"book": {
			"<dc:title>\n Ice </dc:title><dc:creator>Runa Teller</dc:creator><dc:creator>Corin Abbot</dc:creator><dc:publisher>Lantern</dc:publisher><dc:language>en-GB</dc:language><dc:date>2025-11-04</dc:date>",
			`<item id="a" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="../two.html" media-type="text/html"/><item id="n" href="nav.xhtml" properties="scripted nav" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/>`,
			`<itemref idref="b"/><itemref idref="n"/><itemref idref="a"/><itemref idref="p"/><itemref idref="missing"/>`,
			"Ice; Runa Teller, Corin Abbot; Lantern; en; 2025; [two.html OPS/text/one a.xhtml]; false",
		},
		"newspaper": {
			`<dc:title>The Lantern</dc:title><meta name="calibre:publication_type" content="periodical:unknown:The Lantern"/>`,
			`<item id="a" href="a.html#top" media-type="application/xhtml+xml"/><item id="b" href="b.html" media-type="application/xhtml+xml"/>`,
			`<itemref idref="a"/><itemref idref="b" linear="no"/>`,
			"The Lantern; ; ; ; 1; [OPS/a.html]; true",
		},
	} {
		b, err := Read(files(map[string]string{
			Container:      container,
			"OPS/book.opf": "<package><metadata>" + c.metadata + "</metadata><manifest>" + c.manifest + "</manifest><spine>" + c.spine + "</spine></package>",
		}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if have := fmt.Sprintf("%s; %s; %s; %s; %d; %v; %v", b.Title, b.Author, b.Outlet, b.Lang, b.Date.Time.Year(), b.Pages, b.Periodical); have != c.want {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

// TestFaults checks that a book without its parts is a fault.
func TestFaults(t *testing.T) {
	for name, list := range map[string]map[string]string{
		"nothing":          {},
		"no description":   {Container: "<container/>"},
		"lost description": {Container: container},
		"broken":           {Container: container, "OPS/book.opf": "<package><metadata"},
	} {
		if b, err := Read(files(list)); err == nil {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<package><spine><itemref idref='a'/></spine><manifest><item id='a' href='%zz' media-type='html'/></manifest></package>")
	f.Fuzz(func(t *testing.T, description string) {
		b, err := Read(files(map[string]string{Container: container, "OPS/book.opf": description}))
		if err == nil && len(b.Pages) > len(description) {
			t.Error("more pages than bytes")
		}
	})
}
