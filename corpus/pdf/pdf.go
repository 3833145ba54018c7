// Package pdf reads the text of PDF files, as well as that can be done: a PDF says
// where each letter stands on a page, and neither what is a word nor what is a
// paragraph.
//
// Read is all there is to call. The letters come from the content streams of pages
// (content.go, font.go), and layout.go makes lines and paragraphs of them, in the
// order in which they are drawn.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	library "github.com/ledongthuc/pdf"

	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// A Document is the text of a file, with blank lines between paragraphs, and what
// the file says about it.
type Document struct {
	Text string
	// Pages is how many there are, and Lost how many of them could not be read, or
	// not to their end.
	Pages, Lost int
	meta.Meta
}

// The faults of files that hold a text which cannot be read.
var (
	ErrEncrypted = errors.New("is encrypted; save it without a password")
	ErrPictures  = errors.New("has pages, but no text: they are pictures, which a program for text recognition (OCR) can read")
	errPages     = errors.New("has no pages that can be read")
)

// Is reports whether a file that begins so is a PDF. Read reads those, too, that
// have up to 1 KB of other bytes before.
func Is(head []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(head), []byte("%PDF-")) }

const (
	mostPages   = 20_000
	deepestTree = 64
	// mostObjects bounds the table of objects, which the library allocates as a
	// whole, by what the file says.
	mostObjects = 8 << 20
	// readAgain is how often the library may read the bytes of a file over, on
	// average, before it is taken to run in circles.
	readAgain = 1000
)

// Read reads a PDF. It never panics: what makes the library fail is a fault.
func Read(data []byte) (d *Document, err error) {
	defer func() {
		if x := recover(); x != nil {
			d, err = nil, fmt.Errorf("cannot be read as PDF: %v; open it and save it again", x)
		}
	}()
	file, err := open(data)
	if err != nil {
		return nil, err
	}
	d = &Document{Meta: facts(file.Trailer())}
	in := interpreter{fonts: map[string]*font{}}
	var pages [][]line
	eachPage(file.Trailer().Key("Root").Key("Pages"), library.Value{}, 0, func(page, resources library.Value) bool {
		d.Pages++
		lines, ok := in.lines(page, resources)
		if !ok {
			d.Lost++
		}
		pages = append(pages, lines)
		return d.Pages < mostPages
	})
	switch d.Text = textOf(pages); {
	case d.Pages == 0 || d.Lost == d.Pages && d.Text == "":
		return nil, errPages
	case strings.TrimSpace(d.Text) == "":
		return nil, ErrPictures
	}
	return d, nil
}

// open reads the table of objects. What stands before and behind the file itself is
// cut off.
func open(data []byte) (*library.Reader, error) {
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); i > 0 {
		data = data[i:]
	}
	if i := bytes.LastIndex(data, []byte("%%EOF")); i >= 0 {
		data = data[:i+len("%%EOF")]
	}
	for _, size := range sizes.FindAllSubmatch(data, -1) {
		if n, err := strconv.Atoi(string(size[1])); err != nil || n > mostObjects {
			return nil, fmt.Errorf("cannot be read as PDF: says that it has %s objects", size[1])
		}
	}
	at := &reader{data: data, left: int64(len(data))*readAgain + 64<<20}
	file, err := library.NewReader(at, int64(len(data)))
	switch {
	case err == library.ErrInvalidPassword, err != nil && strings.Contains(err.Error(), "ncrypt"):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("cannot be read as PDF: %w; open it and save it again", err)
	}
	return file, nil
}

// sizes are the numbers of objects that tables say they have.
var sizes = regexp.MustCompile(`/Size\s+(\d{7,})`)

// A reader is a file as the library reads it: with a header that it knows, and as
// often as it takes but not without end.
type reader struct {
	data []byte
	left int64 // bytes
}

func (r *reader) ReadAt(p []byte, offset int64) (int, error) {
	if offset < 0 || offset >= int64(len(r.data)) {
		return 0, io.EOF
	}
	n := copy(p, r.data[offset:])
	if r.left -= int64(n) + 64; r.left < 0 {
		panic("its objects refer to each other in circles")
	}
	const header = "%PDF-1.7\n"
	if offset < int64(len(header)) {
		copy(p[:n], header[offset:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// eachPage yields the pages below a node of the tree of pages, with the resources
// that they inherit.
func eachPage(node, resources library.Value, depth int, yield func(page, resources library.Value) bool) bool {
	if own := node.Key("Resources"); own.Kind() == library.Dict {
		resources = own
	}
	kids := node.Key("Kids")
	if kids.Kind() != library.Array {
		return node.Kind() != library.Dict || yield(node, resources)
	}
	for i := range kids.Len() {
		if depth == deepestTree || !eachPage(kids.Index(i), resources, depth+1, yield) {
			return false
		}
	}
	return true
}

// lines are those of a page. It reports false for one that cannot be read.
func (in *interpreter) lines(page, resources library.Value) (lines []line, ok bool) {
	defer func() {
		if recover() != nil {
			lines, ok = nil, false
		}
	}()
	contents := page.Key("Contents")
	var content []byte
	if contents.Kind() == library.Array {
		for i := range contents.Len() {
			content = append(append(content, in.stream(contents.Index(i))...), '\n')
			if len(content) > longestStream {
				break
			}
		}
	} else {
		content = in.stream(contents)
	}
	return linesOf(in.page(content, resources)), !in.spent()
}

// stream is what a content stream holds, as far as the file may still be read.
func (in *interpreter) stream(v library.Value) []byte {
	if in.unpacked > mostUnpacked {
		return nil
	}
	data := streamOf(v)
	in.unpacked += len(data)
	return data
}

// streamOf is what a stream holds, unpacked, as far as it can be read.
func streamOf(v library.Value) []byte {
	if v.Kind() != library.Stream {
		return nil
	}
	r := v.Reader()
	defer r.Close()
	data, _ := io.ReadAll(io.LimitReader(r, longestStream))
	return data
}

// savedUncertainty is how far the day of publication may lie from that on which a
// file was made: what a reader printed is no younger than the article, and no more.
const savedUncertainty = 365 * 24 * time.Hour

// facts are what a file says about itself.
func facts(trailer library.Value) meta.Meta {
	info := trailer.Key("Info")
	value := func(key string) string {
		return strings.Join(strings.Fields(encoding.Valid(info.Key(key).Text())), " ")
	}
	m := meta.Meta{Title: value("Title"), Author: value("Author"), Lang: meta.Language(trailer.Key("Root").Key("Lang").Text())}
	if fileTitle.MatchString(m.Title) {
		m.Title = ""
	}
	if t, ok := timeOf(value("CreationDate")); ok {
		m.Date, m.DateSource = date.Date{Time: t, Uncertainty: savedUncertainty}, "PDF information"
	}
	return m
}

// fileTitle are titles that programs make of the name of a file.
var fileTitle = regexp.MustCompile(`(?i)^(microsoft word - .*|untitled.*|.*\.(docx?|odt|indd|qxd|pdf|rtf|txt|html?|pmd))$`)

// timeOf reads a time such as D:20251104080000+01'00'.
func timeOf(s string) (time.Time, bool) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	if len(s) > 14 && s[14] == 'Z' {
		s = s[:14] + "Z"
	}
	for _, layout := range []string{"20060102150405Z0700", "20060102150405", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1980 && t.Year() < 2100 {
			return t, true
		}
	}
	return time.Time{}, false
}
