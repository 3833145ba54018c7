package corpus

import (
	"errors"
	"regexp"
	"strings"

	"reprint/corpus/encoding"
	"reprint/corpus/mail"
	"reprint/corpus/page"
)

// How e-mail, mailboxes and pages that a browser saved become documents.

var (
	message = &format{
		name:      "e-mail",
		suffixes:  []string{".eml", ".mhtml", ".mht"},
		recognise: isMessage,
		longest:   longestFile,
		slow:      true,
		article:   readMessage,
	}
	mailbox = &format{
		name:      "mailbox",
		suffixes:  []string{".mbox"},
		recognise: isMailbox,
		articles:  readMailbox,
	}
)

// headerLine begins a message: a header, of which some come first.
var headerLine = regexp.MustCompile(`(?i)^(From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Snapshot-Content-Location):[ \t][^\r\n]*\r?\n`)

// isMessage reports whether content begins with headers as a message does: with two
// that a plain text has not, one after the other.
func isMessage(head []byte) bool {
	text := trimStart(head)
	if !headerLine.MatchString(text) {
		return false
	}
	block, _, _ := strings.Cut(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n")
	found := 0
	for line := range strings.Lines(block) {
		if headerLine.MatchString(line) {
			found++
		} else if !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "\t") && !strings.Contains(line, ":") {
			return false
		}
	}
	return found >= 2 && len(block) < len(head)
}

// mailboxLine begins a mailbox.
var mailboxLine = regexp.MustCompile(`^From \S+ [^\r\n]*\d{4}[^\r\n]*\r?\n[!-9;-~]+:`)

func isMailbox(head []byte) bool { return mailboxLine.Match(head) }

// readMessage reads an e-mail or a page that a browser saved as one file.
func readMessage(data []byte) (*Document, error) {
	m, err := mail.Read(data)
	if err != nil {
		return nil, err
	}
	d := &Document{Text: encoding.RepairPlain(m.Text)}
	if m.HTML != "" {
		p, err := pageOf(m.HTML)
		// Some plain texts only say that there is a page.
		if err == nil && len(d.Text) < len(p.Text)/2 {
			d.Text, d.Quoted, d.Credit, d.CreditBasis = p.Text, p.Quoted, p.Credit.Name, p.Credit.Basis
			if m.URL != "" {
				d.URL = m.URL
				d.describe(p.Meta)
				return d, nil
			}
		}
	}
	d.describe(m.Meta)
	return d, nil
}

// pageOf is the article of HTML in UTF-8, which may be no whole page.
func pageOf(source string) (*page.Page, error) {
	if p, ok := page.ReadField(source); ok {
		return p, nil
	}
	return page.Read([]byte(source))
}

// readMailbox reads the messages of a mailbox.
func readMailbox(c *content, yield func(item) bool) error {
	for message, err := range mail.Mailbox(c) {
		it := item{size: len(message), fault: err, read: func() (*Document, error) { return readMessage(message) }}
		if err != nil && !errors.Is(err, mail.ErrLong) {
			return err
		}
		it.own = mail.ID(message)
		if !yield(it) {
			return nil
		}
	}
	return nil
}
