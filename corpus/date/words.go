package date

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"reprint/internal/language"
)

// A vocabulary is what dates are read with: the words of all languages, since a
// date does not say which language it is in. It is read-only once made.
type vocabulary struct {
	// months are the forms that the date library does not read, with English
	// ones that it does.
	months map[string]string
	// clipped are the beginnings of months, with the English abbreviation, or "?"
	// where several begin so.
	clipped map[string]string

	prefix     *regexp.Regexp // what stands before a date: Published on:
	dayAt      *regexp.Regexp // what stands between day and time: at
	weekday    *regexp.Regexp // the name of a day in front of a date
	between    *regexp.Regexp // what stands between day, month and year: de
	behindTime *regexp.Regexp // what stands behind the time: Uhr
	line       *regexp.Regexp // a date alone on a line
	inside     *regexp.Regexp // a date among other words
	updated    *regexp.Regexp // what says that a date is that of a later version
	original   *regexp.Regexp // a time of day when the first version appeared: its hour, minute and half
}

// known is the vocabulary of the languages that reprint comes with.
var known = sync.OnceValue(func() *vocabulary { return newVocabulary(language.Known()) })

func newVocabulary(set *language.Set) *vocabulary {
	v := &vocabulary{months: map[string]string{}, clipped: map[string]string{}}
	var all language.Dates
	for _, l := range set.All() {
		v.addMonths(l.Months)
		d := &l.Dates
		all.Published = append(all.Published, slices.Concat(d.Published, d.Updated)...)
		all.Updated = append(all.Updated, d.Updated...)
		all.Original = append(all.Original, d.Original...)
		all.Before = append(all.Before, d.Before...)
		all.Weekdays = append(all.Weekdays, d.Weekdays...)
		all.On = append(all.On, d.On...)
		all.Between = append(all.Between, d.Between...)
		all.Time = append(all.Time, d.Time...)
		all.BehindTheTime = append(all.BehindTheTime, d.BehindTheTime...)
	}
	v.compile(&all)
	return v
}

// addMonths adds the months of a language. A form that the name begins with is
// an abbreviation, and read as the English one.
func (v *vocabulary) addMonths(months [][]string) {
	for i, forms := range months {
		for _, form := range forms {
			english := time.Month(i + 1).String()
			if form != forms[0] && strings.HasPrefix(forms[0], form) {
				english = english[:3]
			}
			if form != strings.ToLower(english) {
				v.months[form] = english
			}
			v.addClipped(form, time.Month(i + 1).String()[:3])
		}
	}
}

// addClipped adds the first three and four letters of a month, as which any may be
// written, unless another month begins so: jui, for juin or juillet.
func (v *vocabulary) addClipped(form, english string) {
	letters := []rune(form)
	for n := 3; n <= 4 && n < len(letters); n++ {
		clipped := string(letters[:n])
		if other := v.clipped[clipped]; other != "" && other != english {
			english = "?"
		}
		v.clipped[clipped] = english
	}
}

// compile makes the patterns of the words of all languages.
func (v *vocabulary) compile(d *language.Dates) {
	published, before, on, at := oneOf(d.Published), oneOf(slices.Concat(d.Published, d.Before)), oneOf(d.On), oneOf(d.Time)
	v.prefix = regexp.MustCompile(`(?i)^\s*` + before + `\s*` + on + `?\s*:?\s+`)
	v.dayAt = regexp.MustCompile(`(?i),?\s+` + at + `\s+(\d)`)
	v.weekday = regexp.MustCompile(`(?i)^` + oneOf(d.Weekdays) + `\.?,?\s+`)
	v.between = regexp.MustCompile(`(?i)(\d|\pL{3,})\s+` + oneOf(d.Between) + `\s+(\pL{3,}|\d{4})`)
	v.behindTime = regexp.MustCompile(`(?i)\s*` + oneOf(d.BehindTheTime) + `$`)
	v.original = regexp.MustCompile(`(?i)[^\pL]` + oneOf(d.Original) + `\s+(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b`)
	v.updated = regexp.MustCompile(`(?i)^[^\pL]*(?:\pL+\s+)?` + oneOf(d.Updated) + `(?:[^\pL]|$)|(?:^|[^\pL])` + oneOf(d.Updated) + `(?:\s+` + on + `)?[\s:]*$`)
	v.inside = regexp.MustCompile(`(?i)` + lineShape + `(?:[ T,|–-]*(?:` + at + `\s+)?` + timeShape + `)?`)
	v.line = regexp.MustCompile(`(?i)^(?:` + published + `\s*` + on + `?\s*:?\s+)?` + lineShape + `(?:[ T,|–-]*(?:` + at + `\s+)?` + timeShape + `)?$`)
}

// oneOf is a pattern of one of some phrases. There is none that no phrase matches.
func oneOf(phrases []string) string {
	if len(phrases) == 0 {
		return `\b\B`
	}
	quoted := map[string]bool{}
	for _, p := range phrases {
		quoted[strings.ReplaceAll(regexp.QuoteMeta(p), " ", `\s+`)] = true
	}
	longer := slices.Sorted(maps.Keys(quoted))
	slices.Reverse(longer) // of two phrases that begin alike the longer one counts
	return `(?:` + strings.Join(longer, "|") + `)`
}
