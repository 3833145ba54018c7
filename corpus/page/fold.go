package page

import (
	"strings"
	"unicode"
)

// foldLine is a line in lower case, words and numbers only, with single spaces.
func foldLine(line string) string {
	var out strings.Builder
	space := false
	for _, r := range line {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
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
	return out.String()
}
