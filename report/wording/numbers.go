// Package wording says in English what a result holds: a pair in a headline, its
// figures and its order in a sentence each, and what a scan did and did not do.
// All views take their sentences and the form of their numbers from here.
package wording

import "strconv"

// Percent writes a share that is above zero as at least "<1%", and one that is
// not whole as at most "99%".
func Percent(x float64) string {
	switch {
	case x <= 0:
		return "0%"
	case x < 1:
		return "<1%"
	case x > 99 && x < 100:
		return "99%"
	}
	return strconv.Itoa(int(x+0.5)) + "%"
}

// Plural is a number and what it counts: "1 pair", "1,300 pairs".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// Grouped writes 1234567 as 1,234,567.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
