package language

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// The languages that reprint knows are the folders here.
func TestKnown(t *testing.T) {
	folders, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, f := range folders {
		if f.IsDir() && f.Name() != anyFolder && f.Name() != "testdata" {
			want = append(want, f.Name())
		}
	}
	for _, l := range Known().Languages {
		got = append(got, l.Code)
	}
	if len(got) < 8 || !slices.Equal(got, want) {
		t.Errorf("languages are %v, folders %v", got, want)
	}
}

// No entry stands twice in a file, or in a language and in any.
func TestNoDoubles(t *testing.T) {
	lists := func(l *Language) map[string][]string {
		m := map[string][]string{
			"stopwords": l.StopWords, "common": l.Common, "abbreviations": l.Abbreviations, "elided": l.Elided,
			"clipped": l.Clipped, "speaking": l.Speaking, "auxiliaries": l.Auxiliaries,
		}
		for name, list := range l.Speech.lists() {
			m[name] = *list
		}
		for _, b := range l.Boilerplate {
			m["boilerplate"] = append(m["boilerplate"], b.Phrases...)
		}
		for _, q := range l.Quotation {
			for _, r := range q.Close {
				m["quotation"] = append(m["quotation"], string(q.Open)+string(r))
			}
		}
		return m
	}
	shared := lists(&Known().Any)
	for _, l := range Known().All() {
		for file, list := range lists(l) {
			for i, entry := range list {
				if slices.Contains(list[:i], entry) || l.Code != "" && slices.Contains(shared[file], entry) {
					t.Errorf("%s %s: %q is there twice", l.Code, file, entry)
				}
			}
		}
	}
}

func TestReadInvented(t *testing.T) {
	set, err := Read(os.DirFS("testdata/invented"))
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Languages) != 1 {
		t.Fatalf("%d languages", len(set.Languages))
	}
	l := set.Languages[0]
	if l.Code != "qaa" || l.Name != "Ovran" || l.Stemmer != "" || !l.OrdinalStops || l.LetterStops {
		t.Errorf("settings are %+v", l)
	}
	for what, list := range map[string][2][]string{
		"function words": {l.StopWords[:2], {"zul", "mek"}},
		"common stems":   {l.Common, {"torvak", "belim"}},
		"abbreviations":  {l.Abbreviations, {"qub", "nolm"}},
		"elided":         {l.Elided, {"zu"}},
		"clipped":        {l.Clipped, {"vek"}},
		"speaking":       {l.Speaking, {"naruk"}},
		"auxiliaries":    {l.Auxiliaries, {"esh"}},
		"reporting":      {l.Speech.Reporting, {"nulg"}},
		"labels":         {l.Speech.Labels, {"fosk"}},
		"months":         {l.Months[2], {"tre", "mart"}},
		"numbers":        {l.Numbers[0].Names, {"dul", "dula"}},
		"date words":     {l.Dates.Published, {"vulgad"}},
		"agencies":       {l.Agencies[0], {"Ovra Meldung", "OVM"}},
		"bylines":        {l.Credits.Bylines, {"Vun"}},
		"phrases":        {l.Boilerplate[0].Phrases, {"naruk zul belim *"}},
	} {
		if !slices.Equal(list[0], list[1]) {
			t.Errorf("%s are %q, want %q", what, list[0], list[1])
		}
	}
	if q := l.Quotation[0]; q.Open != '〝' || string(q.Close) != "〞" {
		t.Errorf("quotation marks are %+v", q)
	}
}

