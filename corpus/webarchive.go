package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"reprint/corpus/archive"
	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/corpus/warc"
)

// How web archives become documents.

var (
	webArchive = &format{
		name:     "web archive",
		suffixes: []string{".warc"},
		magic:    isWebArchive,
		articles: readWebArchive,
	}
	webBundle = &format{
		name:     "web archive in zip",
		suffixes: []string{".wacz"},
		magic:    isZip,
		articles: readZip,
	}
)

func isWebArchive(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// readWebArchive reads the pages of a web archive.
func readWebArchive(c *content, yield func(item) bool) error {
	for p, err := range warc.Pages(c) {
		fault, one := errors.AsType[*warc.Fault](err)
		var it item
		switch {
		case one:
			it = item{own: fault.ID, fault: fault.Err}
		case err != nil:
			return err
		default:
			it = c.captured(p)
		}
		if !yield(it) {
			return nil
		}
	}
	return nil
}

// captured is a page of a web archive as an item.
func (c *content) captured(p *warc.Page) item {
	f := formatOfType(p)
	if p.Passed != "" || f == nil {
		return item{passed: cmp.Or(p.Passed, p.Type, "without type")}
	}
	return item{own: p.ID, size: len(p.Body), read: func() (*Document, error) {
		body := p.Body
		if p.Charset != "" && f.magic == nil && !utf8.Valid(body) {
			text, err := encoding.Decode(body, p.Charset)
			if err != nil {
				return nil, err
			}
			body = []byte(text)
		}
		d, err := c.read(f, body)
		if err != nil {
			return nil, err
		}
		d.capture(p)
		return d, nil
	}}
}

// formatOfType is the format of a page by what it is and what the server said, nil
// for one that is no article.
func formatOfType(p *warc.Page) *format {
	head := p.Body[:min(len(p.Body), recogniseSize)]
	switch p.Type {
	case "text/html", "application/xhtml+xml":
		return webPage.among(head)
	case "text/plain":
		return plainText.among(head)
	case "", "application/octet-stream", "application/pdf", "application/msword", "application/vnd.oasis.opendocument.text",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822":
		if f := (*format)(nil).among(head); f != nil && f.article != nil {
			return f
		}
	}
	return nil
}

// captureUncertainty is how far a page's date may lie from that of its capture,
// which says no more than that it was there: whoever asks what was first has to
// look elsewhere.
const captureUncertainty = 365 * 24 * time.Hour

// capture adds what a web archive says about a page.
func (d *Document) capture(p *warc.Page) {
	if d.URL == "" {
		d.describe(meta.Meta{URL: p.URL, From: "capture"})
	}
	if d.Published.IsZero() && !p.Captured.IsZero() {
		d.describe(meta.Meta{Date: date.Date{Time: p.Captured, Uncertainty: captureUncertainty}, DateSource: "capture"})
	}
}

// readBundle reads the web archives in a WACZ file.
func (c *content) readBundle(z *archive.Zip, yield func(item) bool) error {
	return c.entries(func(next func(*archive.Entry, error) bool) {
		for e, err := range z.Entries() {
			if folder, name := path.Split(e.Name); folder != "archive/" || !strings.Contains(name, ".warc") {
				continue
			}
			if !next(e, err) {
				return
			}
		}
	}, func(it item) bool {
		if it.fault == nil {
			it.inner = "" // the id of the record is enough
		}
		return yield(it)
	})
}
