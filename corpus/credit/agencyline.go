package credit

import (
	"regexp"
	"slices"
	"strings"

	"reprint/internal/language"
)

// An agencyForm is a form of line that names an agency.
type agencyForm struct {
	// may is a quick check: nil, or whether a line may be of this form.
	may     func(line string) bool
	longest int            // bytes of a line of this form
	line    *regexp.Regexp // the name is its first group
	name    func(string) string
}

// A style is a form of line that one agency alone writes.
type style struct {
	agency string
	may    lookout
	line   *regexp.Regexp
}

// marks are what may stand before an agency's name that is alone on its line.
var marks = []string{"—", "–", "―", "-", "(", "["}

// copyright is what begins a copyright notice, and copyrightLine the notice of a holder.
var (
	copyright     = []string{"©", "(c)", "(C)", "Copyright"}
	copyrightLine = regexp.MustCompile(`^(?:Copyright\s*)?(?:©|\([cC]\)|Copyright)\s*(?:\d{4}[,\s–-]*)*(?:by\s+)?(?:The\s+)?([^.,;:(]{2,50})`)
)

// addAgencyForms adds the forms of all languages.
func (c *customs) addAgencyForms(set *language.Set) {
	var labels, contributors []string
	var contributed []language.Phrase
	for _, l := range set.All() {
		said := &l.Credits
		labels = append(labels, said.Labels...)
		contributors = append(contributors, said.Contributors...)
		contributed = append(contributed, said.Contributed...)
		for _, s := range said.Styles {
			k := newLookout()
			k.add(s.Line, false)
			c.styles = append(c.styles, style{s.Agency, k, regexp.MustCompile(`^\(?` + pattern(s.Line, slots{run: `.*`}) + `\s`)})
		}
	}
	slices.Sort(labels)
	slices.Reverse(labels) // the longer of two that begin alike goes first
	c.addForm(startsWith(append(labels, marks...)...), 100,
		`^(?:`+oneOf(labels)+`|[—–―-]{1,2}|\(|\[)\s*(?:The |the |with )?([^.;:]{2,60}?)[\])]?\.?$`, c.ifAgency)
	for _, phrase := range contributed {
		words := literal(phrase)
		may := func(line string) bool { return strings.Contains(cut(line, 240), words) }
		c.addForm(may, longestCredit, `^`+pattern(phrase, slots{name: `([^,;:]{2,40}?)`, run: `[^;:]{2,120}?`}), c.ifAgency)
	}
	c.addForm(startsWith(contributors...), 100,
		`^`+oneOf(contributors)+`\s*(?:[^,;:]{2,60}[,;]\s*(?:and )?)*?(?:The )?([^,;:]{2,40}?)\.?$`, c.ifAgency)
	c.agencyForms = append(c.agencyForms, agencyForm{startsWith(copyright...), longestCredit, copyrightLine, c.knownPrefix})
}

func (c *customs) addForm(may func(string) bool, longest int, line string, name func(string) string) {
	c.agencyForms = append(c.agencyForms, agencyForm{may, longest, regexp.MustCompile(line), name})
}

// literal is the longest row of words that every line of a phrase with one
// alternative holds, or "".
func literal(phrase language.Phrase) string {
	longest, row := "", ""
	for _, part := range phrase[0] {
		if row += part.Word + " "; part.Word == "" {
			row = ""
		}
		if len(row) > len(longest) {
			longest = row
		}
	}
	if len(phrase) > 1 {
		return ""
	}
	return strings.TrimSpace(longest)
}

// startsWith reports whether a line starts with one of some words.
func startsWith(words ...string) func(string) bool {
	return func(line string) bool {
		for _, w := range words {
			if strings.HasPrefix(line, w) {
				return true
			}
		}
		return false
	}
}

// inAgencyLine reads closing lines that name an agency.
func inAgencyLine(x excerpt) (name, basis string) {
	for _, line := range x.closing {
		if name := x.agencyIn(line); name != "" {
			return name, line
		}
	}
	for _, lines := range [][]string{x.closing, x.opening} {
		for _, line := range lines {
			if len(line) < 60 && x.isAgency(line) {
				return line, line
			}
		}
	}
	return "", ""
}

// agencyIn is the agency that a line names in one of the forms, or "".
func (c *customs) agencyIn(line string) string {
	for _, form := range c.agencyForms {
		if len(line) > form.longest || !form.may(line) {
			continue
		}
		if m := form.line.FindStringSubmatch(line); m != nil {
			if name := form.name(m[1]); name != "" {
				return name
			}
		}
	}
	return ""
}

func (c *customs) ifAgency(name string) string {
	if name = strings.TrimPrefix(name, "the "); c.isAgency(name) {
		return name
	}
	for _, one := range c.splitNames(name) {
		if c.isAgency(one) {
			return one
		}
	}
	return ""
}

// knownPrefix is the agency that s begins with, up to the end of a word.
func (c *customs) knownPrefix(s string) string {
	words := strings.Fields(s)
	for n := min(len(words), 5); n > 0; n-- {
		if name := strings.Join(words[:n], " "); c.isAgency(name) {
			return name
		}
	}
	return ""
}

// inStyle knows the closing lines that one agency alone writes.
func inStyle(x excerpt) (name, basis string) {
	for _, line := range x.closing {
		for i := range x.styles {
			if s := &x.styles[i]; len(line) <= longestCredit && s.may.mayMatch(line) && s.line.MatchString(line) {
				return s.agency, line
			}
		}
	}
	return "", ""
}
