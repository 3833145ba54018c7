package credit

import (
	"slices"
	"strings"
	"sync"

	"reprint/internal/language"
)

// customs are how articles in some languages name writers, agencies and outlets.
// A line does not say which language it is in, so those of all hold for every
// line. They are read-only once made.
type customs struct {
	agencies      map[string]string // every folded name of an agency, with the folded full one
	agencyEndings []string
	articles      []string // with the space behind them

	bylines          map[string]bool
	roles, roleWords []string
	personWords      map[string]bool
	ands             map[string]bool
	outletWords      map[string]bool
	joiners          map[string]bool // outletWords and others, in names behind "published in"
	noPlaces         map[string]bool
	noNames          map[string]bool
	months           map[string]bool // those among noNames

	monthWords map[string]bool // of all languages, in small letters

	sources     []sourceForm
	sourceWords lookout
	agencyForms []agencyForm
	styles      []style
}

// known are the customs of the languages that reprint comes with.
var known = sync.OnceValue(func() *customs { return newCustoms(language.Known()) })

func newCustoms(set *language.Set) *customs {
	c := &customs{
		agencies: map[string]string{}, bylines: map[string]bool{}, personWords: map[string]bool{"&": true}, ands: map[string]bool{},
		outletWords: map[string]bool{"&": true}, joiners: map[string]bool{"&": true}, noPlaces: map[string]bool{},
		noNames: map[string]bool{}, months: map[string]bool{}, monthWords: map[string]bool{}, sourceWords: newLookout(),
	}
	for _, l := range set.All() {
		for _, a := range l.Credits.Articles {
			c.articles = append(c.articles, a+" ")
		}
	}
	for _, l := range set.All() {
		c.addNames(l)
		c.addSources(&l.Credits)
	}
	c.addAgencyForms(set)
	return c
}

// addNames adds what a language says of the names of agencies, outlets and people.
func (c *customs) addNames(l *language.Language) {
	for _, names := range l.Agencies {
		for _, name := range names {
			c.agencies[c.foldName(name)] = c.foldName(names[0])
		}
	}
	for _, form := range slices.Concat(l.Months...) {
		c.monthWords[form] = true
	}
	said := &l.Credits
	c.agencyEndings = append(c.agencyEndings, said.AgencyEndings...)
	c.roles = append(c.roles, said.Roles...)
	c.roleWords = append(c.roleWords, said.RoleWords...)
	for words, set := range map[*[]string]map[string]bool{
		&said.Bylines: c.bylines, &said.PersonWords: c.personWords, &said.AndWords: c.ands, &said.OutletWords: c.outletWords,
		&said.NoPlaces: c.noPlaces, &said.NoNames: c.noNames,
	} {
		for _, w := range *words {
			set[w] = true
		}
	}
	for _, w := range slices.Concat(said.OutletWords, said.SourceWords) {
		c.joiners[w] = true
	}
	if slices.Contains(said.NoNames, "MONTH") {
		for _, form := range slices.Concat(l.Months...) {
			c.months[form], c.noNames[form] = true, true
		}
	}
}

// isArticle reports whether a word begins a sentence rather than a place.
func (c *customs) isArticle(word string) bool { return c.noPlaces[strings.ToLower(word)] }
