package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
		if writer := bylineOf(f); writer != "" && !byline {
			author := writerOf(writer, len(fields) > 1)
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
		if len(fields) == 1 || !isName(f) {
			return false
		}
		if d.Outlet == "" && !isAgency(f) {
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
	return bylineOf(line) != ""
}

// writerOf is the writer that a byline names, without the agency behind a
// comma, or "" when the words are no names. Among fields between bars any short
// words are taken ("our coastal correspondent").
func writerOf(s string, barred bool) string {
	s = strings.TrimRight(s, ". ")
	if name, _ := affiliation(s, ""); name != "" {
		s = s[:strings.LastIndexAny(s, ",|/")]
	} else if before, after, ok := strings.Cut(s, ", "); ok && !looksLikeNames(s) || ok && !barred && isRole(after) {
		s = before
	}
	if isAgency(s) || looksLikeNames(s) || barred && len(s) <= 60 {
		return s
	}
	return ""
}

// isRole reports whether the words behind a writer's name are what he does.
func isRole(s string) bool {
	s = strings.ToLower(s)
	for _, role := range []string{"writer", "reporter", "correspondent", "editor", "staff", "columnist", "contributor", "bureau", "desk"} {
		if strings.Contains(s, role) {
			return true
		}
	}
	return false
}

var dateShape = regexp.MustCompile(`(?i)^(?:(?:published|posted|updated|first published|date)\s*(?:on|at)?\s*:?\s+)?` +
	`(?:\p{L}{2,10}\.?,?\s+)?(?:\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+\p{L}{3,10}\.?,?\s+\d{4}|\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})` +
	`(?:[ T,|–-]*(?:at\s+|um\s+)?\d{1,2}(?:[:.]\d\d){0,2}.{0,16})?$`)

// dateLine takes the date from a line that is nothing but one.
func dateLine(d *Document, line string) bool {
	if len(line) > 60 || !dateShape.MatchString(line) {
		return false
	}
	t, uncertainty, ok := parseDate(line)
	if ok && d.Published.IsZero() {
		setDate(d, t, uncertainty, "date line")
	}
	return ok
}
