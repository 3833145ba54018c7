package corpus

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// How far the true time may lie from what a date says: a date without a time
// of day, and a time without a zone.
const (
	dayUncertainty  = 24 * time.Hour
	zoneUncertainty = 12 * time.Hour
)

var (
	datePrefix = regexp.MustCompile(`(?i)^\s*(published|posted|updated|first published|date|le|vom)\s*(on|at|am)?\s*:?\s+`)
	meridiem   = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?\s?m\b\.?`)
	bareHour   = regexp.MustCompile(`(?i)(^|[^:\d])(\d{1,2})( [AP]M)\b`)
	dayAt      = regexp.MustCompile(`(?i),?\s+(?:at|um)\s+(\d)`)
	zoneInName = regexp.MustCompile(`\[[\w/+-]+\]$`)
	zoneWord   = regexp.MustCompile(`\b(UTC|GMT|ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|BST|CET|CEST|MEZ|MESZ)$`)
	eitherHour = regexp.MustCompile(`\b[ECMP]T$`)
	dottedDay  = regexp.MustCompile(`\b(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\b`)
	slashedDay = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)
	germanDay  = regexp.MustCompile(`\b(\d{1,2})\.\s+(\p{L})`)
	monthWord  = regexp.MustCompile(`\p{L}+`)
	fullYear   = regexp.MustCompile(`(^|\D)(19|20)\d\d`)
	unixTime   = regexp.MustCompile(`^\d{10}(\d{3})?$`)
)

// zoneOffsets resolves zone names whose offset the parser does not know. The
// names that do not say whether it is summer time get the winter's.
var zoneOffsets = map[string]string{
	"UTC": "+00:00", "GMT": "+00:00", "BST": "+01:00",
	"ET": "-05:00", "EST": "-05:00", "EDT": "-04:00",
	"CT": "-06:00", "CST": "-06:00", "CDT": "-05:00",
	"MT": "-07:00", "MST": "-07:00", "MDT": "-06:00",
	"PT": "-08:00", "PST": "-08:00", "PDT": "-07:00",
	"CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00",
}

// foreignMonths are month names that the parser does not read.
var foreignMonths = map[string]string{
	"januar": "January", "jänner": "January", "februar": "February", "märz": "March", "mai": "May",
	"juni": "June", "juli": "July", "oktober": "October", "dezember": "December",
	"janvier": "January", "février": "February", "mars": "March", "avril": "April", "juin": "June",
	"juillet": "July", "août": "August", "septembre": "September", "octobre": "October",
	"novembre": "November", "décembre": "December",
	"enero": "January", "febrero": "February", "marzo": "March", "abril": "April", "mayo": "May",
	"junio": "June", "julio": "July", "agosto": "August", "septiembre": "September",
	"octubre": "October", "noviembre": "November", "diciembre": "December",
	"sept": "Sep",
}

// parseDate reads a date in one of the forms that articles, feeds and web
// pages use, from RFC 3339 to "Sept. 4, 2016 at 3:04 p.m. ET" and
// "4. September 2016". It takes no date without year, month and day, and none
// whose order of month and day is open. uncertainty is how far the true time
// may lie from t: a day where no time of day is given, half a day where no
// zone is.
func parseDate(s string) (t time.Time, uncertainty time.Duration, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 80 {
		return time.Time{}, 0, false
	}
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return plausible(t, 0)
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return plausible(t, dayUncertainty)
	}
	if !fullYear.MatchString(s) && !unixTime.MatchString(s) {
		return time.Time{}, 0, false
	}
	layout, t, err := parseLoose(plainDate(s))
	if err != nil {
		return time.Time{}, 0, false
	}
	switch {
	case unixTime.MatchString(layout):
		return plausible(t, 0)
	case !hasDay(layout):
		return time.Time{}, 0, false
	case !hasHour(layout):
		return plausible(t, dayUncertainty)
	case !strings.Contains(layout, "07") && !strings.HasSuffix(layout, "Z"):
		return plausible(t, zoneUncertainty)
	case eitherHour.MatchString(s):
		return plausible(t, time.Hour)
	}
	return plausible(t, 0)
}

// parseLoose guards the date library, which panics on some inputs that are no dates.
func parseLoose(s string) (layout string, t time.Time, err error) {
	defer func() {
		if recover() != nil {
			err = errNoDate
		}
	}()
	if layout, err = dateparse.ParseFormat(s); err != nil {
		return "", time.Time{}, err
	}
	t, err = dateparse.ParseStrict(s)
	return layout, t, err
}

var errNoDate = errors.New("no date")

// plainDate rewrites what the date library does not read.
func plainDate(s string) string {
	s = datePrefix.ReplaceAllString(s, "")
	s = zoneInName.ReplaceAllString(s, "")
	s = dateJoiner.Replace(s)
	s = meridiem.ReplaceAllStringFunc(s, func(m string) string {
		half := "AM"
		if strings.ContainsAny(m, "pP") {
			half = "PM"
		}
		return m[:1] + " " + half
	})
	s = bareHour.ReplaceAllString(s, "$1$2:00$3")
	s = dayAt.ReplaceAllString(s, " $1")
	s = strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(s, "Uhr")), ",")
	s = zoneWord.ReplaceAllStringFunc(s, func(z string) string { return zoneOffsets[z] })
	s = dottedDay.ReplaceAllString(s, "$3-$2-$1")
	s = slashedDay.ReplaceAllStringFunc(s, decidedSlashes)
	s = padDay(s)
	s = germanDay.ReplaceAllString(s, "$1 $2")
	return monthWord.ReplaceAllStringFunc(s, func(w string) string {
		if english, ok := foreignMonths[strings.ToLower(w)]; ok {
			return english
		}
		return w
	})
}

var dateJoiner = strings.NewReplacer(" | ", " ", " – ", " ", " - ", " ", "\u00a0", " ")

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

func twoDigits(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}

func hasDay(layout string) bool {
	rest := layoutMarks.Replace(layout)
	month := strings.ContainsAny(rest, "M1")
	day := strings.Contains(rest, "2")
	return month && day && strings.Contains(layout, "2006")
}

var layoutMarks = strings.NewReplacer("2006", "", "January", "M", "Jan", "M", "-0700", "", "-07:00", "")

func hasHour(layout string) bool {
	return strings.Contains(layout, ":04") || strings.Contains(layout, "1504")
}

// plausible refuses times that no published article has.
func plausible(t time.Time, uncertainty time.Duration) (time.Time, time.Duration, bool) {
	if t.Year() < 1600 || t.Year() > 2100 {
		return time.Time{}, 0, false
	}
	return t, uncertainty, true
}
