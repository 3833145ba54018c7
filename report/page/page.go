// Package page writes results as an HTML page that opens from disk without a
// server: overview, matrix, clusters, every pair word by word, search and audit.
// The page is made of the files in html and of the data that data.go describes.
//
// Articles are hostile input. Their text reaches the page as data and is shown
// as text only; the page's own policy allows no script and no style but its own.
package page

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"reprint/detect"
	"reprint/internal/outfile"
)

// Options say what a page holds. The zero value is the default of every field.
type Options struct {
	// MaxPairs is the number of pairs, strongest first, whose texts the page
	// holds; 0 means DefaultMaxPairs. The page says how many there are.
	MaxPairs int
	// SinglePair makes the page for the first pair alone, without the other views.
	SinglePair bool
	// Version of the program, as the page shows it.
	Version string

	// splitAt is the size from which a report is split, 0 for splitSize.
	splitAt int64
	// up is the address of the index above a page of a split report.
	up string
}

// DefaultMaxPairs is the number of pairs with texts that a page holds by default.
const DefaultMaxPairs = 2500

func (o *Options) maxPairs() int {
	switch {
	case o.SinglePair:
		return 1
	case o.MaxPairs > 0:
		return o.MaxPairs
	}
	return DefaultMaxPairs
}

// Sizes of a page in bytes, above which a warning is due, and above which it
// is split.
const (
	warnSize  = 25 << 20
	splitSize = 50 << 20
)

//go:embed html
var pageFiles embed.FS

// The parts of the page in the order in which they are put together. Every
// script is a block of its own, so that its names stay its own; what it offers
// to the others it hangs on the object page.
var (
	styleFiles  = []string{"page.css", "marks.css", "overview.css", "matrix.css", "pair.css", "article.css", "print.css"}
	scriptFiles = []string{"dom.js", "data.js", "route.js", "words.js", "tooltip.js", "table.js", "export.js", "overview.js", "matrix.js",
		"cluster.js", "layout.js", "ribbons.js", "pairhead.js", "pairtext.js", "pair.js", "article.js", "passages.js", "search.js", "keys.js", "main.js"}
	pageStyle    = joinFiles(styleFiles, "", "")
	pageScript   = "\"use strict\";\nconst page = { views: {} };\n" + joinFiles(scriptFiles, "{\n", "}\n")
	pageTemplate = template.Must(template.New("page").Funcs(pageFuncs).ParseFS(pageFiles, "html/page.html"))
	pagePolicy   = fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		policyHash(pageScript), policyHash(pageStyle))
)

func joinFiles(names []string, open, end string) string {
	var b strings.Builder
	for _, name := range names {
		text, err := pageFiles.ReadFile("html/" + name)
		if err != nil {
			panic("report: " + err.Error())
		}
		b.WriteString(open)
		b.Write(text)
		b.WriteString(end)
	}
	return b.String()
}

// policyHash is the source expression that allows exactly this inline text.
func policyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Write writes the report as one page that opens from disk without a server.
// The bytes depend on r and o alone. It needs the texts behind r; an error of
// r.Evidence ends it.
func Write(w io.Writer, r *detect.Result, o Options) error {
	p, err := newPage(r, o)
	if err != nil {
		return fmt.Errorf("HTML report: %w", err)
	}
	parts, err := p.parts()
	if err != nil {
		return fmt.Errorf("HTML report: %w", err)
	}
	return p.write(w, parts)
}

