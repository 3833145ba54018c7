// Package plain reads the head of an article in plain text: its headline, byline
// and date, which all stay part of the text.
//
// Read is all there is to call.
package plain

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/corpus/credit"
	"reprint/corpus/date"
	"reprint/corpus/meta"
)

const (
	longestTitle  = 150 // bytes of a headline
	longestHeader = 160 // bytes of a byline or date line
	headerLines   = 4   // how many lines below the headline may be bylines or dates
)

// Read guesses what the first lines of a text say about it: the headline, and
// author, outlet and date where a line is nothing but these. It reads no further
// than the first lines.
func Read(text string) meta.Meta {
	m := meta.Meta{From: "first lines"}
	lines := leadingLines(text, headerLines+2)
	if len(lines) < 2 {
		return m
	}
	rest := lines
	if isTitle(lines) {
		m.Title = lines[0].text
		rest = lines[1:]
	}
	for _, l := range rest[:min(headerLines, len(rest))] {
		if len(l.text) > longestHeader || !readHeader(&m, l.text) {
			break
		}
	}
	return m
}

// A textLine is a line that is not blank, without white space around it.
type textLine struct {
	text  string
	blank bool // a blank line, or nothing, follows
}

// leadingLines are the first n lines that are not blank.
func leadingLines(text string, n int) []textLine {
	var lines []textLine
	for len(lines) <= n && text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		line = strings.TrimSpace(line)
		switch {
		case line != "":
			lines = append(lines, textLine{text: line})
		case len(lines) > 0:
			lines[len(lines)-1].blank = true
		}
		text = rest
	}
	if text == "" && len(lines) > 0 {
		lines[len(lines)-1].blank = true
	}
	return lines[:min(n, len(lines))]
}

// isTitle reports whether the first of lines is a headline: short, no sentence,
// and set off from a text whose lines are paragraphs. In a text that is wrapped
// by hand the first line is set off only by a blank line or a byline.
func isTitle(lines []textLine) bool {
	first, next := lines[0], lines[1].text
	if len(first.text) > longestTitle || isHeader(first.text) || !hasLetter(first.text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(first.text, "\"'”’»)"))
	switch last {
	case '.', ';', ',', ':', '…', '。':
		return false
	case '!', '?':
		return first.blank
	}
	if first.blank || isHeader(next) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsLower(r) && len(next) > longestTitle
}

// hasLetter reports whether s holds a letter of any script.
func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// isHeader reports whether a line is a byline or a date line.
func isHeader(line string) bool {
	return len(line) <= longestHeader && mayBeHeader(line) && readHeader(&meta.Meta{}, line)
}

// readHeader takes author, outlet and date from a line that is nothing but a
// byline, a date, or both with bars between them, and reports whether it is one.
func readHeader(m *meta.Meta, line string) bool {
	if !mayBeHeader(line) {
		return false
	}
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	barred := len(fields) > 1
	byline, dated := false, false
	for _, f := range fields {
		f = strings.TrimSpace(f)
		writer := credit.Byline(f)
		switch {
		case writer != "" && !byline:
			author := credit.Writer(writer, barred)
			if author == "" {
				return false
			}
			byline = true
			m.Author = cmp.Or(m.Author, author)
		case dateLine(m, f):
			dated = true
		case !barred || !credit.IsOutlet(f):
			return false
		case !credit.IsAgency(f):
			m.Outlet = cmp.Or(m.Outlet, f)
		}
	}
	return byline || dated
}

// mayBeHeader is the quick check that most lines fail: a byline starts with its
// word or stands behind a bar, and a date has digits.
func mayBeHeader(line string) bool {
	for i := range len(line) {
		switch c := line[i]; {
		case '0' <= c && c <= '9', c == '|', c == "·"[0], c == "•"[0]:
			return true
		}
	}
	return credit.Byline(line) != ""
}

// The sources of dates.
const (
	dateOfLine   = "date line"
	dateOfUpdate = "date line of an update"
)

// dateLine takes the date from a line that is nothing but one. The first counts,
// and that of an update only where there is no other.
func dateLine(m *meta.Meta, line string) bool {
	when, ok := date.Line(line)
	switch {
	case !ok:
		return false
	case date.IsUpdate(line):
		if m.Date.Time.IsZero() {
			m.Date, m.DateSource = when, dateOfUpdate
		}
	case m.Date.Time.IsZero(), m.DateSource == dateOfUpdate:
		m.Date, m.DateSource = when, dateOfLine
	}
	return true
}
