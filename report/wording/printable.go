package wording

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Printable makes a text from outside fit for one line of a terminal: white
// space is joined to single blanks, and control characters, invisible ones and
// those that turn the direction of writing are dropped. The joiners stay:
// Persian, Indian scripts and emoji need them.
func Printable(s string) string {
	if isPrintable(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case Obeyed(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPrintable(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

// Obeyed reports whether a terminal does something for r instead of showing it.
func Obeyed(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return unicode.IsControl(r) ||
		unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// Time writes a time for people, in the zone it was given in, or nothing.
func Time(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format(time.DateOnly)
	}
	if _, offset := t.Zone(); offset == 0 {
		return t.Format("2006-01-02 15:04 UTC")
	}
	return t.Format("2006-01-02 15:04 -07:00")
}

// Duration is a length of time in its largest unit, rounded up: "1 day", "12 hours".
func Duration(d time.Duration) string {
	for _, unit := range []struct {
		length    time.Duration
		one, many string
	}{{24 * time.Hour, "day", "days"}, {time.Hour, "hour", "hours"}, {time.Minute, "minute", "minutes"}} {
		if d >= unit.length {
			return Plural(int((d+unit.length-1)/unit.length), unit.one, unit.many)
		}
	}
	return Plural(int((d+time.Second-1)/time.Second), "second", "seconds")
}
