package date

import (
	"strconv"
	"strings"
	"time"
)

// afterSaving is how much later than it says a time may have been set.
const afterSaving = 5 * time.Minute

// Original reads in the text of an article when its first version appeared, as in
// "This story was originally published at 4:10 p.m.", and returns that time on the day
// of d, which is that of a version: the day before where it would be later than d. It
// reports false for a text that does not say so, and for a d that is not exact or
// whose zone is not that of the text, since it is given in that of Greenwich.
func Original(text string, d Date) (Date, bool) {
	m := known().original.FindStringSubmatch(text)
	_, offset := d.Time.Zone()
	if m == nil || d.Time.IsZero() || d.Uncertainty > 0 || offset == 0 {
		return Date{}, false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if hour > 12 || minute > 59 {
		return Date{}, false
	}
	hour %= 12
	if strings.EqualFold(m[3], "p") {
		hour += 12
	}
	first := time.Date(d.Time.Year(), d.Time.Month(), d.Time.Day(), hour, minute, 0, 0, d.Time.Location())
	if first.After(d.Time.Add(afterSaving)) {
		first = first.AddDate(0, 0, -1)
	}
	return Date{Time: first}, true
}
