// Package credit finds whom an article names as the writer and as the agency or
// outlet that its text came from.
//
// Find reads a whole article and returns the agency or outlet that it credits.
// Byline and Writer read the parts of a line such as "By Jane Doe, Meridian
// Wire", IsAgency and IsOutlet judge a name, and SameOutlet compares two.
package credit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// An Article is what Find reads.
type Article struct {
	Author string // as the article's metadata or byline gives it, or ""
	Outlet string // that published this copy, or ""; it is never the one credited
	Text   string // paragraphs or lines, separated by line breaks
}

// A Credit is the agency or outlet that an article names as its source. The
// zero Credit is that of an article that names none.
type Credit struct {
	Name  string // as it stands in the text
	Basis string // the words that say so, on one line of at most longestBasis bytes
}

// Six places of an article say where its text came from. They are looked at in
// this order, and the first that names somebody counts:
//
//  1. the author, where it is an agency or a writer of one: "Jane Doe, dpa"
//  2. the byline, or an agency's name below it: "By JANE DOE, Associated Press"
//  3. the dateline: "PORT ALDER (Meridian Wire) —", "(AP) —"
//  4. a line that says where the text was first published: "First published in The Harbour Echo."
//  5. a closing line that names an agency: "— Meridian Wire", "© 2021 Reuters"
//  6. a closing line in the style of one agency: "(Reporting by …; Editing by …)"
//
// Only lines that are nothing but a byline, dateline or credit count, so a
// text that speaks of an agency credits nobody. An outlet that names itself
// credits nobody either.

// longestCredit is how many bytes a byline or credit may have. A longer line is
// running text.
const longestCredit = 400

// longestBasis is how many bytes of the line that names the source are kept.
const longestBasis = 200

// How many lines at either end of a text may hold a byline, dateline or credit.
const (
	openingLines = 6
	closingLines = 4
)

// An excerpt is what is looked at of an article: the first lines of its text,
// and the last, the very last one first.
type excerpt struct {
	Article
	*customs
	opening, closing []string
}

// Find returns the agency or outlet that an article credits. It takes time
// linear in the length of its first and last lines, whatever the text's length.
func Find(a Article) Credit { return known().find(a) }

func (c *customs) find(a Article) Credit {
	x := excerpt{Article: a, customs: c, opening: headLines(a.Text, openingLines), closing: tailLines(a.Text, closingLines)}
	for _, find := range []func(excerpt) (name, basis string){
		inAuthor, inByline, inDateline, inSourceLine, inAgencyLine, inStyle,
	} {
		name, basis := find(x)
		if name != "" && !SameOutlet(name, a.Outlet) {
			return Credit{name, OneLine(basis)}
		}
	}
	return Credit{}
}

// headLines are the first n lines that are not blank.
func headLines(text string, n int) []string {
	lines := make([]string, 0, openingLines)
	for len(lines) < n && text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		text = rest
	}
	return lines
}

// tailLines are the last n lines that are not blank, the last one first. It
// looks for them from the front of ever longer ends of the text, because
// breaks are found much faster forwards than backwards.
func tailLines(text string, n int) []string {
	lines := make([]string, 0, 4*closingLines)
	for size := 1 << 11; ; size *= 4 {
		end := text[max(0, len(text)-size):]
		whole := len(end) == len(text)
		lines = lines[:0]
		for rest := end; rest != ""; {
			line, after, _ := strings.Cut(rest, "\n")
			if line = strings.TrimSpace(line); line != "" && (whole || len(rest) < len(end)) {
				lines = append(lines, line)
			}
			rest = after
		}
		if len(lines) >= n || whole {
			lines = lines[max(0, len(lines)-n):]
			slices.Reverse(lines)
			return lines
		}
	}
}

// OneLine is s with single spaces for all white space, cut to the length that
// the Basis of a Credit may have.
func OneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return cut(s, longestBasis)
}

// cut is at most n bytes of s, cut between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
