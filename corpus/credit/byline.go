package credit

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Byline is what stands behind the "By" of a byline, or "" where a line does not
// start as one. English, German and French bylines are known.
func Byline(line string) string {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "By", "BY", "by", "Von", "VON", "Par", "PAR":
		return strings.TrimSpace(rest)
	}
	return ""
}

// Writer is the writer that the words of a byline name, without the agency or
// role behind a comma, or "" where they are no names. barred says that the words
// stand between bars with other fields, as in "By our coastal correspondent |
// The Harbour Echo": any short words are taken there.
func Writer(s string, barred bool) string {
	s = strings.TrimRight(s, ". ")
	if name, _ := affiliation(s, ""); name != "" {
		s = s[:strings.LastIndexAny(s, ",|/")]
	} else if before, after, ok := strings.Cut(s, ", "); ok && !looksLikeNames(s) || ok && !barred && isRole(after) {
		s = before
	}
	if IsAgency(s) || looksLikeNames(s) || barred && len(s) <= 60 {
		return s
	}
	return ""
}

// isRole reports whether the words behind a writer's name are what he does.
func isRole(s string) bool {
	s = strings.ToLower(s)
	for _, role := range []string{"writer", "reporter", "correspondent", "editor", "staff", "columnist", "contributor", "bureau", "desk"} {
		if strings.Contains(s, role) {
			return true
		}
	}
	return false
}

// inAuthor looks at the author that the metadata gives.
func inAuthor(x excerpt) (name, basis string) {
	if IsAgency(x.Author) {
		return x.Author, "author: " + x.Author
	}
	return affiliation(x.Author, x.Outlet)
}

var (
	// A comma or bar separates a writer from what he writes for.
	afterWriter = regexp.MustCompile(`^[^,|/]{3,80}?\s*[,|/]\s*(?:for\s+|of\s+)?([^,|/]{2,60})$`)
	forOutlet   = regexp.MustCompile(`\s(?:for|of)\s+((?:The|the)\s+[\p{Lu}][^,|/]{2,60}|\p{Lu}[^,|/]{2,60})$`)
)

// inByline looks at lines that are a byline, and at a bare name of an
// agency on the line below one.
func inByline(x excerpt) (name, basis string) {
	for i, line := range x.opening {
		if len(line) > 150 {
			continue
		}
		m := Byline(line)
		if m == "" {
			continue
		}
		writer := strings.TrimRight(m, ". ")
		if IsAgency(writer) {
			return writer, line
		}
		if name, _ := affiliation(writer, x.Outlet); name != "" {
			return name, line
		}
		if looksLikeNames(writer) && i+1 < len(x.opening) && IsAgency(x.opening[i+1]) {
			return x.opening[i+1], line + " / " + x.opening[i+1]
		}
	}
	return "", ""
}

// affiliation is the agency behind a writer's name, as in "Jane Doe, Meridian
// Wire", with the whole as basis.
func affiliation(writer, outlet string) (name, basis string) {
	if writer == "" || len(writer) > 150 {
		return "", ""
	}
	for _, form := range []*regexp.Regexp{afterWriter, forOutlet} {
		m := form.FindStringSubmatch(writer)
		if m == nil {
			continue
		}
		after := strings.TrimSpace(m[1])
		for _, role := range []string{"Writer", "writer", "Staff Writer", "staff writer", "Writers", "Correspondent", "correspondent", "reporter", "Reporter"} {
			after = strings.TrimSpace(strings.TrimSuffix(after, role))
		}
		if IsAgency(after) || form == forOutlet && outlet != "" && IsOutlet(after) {
			return after, writer
		}
	}
	return "", ""
}

// looksLikeNames reports whether s can be the names of writers: two to nine
// words, capitalised or in capitals, joined by commas and "and".
func looksLikeNames(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 9 || len(s) > 100 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		small := w == "and" || w == "AND" || w == "&" || w == "de" || w == "van" || w == "von" || w == "der" || w == "und" || w == "et" || w == "la"
		if small && i > 0 {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
