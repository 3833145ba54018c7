// Package mail reads e-mail: single messages, mailboxes of them, and web pages
// that a browser saved as one (MHTML).
//
// Read takes a Message apart, Mailbox cuts a mailbox into messages.
package mail

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/textproto"
	"strings"

	"reprint/corpus/address"
	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// A Message is what a person sees of an e-mail, or of a page that a browser saved.
type Message struct {
	ID string // of the message, without angle brackets
	// Meta has the subject as title, the sender as author, and the time of the
	// Date header. URL is the address of a saved page.
	meta.Meta
	// Text is the part in plain text, and HTML that in HTML, both in UTF-8; either
	// is "" where the message has none. Attachments are no part of it.
	Text, HTML string
}

const (
	deepest  = 20       // how deep parts lie in parts
	mostPart = 32 << 20 // bytes of one part
)

// ErrNoText is the fault of a message that has neither plain text nor HTML.
var ErrNoText = errors.New("message has no text")

// Read reads one message with its header. Parts that are broken are left out.
func Read(data []byte) (*Message, error) {
	m, err := netmail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n")))
	if err != nil {
		return nil, fmt.Errorf("not an e-mail: %w", err)
	}
	header := textproto.MIMEHeader(m.Header)
	out := &Message{ID: strings.Trim(header.Get("Message-Id"), "<> ")}
	out.Meta = facts(header)
	out.part(header, m.Body, 0)
	if out.Text == "" && out.HTML == "" {
		return nil, ErrNoText
	}
	return out, nil
}

// facts are what the header says.
func facts(header textproto.MIMEHeader) meta.Meta {
	m := meta.Meta{
		Title:  decoded(header.Get("Subject")),
		Author: sender(header.Get("From")),
		Outlet: decoded(header.Get("Organization")),
		URL:    address.Clean(cmp.Or(header.Get("Snapshot-Content-Location"), header.Get("Content-Location"))),
		Lang:   meta.Language(header.Get("Content-Language")),
		From:   "mail header",
	}
	if m.URL != "" {
		m.Author = "" // a browser's own name
	}
	if t, err := netmail.ParseDate(header.Get("Date")); err == nil {
		m.Date, m.DateSource = date.Date{Time: t}, "mail header"
		if m.URL != "" {
			m.Date, m.DateSource = date.Date{}, "" // when the page was saved
		}
	}
	return m
}

// sender is the name of the first one who sent a message, or the address.
func sender(from string) string {
	parser := netmail.AddressParser{WordDecoder: &words}
	list, err := parser.ParseList(from)
	if err != nil || len(list) == 0 {
		name, _, _ := strings.Cut(decoded(from), "<")
		return strings.Trim(name, ` "`)
	}
	return cmp.Or(list[0].Name, list[0].Address)
}

// words decodes what of a header is encoded, in any character set.
var words = mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text, err := encoding.Decode(raw, charset)
	return strings.NewReader(text), err
}}

// decoded is the value of a header, as people read it.
func decoded(value string) string {
	if text, err := words.DecodeHeader(value); err == nil {
		value = text
	} else if text, err := encoding.Decode([]byte(value), ""); err == nil {
		value = text
	}
	return strings.Join(strings.Fields(value), " ")
}

// part takes the text out of a part of a message, and out of the parts in it: the
// first of each kind, attachments left out.
func (m *Message) part(header textproto.MIMEHeader, body io.Reader, depth int) {
	kind, parameters, err := mime.ParseMediaType(cmp.Or(header.Get("Content-Type"), "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if disposition, _, _ := mime.ParseMediaType(header.Get("Content-Disposition")); disposition == "attachment" {
		return
	}
	body = transferred(header.Get("Content-Transfer-Encoding"), body)
	switch {
	case strings.HasPrefix(kind, "multipart/") && parameters["boundary"] != "" && depth < deepest:
		m.parts(body, parameters["boundary"], depth)
	case kind == "message/rfc822" && depth < deepest:
		if inner, err := netmail.ReadMessage(body); err == nil {
			m.part(textproto.MIMEHeader(inner.Header), inner.Body, depth+1)
		}
	case kind == "text/plain" && m.Text == "":
		m.Text = unflowed(text(body, parameters["charset"]), parameters)
	case (kind == "text/html" || kind == "application/xhtml+xml") && m.HTML == "":
		m.HTML = text(body, parameters["charset"])
		m.URL = cmp.Or(m.URL, address.Clean(header.Get("Content-Location")))
	}
}

// parts reads the parts between boundaries, as far as they can be read.
func (m *Message) parts(body io.Reader, boundary string, depth int) {
	parts := multipart.NewReader(body, boundary)
	for {
		p, err := parts.NextRawPart()
		if err != nil {
			return
		}
		m.part(p.Header, p, depth+1)
	}
}

// transferred undoes how bytes were written so that mail servers let them through.
func transferred(way string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(way)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// text is a part in UTF-8. Of one that breaks off it is what stood before.
func text(body io.Reader, charset string) string {
	raw, _ := io.ReadAll(io.LimitReader(body, mostPart))
	out, err := encoding.Decode(raw, charset)
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(out, "\r\n", "\n")
}

// unflowed joins the lines that a mail program parted, where it says that it did
// (RFC 3676): those that end in a space go on in the next.
func unflowed(text string, parameters map[string]string) string {
	if !strings.EqualFold(parameters["format"], "flowed") {
		return text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSuffix(line, "\n"), " ")
		if !strings.HasSuffix(line, " ") || line == "-- " {
			line += "\n"
		} else if strings.EqualFold(parameters["delsp"], "yes") {
			line = line[:len(line)-1]
		}
		out.WriteString(line)
	}
	return out.String()
}

// ID is the id of a message, without reading more of it than its header, or "".
func ID(data []byte) string {
	header, _ := textproto.NewReader(bufio.NewReader(bytes.NewReader(data))).ReadMIMEHeader()
	return strings.Trim(header.Get("Message-Id"), "<> ")
}