// A fault names the file, and the line if it is one line's.
func TestReadFaults(t *testing.T) {
	for file, c := range map[string]struct{ text, want string }{
		"qaa/language.txt":      {"# one\nname: Ovran\nscript: Latin\n", `qaa/language.txt:3: no setting is called "script"`},
		"qab/language.txt":      {"stemmer: ovran\n", "qab/language.txt: no name of the language"},
		"qaf/language.txt":      {"name: Ovran\ncapitals: verbs\n", `qaf/language.txt:2: capitals begin nouns, not "verbs"`},
		"qac/language.txt":      {"name: Ovran\nfull stop: numbers\n", `qac/language.txt:2: a full stop stands behind ordinals or letters, not "numbers"`},
		"qad/language.txt":      {"name: Ovran\nspeech: marks\n", `qad/language.txt:2: speech is opened by dashes, not "marks"`},
		"qaa/speech.txt":        {"label\n\tTwo words\n", `qaa/speech.txt:2: "Two words" is not one word in lower case`},
		"qaa/stopwords.txt":     {"zul\nZul\n", `qaa/stopwords.txt:2: "Zul" is not one word in lower case`},
		"qaa/common.txt":        {"\n\nzul mek\n", `qaa/common.txt:3: "zul mek" is not one word in lower case`},
		"qaa/abbreviations.txt": {"q\xff\n", "qaa/abbreviations.txt:1: not UTF-8"},
		"qaa/apostrophe.txt":    {"zu\n", `qaa/apostrophe.txt:1: "zu" has no apostrophe (') at its beginning or end`},
		"qaa/quotation.txt":     {"“ ”\n„“\n", `qaa/quotation.txt:2: "„“" is not one mark`},
		"any/quotation.txt":     {"“\n", "any/quotation.txt:1: nothing closes what “ opens"},
		"qaa/boilerplate.txt":   {"\tread more\n", `qaa/boilerplate.txt:1: the phrase "read more" has no kind above it`},
		"qad/boilerplate.txt":   {"navigation\n\tread\n", `qad/boilerplate.txt:2: the phrase "read" is one word`},
		"qaa/months.txt":        {"# one\nYun\n", `qaa/months.txt:2: "Yun" is not in lower case`},
		"qad/months.txt":        {strings.Repeat("yun\n", 13), "qad/months.txt:13: a thirteenth month"},
		"qaa/numbers.txt":       {"2 dul\nfirdul\n", `qaa/numbers.txt:2: "firdul" is not a number and its names`},
		"qad/numbers.txt":       {"2 Dul\n", `qad/numbers.txt:1: "2 Dul" is not in lower case`},
		"qaa/dates.txt":         {"on\n\tpa\noff\n", `qaa/dates.txt:3: no section is called "off"`},
		"qad/dates.txt":         {"\tpa\n", `qad/dates.txt:1: "pa" stands in no section`},
		"qaa/agencies.txt":      {"Ovra Meldung,OVM\n", `qaa/agencies.txt:1: the names in "Ovra Meldung,OVM" do not stand between commas`},
		"qaa/credits.txt":       {"first\n\toppa\npublished\n\t[ oppa trykt\n", `qaa/credits.txt:4: "]" is missing`},
		"qad/credits.txt":       {"style\n\tOvra Meldung\n", "qad/credits.txt:2: an alternative is empty"},
		"qae/credits.txt":       {"firsts\n", `qae/credits.txt:1: no section is called "firsts"`},
		"qae/boilerplate.txt":   {"navigation\n\t* read *\n", `qae/boilerplate.txt:2: the phrase "* read *" neither begins nor ends with a word`},
		"qaa/stopword.txt":      {"zul\n", "qaa/stopword.txt: no file of a language has this name"},
		"any/language.txt":      {"name: Ovran\n", "any/language.txt: no file of a language has this name"},
		"Ovran/language.txt":    {"name: Ovran\n", "Ovran: not the name of a language: two or three small letters are"},
	} {
		set, err := Read(fstest.MapFS{file: {Data: []byte(c.text)}})
		if err == nil {
			t.Errorf("%s: no fault, languages %v", file, set.Languages)
		} else if err.Error() != c.want {
			t.Errorf("%s: %s\nwant %s", file, err, c.want)
		}
	}
}

// Every setting and file that can be read is in the package comment.
func TestGrammarIsStated(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for file := range parsers {
		if !strings.Contains(string(doc), "\t"+file) {
			t.Errorf("%s is not in the package comment", file)
		}
	}
}
