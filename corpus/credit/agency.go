package credit

import (
	"strings"
	"unicode"

	"reprint/corpus/address"
)

// IsAgency reports whether name is that of a news agency: one of the list, or
// one whose form says so, such as "Meridian Wire" or "Northern News Service".
func IsAgency(name string) bool { return known().isAgency(name) }

func (c *customs) isAgency(name string) bool {
	if name == "" || len(name) > 60 || strings.ContainsAny(name, ":;,!?()\n") || strings.HasSuffix(name, ".") || strings.Contains(name, ". ") {
		return false
	}
	folded := c.foldName(name)
	if _, ok := c.agencies[folded]; ok {
		return true
	}
	for _, ending := range c.agencyEndings {
		// "Environmental Protection Agency" and its like are spoken of, but
		// no press agency is named so without a word for news.
		word, last, ok := strings.Cut(ending, " ** ")
		if !ok {
			word, last = "", ending
		}
		if before, ok := strings.CutSuffix(folded, last); ok && strings.HasSuffix(before, " ") && strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// SameOutlet reports whether two names of agencies or outlets mean the same
// one: case, punctuation and a leading article do not count, "AP" is the
// Associated Press, and a host name stands for the name that it spells
// ("harbourecho.com" and "The Harbour Echo"). Empty names are never the same.
func SameOutlet(a, b string) bool {
	c := known()
	a, b = c.canonicalName(a), c.canonicalName(b)
	return a != "" && a == b
}

// canonicalName is one spelling for all names of an outlet.
func (c *customs) canonicalName(name string) string {
	folded := c.foldName(name)
	if !strings.Contains(folded, " ") && strings.Contains(folded, ".") {
		if label := address.Label(folded); label != "" {
			folded = label
		}
	}
	if full, ok := c.agencies[folded]; ok {
		folded = full
	}
	folded = strings.TrimPrefix(folded, "the")
	return nameJoiner.Replace(folded)
}

var nameJoiner = strings.NewReplacer(" ", "", ".", "", "&", "and")

// foldName lower-cases a name, keeps its letters, digits and dots inside
// words, and drops a leading article.
func (c *customs) foldName(name string) string {
	var out strings.Builder
	space := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '.', r == '&':
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	folded := strings.Trim(out.String(), ".")
	for _, article := range c.articles {
		if rest, ok := strings.CutPrefix(folded, article); ok && rest != "" {
			return rest
		}
	}
	return folded
}
