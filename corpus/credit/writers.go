package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Writers are the names in a byline or in what metadata gives as the author, in
// their order: without "By", roles, addresses of profiles, and what stands for no
// name. An agency is a name, too.
func Writers(s string) []string { return known().writers(s) }

// mailName is the author of a feed: ida@herald.example (Ida Lund).
var mailName = regexp.MustCompile(`^\S+@\S+\s+\((.+)\)$`)

const longestWriters = 300 // bytes of a row of names

func (c *customs) writers(s string) []string {
	s = strings.Join(strings.Fields(s), " ")
	if m := mailName.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if rest := c.byline(strings.Replace(s, ": ", " ", 1)); rest != "" {
		s = rest
	}
	if s == "" || len(s) > longestWriters {
		return nil
	}
	var names []string
	for _, part := range c.splitNames(s) {
		if part = trimName(part); !c.isRole(part) {
			part = recased(part)
		}
		if len(names) > 0 && suffixes[part] {
			names[len(names)-1] += " " + part
			continue
		}
		if c.isName(part, len(names) > 0) && !slices.Contains(names, part) {
			names = append(names, part)
		}
	}
	return names
}

// suffixes stand behind a name and a comma.
var suffixes = map[string]bool{"Jr.": true, "Jr": true, "Sr.": true, "Sr": true, "II": true, "III": true, "IV": true}

// trimName takes off what stands around a name; the full stop of an abbreviation is
// part of it.
func trimName(s string) string {
	s = strings.Trim(s, " ,;:*–—-")
	if last := s[strings.LastIndexByte(s, ' ')+1:]; len(last) > len("Jr.") || last == s && !suffixes[s] {
		s = strings.TrimRight(s, ".")
	}
	return s
}

// recased is a name of several words in small letters or capitals as names are
// written. Words of two letters, and initials, stay.
func recased(s string) string {
	if !strings.Contains(s, " ") || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if utf8.RuneCountInString(w) > 2 && !strings.Contains(w, ".") {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + strings.ToLower(w[n:])
		}
	}
	return strings.Join(words, " ")
}

// IsWriter reports whether a name can be that of a person or an agency: two to
// six words that begin with capitals, small ones that join names aside.
func IsWriter(name string) bool {
	c := known()
	return c.isAgency(name) || c.looksLikeNames(name) && !strings.ContainsAny(name, "()0123456789→>|")
}

var betweenNames = regexp.MustCompile(`\s*(?:[,;|•·]|\s/\s)\s*`)

// splitNames parts a row of names at commas, bars and words for "and".
func (c *customs) splitNames(s string) []string {
	var parts []string
	for _, part := range betweenNames.Split(s, -1) {
		words := strings.Fields(part)
		start := 0
		for i, w := range words {
			if !c.ands[strings.ToLower(w)] {
				continue
			}
			before, behind := strings.Join(words[start:i], " "), strings.Join(words[i+1:], " ")
			if before == "" || c.standsAlone(before) && c.standsAlone(behind) {
				parts = append(parts, before)
				start = i + 1
			}
		}
		parts = append(parts, strings.Join(words[start:], " "))
	}
	return parts
}

// standsAlone reports whether words can be a name by themselves: in Ortega y Gasset,
// and in Staff and wire reports, the words on one side cannot.
func (c *customs) standsAlone(s string) bool { return strings.Contains(s, " ") || c.isAgency(s) }

// noWriter are what systems write where nobody is named.
var noWriter = map[string]bool{"none": true, "null": true, "nil": true, "n/a": true, "na": true, "undefined": true, "unknown": true, "admin": true, "administrator": true, "anonymous": true, "author": true, "editor": true, "user": true, "root": true, "webmaster": true}

// isName reports whether part of a row can be a name: no address, no sentence, not
// behind another name a role or the abbreviation of an outlet.
func (c *customs) isName(part string, behind bool) bool {
	lower := strings.ToLower(part)
	switch {
	case part == "" || len(part) > 80 || noWriter[lower]:
		return false
	case strings.Contains(part, "://") || strings.HasPrefix(lower, "www.") || strings.ContainsAny(part, "@<>{}[]=\\#"):
		return false
	case len(strings.Fields(part)) > 7, strings.Trim(part, "0123456789/: ") == "":
		return false
	case behind && (c.isRole(part) || !strings.Contains(part, " ") && !c.isAgency(part)):
		return false
	}
	return true
}
