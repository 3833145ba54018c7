package credit

import (
	"regexp"
	"strings"

	"reprint/internal/language"
)

// space is what stands between two words of a line.
const space = `\s+`

// slots are the regular expressions of what a phrase leaves open.
type slots struct {
	name string // for NAME
	run  string // for **
}

// pattern is the regular expression of a phrase.
func pattern(phrase language.Phrase, open slots) string {
	alternatives := make([]string, len(phrase))
	for i, parts := range phrase {
		alternatives[i] = sequence(parts, open)
	}
	return `(?:` + strings.Join(alternatives, "|") + `)`
}

// sequence is the regular expression of one alternative. What may be missing
// takes the space behind it along.
func sequence(parts []language.Part, open slots) string {
	var out strings.Builder
	for i, part := range parts {
		behind := space
		if i == len(parts)-1 || part.Run {
			behind = ""
		} else if strings.HasSuffix(part.Word, ":") {
			behind = `\s*`
		}
		switch {
		case part.Name:
			out.WriteString(open.name)
		case part.Any:
			out.WriteString(`\S+`)
		case part.Run:
			out.WriteString(open.run)
		case part.Group != nil:
			behind = group(&out, part, open, behind)
		default:
			out.WriteString(strings.ReplaceAll(regexp.QuoteMeta(part.Word), "'", "['’]"))
		}
		out.WriteString(behind)
	}
	return out.String()
}

// group writes a group and returns what stands behind it.
func group(out *strings.Builder, part language.Part, open slots, behind string) string {
	inside := pattern(part.Group, open)
	switch {
	case part.Repeated:
		out.WriteString(`(?:` + inside + space + `)*`)
	case part.Optional:
		out.WriteString(`(?:` + inside + space + `)?`)
	default:
		out.WriteString(inside)
		return behind
	}
	return ""
}

// oneOf is the regular expression of one of some phrases as they are written.
func oneOf(phrases []string) string {
	if len(phrases) == 0 {
		return `\b\B` // matches nothing
	}
	quoted := make([]string, len(phrases))
	for i, p := range phrases {
		quoted[i] = regexp.QuoteMeta(p)
	}
	return `(?:` + strings.Join(quoted, "|") + `)`
}
