package date

import (
	"regexp"
	"strings"
)

// lineShape is a date alone, with what may stand in front of it and a time of
// day behind it.
var lineShape = regexp.MustCompile(`(?i)^(?:(?:published|posted|updated|first published|date)\s*(?:on|at)?\s*:?\s+)?` +
	`(?:\p{L}{2,10}\.?,?\s+)?(?:\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+\p{L}{3,10}\.?,?\s+\d{4}|\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})` +
	`(?:[ T,|–-]*(?:at\s+|um\s+)?\d{1,2}(?:[:.]\d\d){0,2}.{0,16})?$`)

// longestLine is how many bytes a line may have that is nothing but a date.
const longestLine = 60

// Line reads a line that is nothing but a date, such as "Published: March 4,
// 2021 at 10:05". It reports false for any other.
func Line(line string) (Date, bool) {
	if len(line) > longestLine || !lineShape.MatchString(line) {
		return Date{}, false
	}
	return Parse(line)
}

// IsMonth reports whether a lower-case word is the English name of a month or
// its abbreviation.
func IsMonth(word string) bool { return englishMonths[word] }

var englishMonths = func() map[string]bool {
	m := map[string]bool{}
	for month := range strings.FieldsSeq(`january february march april may june july august september october
		november december jan feb mar apr jun jul aug sep sept oct nov dec`) {
		m[month] = true
	}
	return m
}()

// stampWords are what stands beside the numbers of a time of publication.
var stampWords = func() map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
		published posted updated updated first last modified on at am pm a p m st nd rd th
		utc gmt et est edt ct cst cdt mt mst mdt pt pst pdt bst cet cest mez mesz am um uhr vom stand
		lundi mardi mercredi jeudi vendredi samedi dimanche le à
		montag dienstag mittwoch donnerstag freitag samstag sonntag
		lunes martes miércoles jueves viernes sábado domingo de del a las el`) {
		m[word] = true
	}
	for month := range englishMonths {
		m[month] = true
	}
	for month := range foreignMonths {
		m[month] = true
	}
	return m
}()

// IsStamp reports whether a line says nothing but when something was published:
// it holds at least two numbers, and a word of dates or a year, and no other
// word. The line has to be in lower case, words and numbers only, with single
// spaces between them.
func IsStamp(line string) bool {
	numbers, dated := 0, false
	for word := range strings.FieldsSeq(line) {
		rest := strings.TrimLeft(word, "0123456789")
		if rest != "" && !stampWords[rest] {
			return false
		}
		if rest != word {
			numbers++
		}
		dated = dated || rest != "" || len(word) == 4 && (word[:2] == "19" || word[:2] == "20")
	}
	return numbers >= 2 && dated
}
