package markdown

import (
	"cmp"
	"regexp"
	"strings"
)

// The parser takes time or memory that grow with the square of some things that
// no article has many of. What goes beyond these bounds is taken as plain text.
const (
	deepestQuote   = 32   // block quotes inside each other
	deepestList    = 16   // lists inside each other that begin on one line
	deepestIndent  = 64   // columns before a line
	widestTable    = 100  // cells of a row
	mostBrackets   = 1000 // links that begin in a paragraph
	mostDelimiters = 5000 // marks of emphasis and code in a paragraph
)

var (
	quoteMarks = regexp.MustCompile(`^[ \t]*(>[ \t]*){33,}`)
	listMarks  = regexp.MustCompile(`^[ \t]*((?:[-+*]|[0-9]{1,9}[.)])[ \t]+){17,}`)
	indent     = regexp.MustCompile(`^[ \t]{65,}`)
)

// bounded is a text without what goes beyond the bounds, and what went, for a
// message, or "".
func bounded(source string) (text, cut string) {
	if !mayExceed(source) {
		return source, ""
	}
	var out strings.Builder
	paragraphs := strings.SplitAfter(source, "\n\n")
	for _, p := range paragraphs {
		bare, what := boundedMarks(p)
		cut = cmp.Or(cut, what)
		for line := range strings.Lines(bare) {
			kept, what := boundedLine(line)
			cut = cmp.Or(cut, what)
			out.WriteString(kept)
		}
	}
	return out.String(), cut
}

// mayExceed is the quick check that nearly every text fails.
func mayExceed(source string) bool {
	return strings.Count(source, "[") > mostBrackets || strings.Count(source, "|") > widestTable ||
		strings.Count(source, ">") > deepestQuote || strings.Contains(source, strings.Repeat(" ", deepestIndent)) ||
		strings.Contains(source, strings.Repeat("\t", deepestIndent/4)) || countAny(source, "*_`~") > mostDelimiters ||
		twoMarks.MatchString(source)
}

// twoMarks are lists that begin inside each other on one line.
var twoMarks = regexp.MustCompile(`(?m)^[ \t]*(?:[-+*]|[0-9]+[.)])[ \t]+(?:[-+*]|[0-9]+[.)])[ \t]`)

// countAny is how many of some marks are in a text.
func countAny(text, marks string) int {
	n := 0
	for i := range len(text) {
		if strings.IndexByte(marks, text[i]) >= 0 {
			n++
		}
	}
	return n
}

// boundedMarks makes plain text of the marks of a paragraph that has too many.
func boundedMarks(p string) (text, cut string) {
	if strings.Count(p, "[") > mostBrackets {
		p, cut = strings.ReplaceAll(p, "[", " "), "more than 1000 links in a paragraph"
	}
	if countAny(p, "*_`~") > mostDelimiters {
		p, cut = strings.NewReplacer("*", " ", "_", " ", "`", " ", "~", " ").Replace(p), "more than 5000 marks in a paragraph"
	}
	return p, cut
}

// boundedLine is a line whose quotes, lists and cells are within the bounds.
func boundedLine(line string) (text, cut string) {
	if strings.Count(line, "|") > widestTable {
		line, cut = strings.ReplaceAll(line, "|", " "), "a table of more than 100 columns"
	}
	for _, deep := range []struct {
		marks *regexp.Regexp
		what  string
	}{{quoteMarks, "quotes deeper than 32"}, {listMarks, "lists deeper than 16"}, {indent, "an indent of more than 64 columns"}} {
		if loc := deep.marks.FindStringIndex(line); loc != nil {
			line, cut = line[loc[1]:], cmp.Or(cut, deep.what)
		}
	}
	return line, cut
}
