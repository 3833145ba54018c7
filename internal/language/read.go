package language

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// anyFolder is the folder of what belongs to no one language.
const anyFolder = "any"

// settingsFile is the file that every language has.
const settingsFile = "language.txt"

// parsers say for each file what to make of its lines.
var parsers = map[string]func(*Language) lineParser{
	settingsFile:        func(l *Language) lineParser { return l.addSetting },
	"stopwords.txt":     func(l *Language) lineParser { return words(&l.StopWords) },
	"common.txt":        func(l *Language) lineParser { return words(&l.Common) },
	"abbreviations.txt": func(l *Language) lineParser { return words(&l.Abbreviations) },
	"apostrophe.txt":    func(l *Language) lineParser { return l.addClipped },
	"quotation.txt":     func(l *Language) lineParser { return l.addMarks },
	"speaking.txt":      func(l *Language) lineParser { return words(&l.Speaking) },
	"speech.txt":        func(l *Language) lineParser { return sections(l.Speech.sections()) },
	"auxiliaries.txt":   func(l *Language) lineParser { return words(&l.Auxiliaries) },
	"months.txt":        func(l *Language) lineParser { return l.addMonth },
	"numbers.txt":       func(l *Language) lineParser { return l.addNumber },
	"dates.txt":         func(l *Language) lineParser { return sections(wordLists(l.Dates.sections())) },
	"agencies.txt":      func(l *Language) lineParser { return l.addAgency },
	"credits.txt":       func(l *Language) lineParser { return sections(l.Credits.sections()) },
	"boilerplate.txt":   func(l *Language) lineParser { return l.addPhrase },
}

// A lineParser takes one line of a file, without white space at its end.
type lineParser func(line string) error

// Read reads a folder of languages: its folders are those that the package
// comment describes. An error says the file, and the line where one is at fault.
func Read(fsys fs.FS) (*Set, error) {
	folders, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	set := &Set{}
	for _, folder := range folders {
		if folder.Name() == anyFolder {
			err = set.Any.read(fsys, anyFolder)
		} else {
			var l Language
			l, err = readLanguage(fsys, folder.Name())
			set.Languages = append(set.Languages, l)
		}
		if err != nil {
			return nil, err
		}
	}
	return set, nil
}

// readLanguage reads the folder of one language.
func readLanguage(fsys fs.FS, code string) (Language, error) {
	l := Language{Code: code}
	if n := len(code); n < 2 || n > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		return l, fmt.Errorf("%s: not the name of a language: two or three small letters are", code)
	}
	if err := l.read(fsys, code); err != nil {
		return l, err
	}
	if l.Name == "" {
		return l, fmt.Errorf("%s: no name of the language", path.Join(code, settingsFile))
	}
	if n := len(l.Months); n != 0 && n != monthsOfYear {
		return l, fmt.Errorf("%s: %d months", path.Join(code, "months.txt"), n)
	}
	return l, nil
}

// read reads all files of a folder into l.
func (l *Language) read(fsys fs.FS, folder string) error {
	files, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return err
	}
	for _, file := range files {
		name := path.Join(folder, file.Name())
		parse := parsers[file.Name()]
		if parse == nil || folder == anyFolder && file.Name() == settingsFile {
			return fmt.Errorf("%s: no file of a language has this name", name)
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if err := parseLines(string(data), parse(l)); err != nil {
			return fmt.Errorf("%s:%w", name, err)
		}
	}
	return nil
}

// parseLines parses the lines of a file. An error begins with the number of the line.
func parseLines(text string, parse lineParser) error {
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		err := parse(line)
		if !utf8.ValidString(line) {
			err = errors.New("not UTF-8")
		}
		if err != nil {
			return fmt.Errorf("%d: %w", number, err)
		}
	}
	return nil
}

// words parses lines of one word each.
func words(list *[]string) lineParser {
	return func(line string) error {
		if err := checkWord(line); err != nil {
			return err
		}
		*list = append(*list, line)
		return nil
	}
}

// sections parses sections: a line with the name of a list, and the entries of
// the list, each on a line that begins with a tab.
func sections(lists map[string]lineParser) lineParser {
	var list lineParser
	return func(line string) error {
		entry, isEntry := strings.CutPrefix(line, "\t")
		switch {
		case !isEntry && lists[line] == nil:
			return fmt.Errorf("no section is called %q", line)
		case !isEntry:
			list = lists[line]
			return nil
		case list == nil:
			return fmt.Errorf("%q stands in no section", entry)
		}
		return list(entry)
	}
}

// wordLists parse entries that are taken as they stand.
func wordLists(lists map[string]*[]string) map[string]lineParser {
	parsers := map[string]lineParser{}
	for name, list := range lists {
		parsers[name] = func(entry string) error {
			*list = append(*list, entry)
			return nil
		}
	}
	return parsers
}

func (d *Dates) sections() map[string]*[]string {
	return map[string]*[]string{
		"published": &d.Published, "updated": &d.Updated, "original": &d.Original, "before": &d.Before, "on": &d.On, "between": &d.Between, "time": &d.Time,
		"behind the time": &d.BehindTheTime, "weekday": &d.Weekdays,
	}
}

func (s *Speech) sections() map[string]lineParser {
	parsers := map[string]lineParser{}
	for name, list := range s.lists() {
		parsers[name] = words(list)
	}
	return parsers
}

// lists are the lists by the names of their sections.
func (s *Speech) lists() map[string]*[]string {
	return map[string]*[]string{
		"reporting": &s.Reporting, "announcing": &s.Announcing, "first person": &s.FirstPerson,
		"question": &s.Questions, "answer": &s.Answers, "label": &s.Labels,
	}
}

