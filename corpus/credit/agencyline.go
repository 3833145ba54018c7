package credit

import (
	"regexp"
	"strings"
)

// agencyForms are the closing lines that name an agency: a quick check of the
// line, how long it may be, its pattern, and what to make of the name in it.
var agencyForms = []struct {
	may     func(line string) bool
	longest int
	pattern *regexp.Regexp
	name    func(string) string
}{
	{
		startsWith("—", "–", "―", "-", "(", "[", "Source:", "Quelle:", "Credit:", "Via", "Compiled from", "From"), 100,
		regexp.MustCompile(`^(?:[—–―-]{1,2}|\(|\[|Source:|Quelle:|Credit:|Via|Compiled from|From)\s*(?:The |the |with )?([^.;:]{2,60}?)[\])]?\.?$`), ifAgency,
	},
	{
		func(line string) bool { return strings.Contains(cut(line, 240), "contributed to this ") }, longestCredit,
		regexp.MustCompile(`^(?:The )?([^,;:]{2,40}?)(?: (?:writers?|reporters?|correspondents?|journalists?) [^;:]{2,120}?)? (?:also )?contributed to this (?:report|story|article)`), ifAgency,
	},
	{
		startsWith("Contributing:"), 100,
		regexp.MustCompile(`^Contributing:\s*(?:[^,;:]{2,60}[,;]\s*(?:and )?)*?(?:The )?([^,;:]{2,40}?)\.?$`), ifAgency,
	},
	{startsWith("©", "(c)", "(C)", "Copyright"), longestCredit, copyrightLine, knownPrefix},
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

var copyrightLine = regexp.MustCompile(`^(?:Copyright\s*)?(?:©|\([cC]\)|Copyright)\s*(?:\d{4}[,\s–-]*)*(?:by\s+)?(?:The\s+)?([^.,;:(]{2,50})`)

// inAgencyLine reads closing lines that name an agency.
func inAgencyLine(x excerpt) (name, basis string) {
	for _, line := range x.closing {
		if len(line) > longestCredit {
			continue
		}
		for _, form := range agencyForms {
			if len(line) > form.longest || !form.may(line) {
				continue
			}
			if m := form.pattern.FindStringSubmatch(line); m != nil {
				if name := form.name(m[1]); name != "" {
					return name, line
				}
			}
		}
	}
	for _, lines := range [][]string{x.closing, x.opening} {
		for _, line := range lines {
			if len(line) < 60 && IsAgency(line) {
				return line, line
			}
		}
	}
	return "", ""
}

func ifAgency(name string) string {
	if name = strings.TrimPrefix(name, "the "); IsAgency(name) {
		return name
	}
	return ""
}

// knownPrefix is the agency that s begins with, up to the end of a word.
func knownPrefix(s string) string {
	words := strings.Fields(s)
	for n := min(len(words), 5); n > 0; n-- {
		if name := strings.Join(words[:n], " "); IsAgency(name) {
			return name
		}
	}
	return ""
}

var mayReport = startsWith("(", "Additional ", "Reporting ", "Writing ", "Compiled ")

var reportingBy = regexp.MustCompile(`^\(?(?:Additional )?(?:Reporting|Writing|Compiled) by .*[Ee]diting by `)

// inStyle knows the closing line that Reuters alone uses.
func inStyle(x excerpt) (name, basis string) {
	for _, line := range x.closing {
		if len(line) <= longestCredit && mayReport(line) && reportingBy.MatchString(line) {
			return "Reuters", line
		}
	}
	return "", ""
}
