package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/corpus/address"
)

// IsOutlet reports whether s has the form of an outlet's name: at most six words
// that start with a capital, no digits at the start, no sentence.
func IsOutlet(s string) bool { return known().isOutlet(s) }

func (c *customs) isOutlet(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 50 {
		return false
	}
	if c.noNames[strings.ToLower(words[0])] {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !c.outletWords[w] {
			return false
		}
	}
	return true
}

// leadingName is the name that s starts with: capitalised words with the small
// words that join them, or a host name. It is "" for dates and for anything
// that starts small.
func (c *customs) leadingName(s string) string {
	s = strings.TrimLeft(s, "\"“‘'*_[( ")
	var words []string
	for w := range strings.FieldsSeq(s) {
		bare := strings.Trim(w, "\"“”‘’'*_[]().,;:!")
		first, _ := utf8.DecodeRuneInString(bare)
		if !unicode.IsUpper(first) && !c.joiners[bare] && !looksLikeHost(bare) && !(len(words) > 0 && unicode.IsDigit(first)) {
			break
		}
		switch folded := strings.ToLower(bare); {
		case len(words) == 0 && c.noNames[folded], len(words) > 0 && c.months[folded] && !c.isArticle(words[len(words)-1]):
			w = ""
		}
		if w == "" {
			break
		}
		words = append(words, bare)
		if strings.ContainsAny(w[len(w)-1:], ".,;:!)") || strings.HasSuffix(w, "”") || len(words) == 8 {
			break
		}
	}
	for len(words) > 0 {
		last := words[len(words)-1]
		if first, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(first) && !c.isArticle(last) || looksLikeHost(last) || len(words) > 1 && unicode.IsDigit(first) {
			break
		}
		words = words[:len(words)-1]
	}
	name := strings.TrimPrefix(strings.Join(words, " "), "the ")
	if len(name) < 2 || len(name) > 60 {
		return ""
	}
	return name
}

func looksLikeHost(w string) bool {
	i := strings.IndexByte(w, '.')
	return i > 0 && i < len(w)-2 && !strings.ContainsAny(w, "@/") && address.Label(strings.ToLower(w)) != ""
}