// WriteFile writes the report to path, complete or not at all. A report that
// would be larger than 50 MB becomes an index at path and a page for each
// cluster in a folder beside it, named NAME_files. The note, if not empty,
// tells the user so, or that the file is too large to mail.
func WriteFile(path string, r *detect.Result, o Options) (note string, err error) {
	p, err := newPage(r, o)
	if err != nil {
		return "", fmt.Errorf("HTML report: %w", err)
	}
	parts, err := p.parts()
	if err != nil {
		return "", fmt.Errorf("HTML report: %w", err)
	}
	size := int64(0)
	for _, part := range parts {
		size += int64(base64.StdEncoding.EncodedLen(len(part)))
	}
	if size > cmp.Or(o.splitAt, splitSize) && !o.SinglePair {
		return p.writeSplit(path, o)
	}
	err = outfile.Write(path, func(w io.Writer) error { return p.write(w, parts) })
	if err == nil && size > warnSize {
		note = fmt.Sprintf("%s has %d MB; fewer pairs make it smaller", path, size>>20)
	}
	return note, err
}

// partSize is the length of JSON, in bytes, at which a new part begins. A part
// inflates in a few milliseconds.
const partSize = 120_000

// parts packs texts and passages into deflated parts, and tells the core which
// part holds what. Texts come in the order of the matrix, so that copies lie
// within one deflate window.
func (p *page) parts() ([][]byte, error) {
	var k packer
	for i, doc := range p.shown {
		p.core.Docs[doc].Part = len(k.packed)
		k.pending.Texts = append(k.pending.Texts, p.texts[i].page(doc))
		k.grow(len(p.texts[i].Text.Text))
	}
	k.flush()
	for pair := range p.detailed {
		p.core.Pairs[pair].Part = len(k.packed)
		detail := p.detail(pair)
		k.pending.Details = append(k.pending.Details, detail)
		size := 100 + 4*len(detail.Rows)
		for _, passage := range detail.Passages {
			size += 100 + 5*len(passage.Edits)
		}
		k.grow(size)
	}
	k.flush()
	return deflateParts(k.packed)
}

// A packer collects parts of about partSize.
type packer struct {
	packed  []pagePart
	pending pagePart
	size    int
}

func (k *packer) grow(size int) {
	if k.size += size; k.size > partSize {
		k.flush()
	}
}

func (k *packer) flush() {
	if k.size > 0 {
		k.packed = append(k.packed, k.pending)
		k.pending, k.size = pagePart{}, 0
	}
}

// deflateParts deflates on all processors.
func deflateParts(packed []pagePart) ([][]byte, error) {
	deflated := make([][]byte, len(packed))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range packed {
		group.Go(func() (err error) {
			if packed[i].Texts == nil {
				packed[i].Texts = []pageText{}
			}
			if packed[i].Details == nil {
				packed[i].Details = []pageDetail{}
			}
			deflated[i], err = deflate(packed[i])
			return err
		})
	}
	return deflated, group.Wait()
}

// deflate is the raw deflate stream of the value as JSON.
func deflate(value any) ([]byte, error) {
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	e := json.NewEncoder(z)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// write puts the page together.
func (p *page) write(w io.Writer, parts [][]byte) error {
	core, err := deflate(p.core)
	if err != nil {
		return err
	}
	view := p.view()
	out := bufio.NewWriterSize(w, 1<<16)
	if err := pageTemplate.ExecuteTemplate(out, "head", view); err != nil {
		return err
	}
	out.WriteString("<style>" + pageStyle + "</style>\n")
	if err := pageTemplate.ExecuteTemplate(out, "body", view); err != nil {
		return err
	}
	writeData(out, "core", core)
	for i, part := range parts {
		writeData(out, fmt.Sprintf("part-%d", i), part)
	}
	out.WriteString("<script>" + pageScript + "</script>\n")
	if err := pageTemplate.ExecuteTemplate(out, "foot", view); err != nil {
		return err
	}
	return out.Flush()
}

// writeData writes a block that no browser executes. Base64 holds no character
// that could end it early. Errors stay with the writer until Flush.
func writeData(w *bufio.Writer, id string, data []byte) {
	fmt.Fprintf(w, "<script type=\"text/plain\" id=\"%s\">", id)
	e := base64.NewEncoder(base64.StdEncoding, w)
	e.Write(data)
	e.Close()
	w.WriteString("</script>\n")
}
