package page

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"reprint/corpus/encoding"
)

var (
	// wholePage begins a page.
	wholePage = regexp.MustCompile(`(?is)^(\x{FEFF}|\s|<!--.*?-->|<\?xml[^>]*\?>)*(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])`)
	// markup is an end tag of HTML, or a tag that needs none.
	markup = regexp.MustCompile(`(?i)</(a|abbr|address|article|aside|b|blockquote|body|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|h[1-6]|i|iframe|ins|li|main|ol|p|pre|q|s|script|section|small|span|strong|sub|sup|table|td|th|tr|u|ul)\s*>|<(br|p|hr)\s*/?>|<(img|p|br)\s+[a-z-]+\s*=`)
	// blocks are tags that part paragraphs.
	blocks = regexp.MustCompile(`(?i)<(p|br|div|li|tr|h[1-6])[\s/>]`)
	// blankLines part paragraphs where the markup does not.
	blankLines = regexp.MustCompile(`\r?\n[ \t]*\r?\n\s*`)
)

// ReadField reads the text of an article that a record, a table or a feed
// gives, if that is HTML: a body as publishing systems hold it, all of which is
// the article, or a whole page, which is read as Read does. HTML that was
// escaped as text is HTML, too. It reports false for plain text. It is safe for
// concurrent use.
func ReadField(source string) (*Page, bool) {
	if strings.Contains(source, "&lt;") && !markup.MatchString(source) {
		source = html.UnescapeString(source)
	}
	if strings.IndexByte(source, '<') < 0 || !markup.MatchString(source) {
		return nil, false
	}
	if wholePage.MatchString(source) {
		p, err := Read([]byte(source))
		return p, err == nil
	}
	source = encoding.Repair(source)
	if !blocks.MatchString(source) {
		source = strings.ReplaceAll(blankLines.ReplaceAllString(source, "<p>"), "\n", "<br>")
	}
	return ReadFragment(source), true
}

// ReadFragment reads a piece of HTML all of which is the article, but for what its
// markup calls something else. It is safe for concurrent use.
func ReadFragment(source string) *Page {
	root, remarks := parse(source)
	pruned := prune(root, "")
	w := write(root)
	return &Page{Text: w.text, Quoted: w.quoted, Dropped: pruned.dropped(&w), Remarks: remarks}
}

// Recognise reports whether a file that starts with head is a page.
func Recognise(head []byte) bool {
	start := bytes.TrimLeft(head, " \t\r\n\uFEFF")
	return len(start) > 0 && start[0] == '<' && wholePage.Match(start)
}

// Line is a headline or name that may hold markup and entities, in one line of
// plain text.
func Line(source string) string {
	if strings.IndexByte(source, '<') >= 0 && markup.MatchString(source) {
		if root, err := html.Parse(strings.NewReader(source)); err == nil {
			source = flatText(root)
		}
	}
	return encoding.RepairPlain(source)
}
