// Package date reads the dates that articles, feeds and web pages give.
//
// Parse reads a text that should be a date, such as the value of a field.
// Line reads a line of running text only if it is nothing but a date, and Find a
// date among other words; InAddress and InName find one in a web address and in the
// name of a file. IsUpdate knows the words of a later version, and
// Original when the first one appeared.
package date

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// A Date is a point in time as an article states it.
type Date struct {
	Time time.Time
	// Uncertainty is how far the true time may lie from Time: 24 hours where no
	// time of day is given, 12 hours where no time zone is, one hour where the
	// name of the zone does not say whether it is summer time. 12 hours more are
	// added where the time is one of a clock of twelve hours that says neither am
	// nor pm.
	Uncertainty time.Duration
	// halves says that these 12 hours are in Uncertainty.
	halves bool
}

const (
	dayUncertainty    = 24 * time.Hour // a date without a time of day
	zoneUncertainty   = 12 * time.Hour // a time of day without a zone
	summerUncertainty = time.Hour      // a zone that may be summer time or not
	halfDay           = 12 * time.Hour // a time that may be before or after noon
)

var (
	fullYear   = regexp.MustCompile(`(^|\D)(19|20)\d\d`)
	unixTime   = regexp.MustCompile(`^\d{10}(\d{3})?$`)
	eitherHour = regexp.MustCompile(`\b[ECMP]T$`)
	eitherHalf = regexp.MustCompile(`(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b.*[^\d:](?:[1-9]|1[0-2]):\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b.*[^\d:][1-9]:\d\d\b|^[a-z, ]*\d{1,2}/\d{1,2}/\d{4},? (?:[1-9]|1[0-2]):\d\d\b`)
	halfNamed  = regexp.MustCompile(`(?i)\d\s?[ap]\.?\s?m\b`)
)

// Parse reads a date in one of the forms that articles, feeds and web pages
// use, from RFC 3339 to "Sept. 4, 2016 at 3:04 p.m. ET" and "4. September
// 2016", and Unix times in seconds or milliseconds. It takes no date without
// year, month and day, none outside the years 1600 to 2100, and none in which
// month and day could be exchanged.
func Parse(s string) (d Date, ok bool) { return known().parse(s) }

func (v *vocabulary) parse(s string) (d Date, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < shortestDate || len(s) > 80 {
		return Date{}, false
	}
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return plausible(t, 0)
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return plausible(t, dayUncertainty)
	}
	if !fullYear.MatchString(s) && !unixTime.MatchString(s) {
		return Date{}, false
	}
	layout, t, err := parseLoose(v.plainForm(s))
	if err != nil {
		return Date{}, false
	}
	uncertainty, ok := uncertaintyOf(layout, s)
	if !ok {
		return Date{}, false
	}
	d, ok = plausible(t, uncertainty)
	if d.halves = ok && hasHour(layout) && isTwelveHour(s, t); d.halves {
		d.Uncertainty += halfDay
	}
	return d, ok
}

// isTwelveHour reports whether a time may be one of a clock of twelve hours that
// does not say which half of the day it means: "4 March 2021 5:30" in English, where
// a clock of 24 hours would write 05:30; "March 4, 2021 10:30", as Americans write it;
// and what systems write that also get the zone wrong, as in 2016-11-30T04:45-500.
func isTwelveHour(s string, t time.Time) bool {
	if t.Hour() > 12 || t.Hour() == 0 || halfNamed.MatchString(s) {
		return false
	}
	return shortZone.MatchString(s) || eitherHalf.MatchString(s)
}

// clock is a time of day with its half.
var clock = regexp.MustCompile(`(?i)\b(1[0-2]|0?[1-9]):(\d\d)(?::\d\d)?\s?([ap])\.?\s?m\b`)

// Refine settles the half of the day by a text in which the same time is given
// with am or pm. It returns d as it is where the text has none.
func (d Date) Refine(text string) Date {
	m := clock.FindStringSubmatch(text)
	if m == nil || d.Uncertainty >= dayUncertainty && !d.halves {
		return d
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if d.Time.Minute() != minute || d.Time.Hour()%12 != hour%12 {
		return d
	}
	if strings.EqualFold(m[3], "p") != (d.Time.Hour() >= 12) {
		shift := halfDay
		if d.Time.Hour() >= 12 {
			shift = -halfDay
		}
		d.Time = d.Time.Add(shift)
	}
	if d.halves {
		d.Uncertainty, d.halves = d.Uncertainty-halfDay, false
	}
	return d
}

// uncertaintyOf goes by the layout in which the date library read s. It
// reports false for a layout without a day.
func uncertaintyOf(layout, s string) (uncertainty time.Duration, ok bool) {
	switch {
	case unixTime.MatchString(layout):
		return 0, true
	case !hasDay(layout):
		return 0, false
	case !hasHour(layout):
		return dayUncertainty, true
	case !strings.Contains(layout, "07") && !strings.HasSuffix(layout, "Z"):
		return zoneUncertainty, true
	case eitherHour.MatchString(s):
		return summerUncertainty, true
	}
	return 0, true
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

// hasDay reports whether a layout of package time has year, month and day.
func hasDay(layout string) bool {
	rest := layoutMarks.Replace(layout)
	month := strings.ContainsAny(rest, "M1")
	day := strings.Contains(rest, "2")
	return month && day && strings.Contains(layout, "2006")
}

var layoutMarks = strings.NewReplacer("2006", "", "January", "M", "Jan", "M", "-0700", "", "-07:00", "")

// hasHour reports whether a layout of package time has a time of day.
func hasHour(layout string) bool {
	return strings.Contains(layout, ":04") || strings.Contains(layout, "1504")
}

// plausible refuses times that no published article has.
func plausible(t time.Time, uncertainty time.Duration) (Date, bool) {
	if t.Year() < 1600 || t.Year() > 2100 {
		return Date{}, false
	}
	return Date{Time: t, Uncertainty: uncertainty}, true
}
