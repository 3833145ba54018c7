package language

import (
	"embed"
	"sync"
)

// A Language is what the files of one folder say. Its lists are in the order of
// the files and must not be changed.
type Language struct {
	// Code is the name of the folder: ISO 639-1, or ISO 639-2 where a language
	// has no code of two letters.
	Code string
	// Name is the language's name in English.
	Name string
	// Stemmer is Snowball's name of the stemmer, or "" for a language that is
	// compared by its words.
	Stemmer string
	// OrdinalStops says that a full stop behind a number of one or two digits
	// makes it an ordinal, and LetterStops that one behind a small single letter
	// abbreviates; neither ends a sentence then.
	OrdinalStops, LetterStops bool
	// NounCapitals says that all nouns begin with a capital letter, so that it does
	// not tell a name.
	NounCapitals bool

	// SpeechDashes says that a dash at the beginning of a paragraph opens speech.
	SpeechDashes bool

	StopWords     []string // the commonest first
	Common        []string // stems of other words, the commonest first
	Abbreviations []string // without their last full stop
	Elided        []string // words joined to the next by an apostrophe, without it: l
	Clipped       []string // words that begin with an apostrophe, without it: em
	Quotation     []QuotationMarks
	Speaking      []string // verbs of speaking
	Speech        Speech
	Auxiliaries   []string   // verbs that stand before those
	Months        [][]string // none, or the forms of each of the twelve
	Numbers       []Number
	Dates         Dates
	Boilerplate   []Boilerplate
	Agencies      [][]string // names of each news agency, the full one first
	Credits       Credits
}

// Speech are words by which is known what somebody said.
type Speech struct {
	Reporting   []string // beside verbs, what says whose words these are: "according"
	Announcing  []string // nouns for what is given in full behind a colon: "statement"
	FirstPerson []string // words of somebody who speaks of himself: "we"
	Questions   []string // what a question begins with, before a colon or full stop: "q"
	Answers     []string
	Labels      []string // what stands before a colon and is no speaker: "photo"
}

// A Number is a number and the single words for it.
type Number struct {
	Digits string
	Names  []string
}

// Dates are words that stand beside the numbers of a date.
type Dates struct {
	Published     []string // before a date, and between them On: "published on"
	Updated       []string // those before the date of a later version: "updated"
	Original      []string // in a text, before the time of day when its first version appeared
	Before        []string // before a date that does not stand alone: "vom"
	On            []string
	Between       []string // between day, month and year: "de"
	Time          []string // before a time of day: "at"
	BehindTheTime []string // "uhr"
	Weekdays      []string
}

// Credits say how articles name their writers and the agency or outlet that a
// text came from. Words are in lower case but where it is said.
type Credits struct {
	Bylines       []string // words that begin a byline, as they are written: By, BY
	Roles         []string // what may stand behind the name of an agency that somebody writes for, as it is written
	RoleWords     []string // parts of words for what a writer is
	Articles      []string // words before a name that do not belong to it
	NoPlaces      []string // words that begin no place of a dateline
	OutletWords   []string // small words in names of outlets
	SourceWords   []string // more of them, behind "published in"
	PersonWords   []string // small words between and in names of people, as they are written
	AndWords      []string // words between two names
	NoNames       []string // words that begin no name of an outlet; MONTH stands for the months of the language
	AgencyEndings []string // ends of names that only agencies have; "news ** agency" asks for "news" before
	Leads         []Phrase // what may stand before Published and Republished, in this order, each any number of times
	Firsts        []string // words of which one stands in a line of Published
	Published     []Phrase // lines that say where a text was first published
	Republished   []Phrase // the same, without one of Firsts
	Original      []Phrase // lines that send to the original
	Labels        []string // what stands before the name of an agency, as it is written: Source:
	Contributors  []string // what stands before names of which an agency's is the last, as it is written
	Contributed   []Phrase // lines that name an agency, in words as they are written
	Styles        []Style
}

// A Style is a line that one agency alone writes, in words as they are written.
type Style struct {
	Agency string
	Line   Phrase
}

// QuotationMarks are a mark that opens a quotation and those that may close it.
type QuotationMarks struct {
	Open  rune
	Close []rune
}

// Boilerplate is one kind of what sites print on many articles, and its phrases
// with their stand-ins *, # and : between spaces.
type Boilerplate struct {
	Kind    string
	Phrases []string
}

// A Set is several languages and what belongs to no one of them.
type Set struct {
	// Languages are sorted by code.
	Languages []Language
	// Any is what holds in every text. It has neither code nor name.
	Any Language
}

//go:embed */*.txt
var folders embed.FS

// Known returns the languages that reprint comes with. All callers share them.
func Known() *Set { return known() }

var known = sync.OnceValue(func() *Set {
	set, err := Read(folders)
	if err != nil {
		panic("language: " + err.Error())
	}
	return set
})

// All returns the languages by code and what belongs to none of them behind.
func (s *Set) All() []*Language {
	var all []*Language
	for i := range s.Languages {
		all = append(all, &s.Languages[i])
	}
	return append(all, &s.Any)
}
