package date

import (
	"strings"
)

// lineShape is a date with the name of a day in front of it, and timeShape a time
// of day with what may stand behind it.
const (
	lineShape = `(?:\p{L}{2,10}\.?,?\s+)?(?:\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|` +
		`\d{1,2}(?:st|nd|rd|th|\.)?\s+\p{L}{3,10}\.?,?\s+\d{4}|\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})`
	timeShape = `\d{1,2}(?:[:.]\d\d){0,2}.{0,16}`
)

// longestLine is how many bytes a line may have that is nothing but a date.
const longestLine = 60

// Line reads a line that is nothing but a date, such as "Published: March 4,
// 2021 at 10:05". It reports false for any other.
func Line(line string) (Date, bool) {
	v := known()
	if len(line) > longestLine || !v.line.MatchString(line) {
		return Date{}, false
	}
	return v.parse(line)
}

// Find reads the first date that stands among other words of a short text, such
// as "PORT ALDER — Nov 30, 2016, 7:29 PM ET".
func Find(text string) (Date, bool) { return known().find(text) }

func (v *vocabulary) find(text string) (Date, bool) {
	at := v.inside.FindStringIndex(text)
	if at == nil {
		return Date{}, false
	}
	// Behind a time may stand anything: the longest that can be read counts. In front of
	// the date, a word that was taken for a weekday may not belong to it.
	found := text[at[0]:at[1]]
	for _, start := range []int{0, strings.IndexByte(found, ' ') + 1} {
		for rest := found[start:]; len(rest) >= shortestDate; {
			if d, ok := v.parse(rest); ok {
				return d, true
			}
			cut := strings.LastIndexAny(rest, " T,|–-")
			if cut < 0 {
				break
			}
			rest = strings.TrimRight(rest[:cut], " ,|–-")
		}
	}
	return Date{}, false
}

// shortestDate is how many bytes a date has at least.
const shortestDate = 8

// IsUpdate reports whether words beside a date say that it is that of a later
// version: "Updated", "Last modified:". They are the text in front of the date, or one
// that begins with them.
func IsUpdate(text string) bool { return known().updated.MatchString(text) }