func checkWord(word string) error {
	if strings.ContainsAny(word, " \t") || word != strings.ToLower(word) {
		return fmt.Errorf("%q is not one word in lower case", word)
	}
	return nil
}

func (l *Language) addSetting(line string) error {
	key, value, _ := strings.Cut(line, ":")
	switch value = strings.TrimSpace(value); key {
	case "name":
		l.Name = value
	case "stemmer":
		l.Stemmer = value
	case "capitals":
		if value != "nouns" {
			return fmt.Errorf("capitals begin nouns, not %q", value)
		}
		l.NounCapitals = true
	case "full stop":
		for _, use := range strings.Fields(value) {
			switch use {
			case "ordinals":
				l.OrdinalStops = true
			case "letters":
				l.LetterStops = true
			default:
				return fmt.Errorf("a full stop stands behind ordinals or letters, not %q", use)
			}
		}
	case "speech":
		if l.SpeechDashes = value == "dashes"; !l.SpeechDashes {
			return fmt.Errorf("speech is opened by dashes, not %q", value)
		}
	default:
		return fmt.Errorf("no setting is called %q", key)
	}
	return nil
}

func (l *Language) addClipped(line string) error {
	if err := checkWord(line); err != nil {
		return err
	}
	if word, ok := strings.CutSuffix(line, "'"); ok {
		l.Elided = append(l.Elided, word)
		return nil
	}
	if word, ok := strings.CutPrefix(line, "'"); ok {
		l.Clipped = append(l.Clipped, word)
		return nil
	}
	return fmt.Errorf("%q has no apostrophe (') at its beginning or end", line)
}

func (l *Language) addMonth(line string) error {
	if len(l.Months) == monthsOfYear {
		return errors.New("a thirteenth month")
	}
	if line != strings.ToLower(line) {
		return fmt.Errorf("%q is not in lower case", line)
	}
	l.Months = append(l.Months, strings.Fields(line))
	return nil
}

const monthsOfYear = 12

func (l *Language) addNumber(line string) error {
	digits, names, _ := strings.Cut(line, " ")
	if names == "" || strings.Trim(digits, "0123456789") != "" {
		return fmt.Errorf("%q is not a number and its names", line)
	}
	if line != strings.ToLower(line) {
		return fmt.Errorf("%q is not in lower case", line)
	}
	l.Numbers = append(l.Numbers, Number{Digits: digits, Names: strings.Fields(names)})
	return nil
}

func (l *Language) addAgency(line string) error {
	names := strings.Split(line, ", ")
	for _, name := range names {
		if name != strings.TrimSpace(name) || name == "" || strings.Contains(name, ",") {
			return fmt.Errorf("the names in %q do not stand between commas", line)
		}
	}
	l.Agencies = append(l.Agencies, names)
	return nil
}

func (c *Credits) sections() map[string]lineParser {
	parsers := wordLists(map[string]*[]string{
		"byline": &c.Bylines, "role": &c.Roles, "role word": &c.RoleWords, "article": &c.Articles, "no place": &c.NoPlaces,
		"outlet word": &c.OutletWords, "source word": &c.SourceWords, "person word": &c.PersonWords, "and word": &c.AndWords, "no name": &c.NoNames, "agency": &c.AgencyEndings,
		"first": &c.Firsts, "label": &c.Labels, "contributors": &c.Contributors,
	})
	for name, list := range map[string]*[]Phrase{
		"lead": &c.Leads, "published": &c.Published, "republished": &c.Republished, "original": &c.Original, "contributed": &c.Contributed,
	} {
		parsers[name] = func(entry string) error {
			phrase, err := ParsePhrase(entry)
			*list = append(*list, phrase)
			return err
		}
	}
	parsers["style"] = c.addStyle
	return parsers
}

func (c *Credits) addStyle(entry string) error {
	agency, line, _ := strings.Cut(entry, " = ")
	phrase, err := ParsePhrase(line)
	c.Styles = append(c.Styles, Style{Agency: agency, Line: phrase})
	return err
}

func (l *Language) addMarks(line string) error {
	var marks []rune
	for _, mark := range strings.Fields(line) {
		r, n := utf8.DecodeRuneInString(mark)
		if n != len(mark) {
			return fmt.Errorf("%q is not one mark", mark)
		}
		marks = append(marks, r)
	}
	if len(marks) < 2 {
		return fmt.Errorf("nothing closes what %s opens", line)
	}
	l.Quotation = append(l.Quotation, QuotationMarks{Open: marks[0], Close: marks[1:]})
	return nil
}

func (l *Language) addPhrase(line string) error {
	phrase, isPhrase := strings.CutPrefix(line, "\t")
	parts := strings.Fields(phrase)
	n := len(l.Boilerplate)
	switch {
	case !isPhrase:
		l.Boilerplate = append(l.Boilerplate, Boilerplate{Kind: line})
	case n == 0:
		return fmt.Errorf("the phrase %q has no kind above it", phrase)
	case len(parts) < 2:
		return fmt.Errorf("the phrase %q is one word", phrase)
	case strings.Contains("*:", parts[0]) && strings.Contains("*#:", parts[len(parts)-1]):
		return fmt.Errorf("the phrase %q neither begins nor ends with a word", phrase)
	default:
		l.Boilerplate[n-1].Phrases = append(l.Boilerplate[n-1].Phrases, phrase)
	}
	return nil
}
