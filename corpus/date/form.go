package date

import (
	"regexp"
	"strings"
)

// Rewriting a date into a form that the date library reads. The library knows
// English month names, numeric zones and dates whose order is certain; articles
// also write other languages, names of zones and prefixes such as "Published:".

var (
	meridiem   = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?\s?m\b\.?`)
	bareHour   = regexp.MustCompile(`(?i)(^|[^:\d])(\d{1,2})( [AP]M)\b`)
	zoneInName = regexp.MustCompile(`\[[\w/+-]+\]$`)
	zoneWord   = regexp.MustCompile(`(\d| )(UTC|GMT|Z|ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|BST|CET|CEST|MEZ|MESZ|EET|EEST|MSK|JST|KST|AEST|AEDT)$`)
	shortZone  = regexp.MustCompile(`(:\d\d)([+-])(\d)(\d\d)$`)
	dottedDay  = regexp.MustCompile(`\b(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\b`)
	slashedDay = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)
	germanDay  = regexp.MustCompile(`\b(\d{1,2})\.\s+(\p{L})`)
	shortForm  = regexp.MustCompile(`(\p{L}{3,})\.`)
	frenchHour = regexp.MustCompile(`(\d)\s?h\s?(\d\d)\b`)
	monthWord  = regexp.MustCompile(`\p{L}+`)
)

// zoneOffsets resolves zone names whose offset the parser does not know. The
// names that do not say whether it is summer time get the winter's.
var zoneOffsets = map[string]string{
	"UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "BST": "+01:00",
	"ET": "-05:00", "EST": "-05:00", "EDT": "-04:00",
	"CT": "-06:00", "CST": "-06:00", "CDT": "-05:00",
	"MT": "-07:00", "MST": "-07:00", "MDT": "-06:00",
	"PT": "-08:00", "PST": "-08:00", "PDT": "-07:00",
	"CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00",
	"EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
}

// plainForm rewrites what the date library does not read.
func (v *vocabulary) plainForm(s string) string {
	s = v.prefix.ReplaceAllString(s, "")
	s = v.weekday.ReplaceAllString(s, "")
	s = zoneInName.ReplaceAllString(s, "")
	s = joiner.Replace(s)
	s = meridiem.ReplaceAllStringFunc(s, func(m string) string {
		half := "AM"
		if strings.ContainsAny(m, "pP") {
			half = "PM"
		}
		return m[:1] + " " + half
	})
	s = frenchHour.ReplaceAllString(s, "$1:$2")
	s = bareHour.ReplaceAllString(s, "$1$2:00$3")
	s = v.dayAt.ReplaceAllString(s, " $1")
	s = strings.TrimSuffix(strings.TrimSpace(v.behindTime.ReplaceAllString(s, "")), ",")
	s = zoneWord.ReplaceAllStringFunc(s, func(z string) string { return z[:1] + zoneOffsets[z[1:]] })
	s = shortZone.ReplaceAllString(s, "${1}${2}0$3:$4")
	s = dottedDay.ReplaceAllString(s, "$3-$2-$1")
	s = slashedDay.ReplaceAllStringFunc(s, decidedSlashes)
	s = padDay(s)
	s = germanDay.ReplaceAllString(s, "$1 $2")
	s = v.between.ReplaceAllString(v.between.ReplaceAllString(s, "$1 $2"), "$1 $2")
	s = shortForm.ReplaceAllString(s, "$1")
	return monthWord.ReplaceAllStringFunc(s, v.month)
}

// month is the English word for a month in any language, and any other word as it is.
func (v *vocabulary) month(word string) string {
	lower := strings.ToLower(word)
	if english, ok := v.months[lower]; ok {
		return english
	}
	if english, ok := v.clipped[lower]; ok && english != "?" {
		return english
	}
	return word
}

var joiner = strings.NewReplacer(" | ", " ", " – ", " ", " - ", " ", "\u00a0", " ")

// decidedSlashes turns 13/4/2016 and 4/13/2016 into 2016-4-13 and leaves
// 3/4/2016, which may mean either month, for the parser to refuse.
func decidedSlashes(s string) string {
	m := slashedDay.FindStringSubmatch(s)
	first, second := m[1], m[2]
	switch {
	case len(first) == 2 && first > "12":
		return m[3] + "-" + second + "-" + first
	case len(second) == 2 && second > "12":
		return m[3] + "-" + first + "-" + second
	case first == second:
		return m[3] + "-" + first + "-" + second
	}
	return s
}

var shortDay = regexp.MustCompile(`\b(\d{4})-(\d{1,2})-(\d{1,2})\b`)

// padDay writes month and day with two digits.
func padDay(s string) string {
	return shortDay.ReplaceAllStringFunc(s, func(d string) string {
		m := shortDay.FindStringSubmatch(d)
		return m[1] + "-" + twoDigits(m[2]) + "-" + twoDigits(m[3])
	})
}

// twoDigits writes a number of one digit with two.
func twoDigits(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}
