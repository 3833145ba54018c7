package credit

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Byline is what stands behind the "By" of a byline, in any of the languages, or
// "" where a line does not start as one.
func Byline(line string) string { return known().byline(line) }

func (c *customs) byline(line string) string {
	first, rest, _ := strings.Cut(line, " ")
	if !c.bylines[first] {
		return ""
	}
	return strings.TrimSpace(rest)
}

// Writer is the writer that the words of a byline name, without the agency or
// role behind a comma, or "" where they are no names. barred says that the words
// stand between bars with other fields, as in "By our coastal correspondent |
// The Harbour Echo": any short words are taken there.
func Writer(s string, barred bool) string { return known().writer(s, barred) }

func (c *customs) writer(s string, barred bool) string {
	s = strings.TrimRight(s, ". ")
	if name, _ := c.affiliation(s, ""); name != "" {
		at := strings.LastIndexAny(s, ",|/")
		if at < 0 {
			at = forOutlet.FindStringIndex(s)[0]
		}
		s = s[:at]
	} else if before, after, ok := strings.Cut(s, ", "); ok && !c.looksLikeNames(s) || ok && !barred && c.isRole(after) {
		s = before
	}
	if c.isAgency(s) || c.looksLikeNames(s) || barred && len(s) <= 60 {
		return s
	}
	return ""
}

// isRole reports whether the words behind a writer's name are what he does.
func (c *customs) isRole(s string) bool {
	s = strings.ToLower(s)
	for _, role := range c.roleWords {
		if strings.Contains(s, role) {
			return true
		}
	}
	return false
}

// inAuthor looks at the author that the metadata gives.
func inAuthor(x excerpt) (name, basis string) {
	if x.isAgency(x.Author) {
		return x.Author, "author: " + x.Author
	}
	return x.affiliation(x.Author, x.Outlet)
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
		m := x.byline(line)
		if m == "" {
			continue
		}
		writer := strings.TrimRight(m, ". ")
		if name := x.agencyOfRole(writer); name != "" {
			return name, line
		}
		if name, _ := x.affiliation(writer, x.Outlet); name != "" {
			return name, line
		}
		if x.looksLikeNames(writer) && i+1 < len(x.opening) && x.isAgency(x.opening[i+1]) {
			return x.opening[i+1], line + " / " + x.opening[i+1]
		}
	}
	return "", ""
}

// affiliation is the agency behind a writer's name, as in "Jane Doe, Meridian
// Wire", with the whole as basis.
func (c *customs) affiliation(writer, outlet string) (name, basis string) {
	if writer == "" || len(writer) > 150 {
		return "", ""
	}
	for _, form := range []*regexp.Regexp{afterWriter, forOutlet} {
		m := form.FindStringSubmatch(writer)
		if m == nil {
			continue
		}
		after := strings.TrimSpace(m[1])
		if agency := c.agencyOfRole(after); agency != "" {
			return agency, writer
		}
		for _, role := range c.roles {
			after = strings.TrimSpace(strings.TrimSuffix(after, role))
		}
		if form == forOutlet && outlet != "" && c.isOutlet(after) {
			return after, writer
		}
	}
	return "", ""
}

// agencyOfRole is the agency that a name is, or that it begins with before a role: PA of
// "PA Political Correspondent".
func (c *customs) agencyOfRole(name string) string {
	if c.isAgency(name) {
		return name
	}
	agency := c.knownPrefix(name)
	if agency == "" || !c.isRole(name[len(agency):]) {
		return ""
	}
	return agency
}

// looksLikeNames reports whether s can be the names of writers: two to nine
// words, capitalised or in capitals, joined by commas and "and".
func (c *customs) looksLikeNames(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 9 || len(s) > 100 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if c.personWords[w] && i > 0 {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
