package credit

import (
	"regexp"

	"reprint/internal/language"
)

// noLetter is the end of a word, or what stands between two, in any script.
const noLetter = `(?:^|$|[^\p{L}\p{N}_])`

// A sourceForm is a form of line that says where a text came from.
type sourceForm struct {
	line *regexp.Regexp // what stands behind the last words is its group
	// firsts is nil, or finds the word without which such a line says nothing:
	// "Published in 2009 by …" needs "first" or "this story" beside it.
	firsts *regexp.Regexp
}

// addSources adds the forms of a language: [this story] [was] [first] published
// [here] [with permission] in NAME, and: read the original on NAME.
func (c *customs) addSources(said *language.Credits) {
	lead := `(?i)^[\s*_([–—-]*`
	original := lead
	for _, phrase := range said.Leads {
		lead += `(?:` + pattern(phrase, slots{}) + `\s*)*`
		c.sourceWords.add(phrase, true)
	}
	firsts := regexp.MustCompile(`(?i)` + noLetter + oneOf(said.Firsts) + noLetter)
	add := func(phrases []language.Phrase, lead string, firsts *regexp.Regexp) {
		for _, phrase := range phrases {
			c.sources = append(c.sources, sourceForm{regexp.MustCompile(lead + pattern(phrase, slots{name: `(.+)`}) + `$`), firsts})
			c.sourceWords.add(phrase, false)
		}
	}
	add(said.Republished, lead, nil)
	add(said.Published, lead, firsts)
	add(said.Original, original, nil)
}

// inSourceLine reads closing or opening lines such as "First published in
// The Harbour Echo." and "Republished with permission from Meridian Wire."
func inSourceLine(x excerpt) (name, basis string) {
	for _, lines := range [][]string{x.closing, x.opening} {
		for _, line := range lines {
			if len(line) > longestCredit || !x.sourceWords.mayMatch(line) {
				continue
			}
			if name := x.sourceIn(line); name != "" {
				return name, line
			}
		}
	}
	return "", ""
}

// sourceIn is the source that a line names in one of the forms, or "".
func (c *customs) sourceIn(line string) string {
	for _, form := range c.sources {
		m := form.line.FindStringSubmatch(line)
		if m == nil || form.firsts != nil && !form.firsts.MatchString(line) {
			continue
		}
		if name := c.leadingName(m[1]); name != "" {
			return name
		}
	}
	return ""
}
