package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/corpus/credit"
	"reprint/corpus/date"
)

// Guesses about the head of a plain text. A text may open with a headline, a
// byline and a date before its first paragraph; all stay part of the text.
const (
	longestTitle  = 150 // bytes
	longestHeader = 160 // a byline or date line
	headerLines   = 4   // lines behind the title that may be byline or date
)

// readText makes a document of plain text.
func readText(text string) *Document {
	d := &Document{Text: text}
	lines := leadingLines(text, headerLines+2)
	if len(lines) < 2 {
		return d
	}
	rest := lines
	if isTitle(lines) {
		d.Title = lines[0].text
		rest = lines[1:]
	}
	for _, l := range rest[:min(headerLines, len(rest))] {
		if len(l.text) > longestHeader || !readHeader(d, l.text) {
			break
		}
	}
	return d
}

// A textLine is one line that is not blank, trimmed.
type textLine struct {
	text  string
	blank bool // a blank line, or nothing, follows
}

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

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// isHeader reports whether a line is a byline or a date line.
func isHeader(line string) bool {
	return len(line) <= longestHeader && mayBeHeader(line) && readHeader(&Document{}, line)
}

// readHeader takes author, outlet and date from a line that is nothing but a
// byline, a date, or both with bars between them, and reports whether it is one.
func readHeader(d *Document, line string) bool {
	if !mayBeHeader(line) {
		return false
	}
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	byline, dated := false, false
	for _, f := range fields {
		f = strings.TrimSpace(f)
		if writer := credit.Byline(f); writer != "" && !byline {
			author := credit.Writer(writer, len(fields) > 1)
			if author == "" {
				return false
			}
			byline = true
			if d.Author == "" {
				d.Author = author
			}
			continue
		}
		if dateLine(d, f) {
			dated = true
			continue
		}
		if len(fields) == 1 || !credit.IsOutlet(f) {
			return false
		}
		if d.Outlet == "" && !credit.IsAgency(f) {
			d.Outlet = f
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

// dateLine takes the date from a line that is nothing but one.
func dateLine(d *Document, line string) bool {
	when, ok := date.Line(line)
	if ok && d.Published.IsZero() {
		d.Published, d.Uncertainty, d.DateSource = when.Time, when.Uncertainty, "date line"
	}
	return ok
}
