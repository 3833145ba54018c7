package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/corpus/address"
	"reprint/corpus/date"
)

// isName reports whether s has the form of an outlet's name: at most six words
// that start with a capital, no digits at the start, no sentence.
func IsOutlet(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 50 {
		return false
	}
	if startsNoName(strings.ToLower(words[0])) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		joins := w == "of" || w == "and" || w == "&" || w == "the"
		if !unicode.IsUpper(r) && !joins {
			return false
		}
	}
	return true
}

// leadingName is the name that s starts with: capitalised words with the small
// words that join them, or a host name. It is "" for dates and for anything
// that starts small.
func leadingName(s string) string {
	s = strings.TrimLeft(s, "\"“‘'*_[( ")
	var words []string
	for w := range strings.FieldsSeq(s) {
		bare := strings.Trim(w, "\"“”‘’'*_[]().,;:!")
		first, _ := utf8.DecodeRuneInString(bare)
		joins := bare == "of" || bare == "and" || bare == "&" || bare == "for" || bare == "de" || bare == "the" || bare == "der"
		if !unicode.IsUpper(first) && !joins && !looksLikeHost(bare) && !(len(words) > 0 && unicode.IsDigit(first)) {
			break
		}
		switch folded := strings.ToLower(bare); {
		case len(words) == 0 && startsNoName(folded), len(words) > 0 && date.IsMonth(folded) && !isArticle(words[len(words)-1]):
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
		if first, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(first) && !isArticle(last) || looksLikeHost(last) || len(words) > 1 && unicode.IsDigit(first) {
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

func isArticle(w string) bool { return w == "The" || w == "the" || w == "A" || w == "An" }

// startsNoName reports whether no name starts with a word, given in lower case.
func startsNoName(word string) bool { return notNames[word] || date.IsMonth(word) }

// notNames are words that start dates, numbers and whatever else follows
// "published in", beside the names of months.
var notNames = wordSet(`monday tuesday wednesday thursday friday saturday
	sunday mon tue wed thu fri sat sun spring summer autumn fall winter english german french spanish print
	i he she it we they this that our my your his her their today yesterday`)

func looksLikeHost(w string) bool {
	i := strings.IndexByte(w, '.')
	return i > 0 && i < len(w)-2 && !strings.ContainsAny(w, "@/") && address.Label(strings.ToLower(w)) != ""
}
