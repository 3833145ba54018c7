package date

import (
	"path"
	"regexp"
	"time"
)

var (
	// inPath is a date in the path of an address, as in /2021/03/04/ice.
	inPath = regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|-|_|$)`)
	// inName is a date in the name of a file, as in 2021-03-04-ice.txt.
	inName = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)
)

// nameUncertainty is that of the date in the name of a file, which may be the day on which
// somebody saved it.
const nameUncertainty = 48 * time.Hour

// InAddress reads the date in the path of a web address.
func InAddress(link string) (Date, bool) {
	return dateOf(inPath.FindStringSubmatch(link), dayUncertainty)
}

// InName reads the date in the name of a file, of which the folders do not count.
func InName(file string) (Date, bool) {
	return dateOf(inName.FindStringSubmatch(path.Base(file)), nameUncertainty)
}

// dateOf is the date of a match of year, month and day.
func dateOf(match []string, uncertainty time.Duration) (Date, bool) {
	if match == nil {
		return Date{}, false
	}
	t, err := time.Parse(time.DateOnly, match[1]+"-"+match[2]+"-"+match[3])
	if err != nil {
		return Date{}, false
	}
	return plausible(t, uncertainty)
}
