package credit

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// place (Name) dash: the place may be missing, the text goes on behind the dash.
	dateline = regexp.MustCompile(`^([^()\n]{0,80}?)\s?\(([^()\n]{2,50})\)[.\s]*(?:—|–|―|--|-|:)\s*\S`)
	// agencyDatelines are the forms that agencies alone write: place (PTI) text,
	// place /TASS/ text, place - Interfax. text, place. Interfax - text. Each comes
	// with what a line has that may be of the form, since most lines have none of it.
	agencyDatelines = []struct {
		form *regexp.Regexp
		may  func(line string) bool
	}{
		{regexp.MustCompile(`^([^()\n]{2,80}?)\s\(([^()\n]{2,50})\)\s+\S`), hasParentheses},
		{regexp.MustCompile(`^([^/\n]{0,80}[\s.]|)/([^/\n]{2,50})/[.\s—–-]+\S`), hasSlashes},
		{regexp.MustCompile(`^([^()\n]{2,60}?)\s[—–-]{1,2}\s([^()\n.—–]{2,40}?)(?:\.|\s[—–-]{1,2})\s\S`), hasDash},
		{regexp.MustCompile(`^([^()\n]{2,60}?)[.,]\s([^\s()—–,]*[^\s()—–,.](?:\s[^\s()—–,.]+){0,2})\s?[—–-]{1,2}\s\S`), hasDash},
	}
	// place, date (Name) is cut before the date.
	state = regexp.MustCompile(`^[\p{Lu}][\p{L}]{0,8}\.$`)
)

func hasParentheses(line string) bool {
	_, behind, ok := strings.Cut(line, "(")
	return ok && strings.Contains(behind, ")")
}

func hasSlashes(line string) bool { return strings.Count(line, "/") >= 2 }

// hasDash reports whether a line has a dash with space behind it.
func hasDash(line string) bool {
	dash := false
	for _, r := range line {
		switch {
		case dash && (r == ' ' || r == '\t'):
			return true
		default:
			dash = r == '-' || r == '–' || r == '—'
		}
	}
	return false
}

// inDateline reads "PORT ALDER, Maine (Meridian Wire) —". An unknown name
// counts only behind a place in capitals: lower-case text in front of
// parentheses and a dash may be anything.
func inDateline(x excerpt) (name, basis string) {
	for _, line := range x.opening {
		head := cut(line, 200)
		var m []int
		if hasParentheses(head) {
			m = dateline.FindStringSubmatchIndex(head)
		}
		if m == nil {
			if name, basis := x.inAgencyDateline(head); name != "" {
				return name, basis
			}
			continue
		}
		place, inside := head[m[2]:m[3]], strings.TrimSpace(head[m[4]:m[5]])
		name := firstOf(inside)
		switch {
		case x.isAgency(name) && x.plausiblePlace(place):
		case x.inCapitals(place) && x.isOutlet(name) && !state.MatchString(name):
		default:
			continue
		}
		_, last := utf8.DecodeLastRuneInString(head[:m[1]])
		return name, head[:m[1]-last]
	}
	return "", ""
}

// inAgencyDateline reads the forms of datelines that agencies alone write.
func (c *customs) inAgencyDateline(head string) (name, basis string) {
	for _, of := range agencyDatelines {
		if !of.may(head) {
			continue
		}
		m := of.form.FindStringSubmatchIndex(head)
		if m == nil {
			continue
		}
		place, name := head[m[2]:m[3]], firstOf(head[m[4]:m[5]])
		if c.isAgency(name) && c.plausiblePlace(place) {
			_, last := utf8.DecodeLastRuneInString(head[:m[1]])
			return name, strings.TrimSpace(head[:m[1]-last])
		}
	}
	return "", ""
}

// firstOf is the first of several names between bars or commas: dpa of "dpa/lno".
func firstOf(names string) string {
	return strings.TrimSpace(strings.FieldsFunc(names+" ", func(r rune) bool { return r == '/' || r == ',' })[0])
}

// plausiblePlace reports whether the words before the parentheses can be a
// place with a date: none, or at most eight that start with a capital or digit
// or join others as in "Rio de Janeiro".
func (c *customs) plausiblePlace(s string) bool {
	words := strings.Fields(s)
	if len(words) > 8 || len(words) > 0 && c.isArticle(words[0]) {
		return false
	}
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !c.monthWords[strings.Trim(w, ".,")] && (i == 0 || utf8.RuneCountInString(w) > 4) {
			return false
		}
	}
	return true
}

// inCapitals reports whether s starts with a word of at least two letters in
// capitals, as datelines do ("PORT ALDER, Maine").
func (c *customs) inCapitals(s string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	word = strings.Trim(word, ".,")
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2 && c.plausiblePlace(s)
}
