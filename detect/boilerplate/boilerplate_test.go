package boilerplate

import (
	"crypto/sha256"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reprint/internal/invent"
	"reprint/lsh"
	"reprint/shingle"
)

// A page is an article of a folder.
type page struct{ outlet, text string }

func newPage(outlet string, paragraphs ...string) page {
	return page{outlet, strings.Join(paragraphs, "\n\n")}
}

// learnPages learns the boilerplate of a folder.
func learnPages(pages []page) Rules {
	var grams lsh.Features
	z := shingle.NewAnalyzer()
	articles := make([]Article, len(pages))
	for i, p := range pages {
		t := z.Analyze(p.text, "")
		articles[i] = Article{Outlets: []string{p.outlet}, TextSHA256: sha256.Sum256([]byte(p.text)), Blocks: BlocksOf(t), Sentences: SentencesOf(t)}
		grams.Add(shingle.Grams(nil, t, 5, true))
	}
	return Learn(articles, &grams).Rules
}

// learnFrom returns how many of the lines are masked by what the folder teaches.
func learnFrom(pages []page, lines ...string) (n int, r Rules) {
	r = learnPages(pages)
	return countLines(r.tables[masked], lines), r
}

// countLines counts the lines that are among the blocks.
func countLines(blocks table, lines []string) (n int) {
	for _, line := range lines {
		text := shingle.NewAnalyzer().Analyze(line, "")
		if _, ok := blocks[uint64(blockOf(text, &text.Blocks[0]))]; ok {
			n++
		}
	}
	return n
}

func TestLearnOutletFurniture(t *testing.T) {
	m := invent.NewWriter(1)
	line, everywhere := m.Sentence(20), m.Sentence(12)
	var docs []page
	for i := range 300 {
		text := m.Paragraphs(4)
		outlet := fmt.Sprintf("Outlet %d", i%10)
		if i%20 == 3 { // half of the articles of one outlet, 5% of the folder
			text = append(text, line)
		}
		if i%7 == 0 {
			text = append(text, everywhere)
		}
		docs = append(docs, newPage(outlet, text...))
	}
	if n, b := learnFrom(docs, line, everywhere); n != 2 || len(b.tables[masked]) != 2 {
		t.Errorf("%d of 2 lines were learnt, %v", n, b.tables[masked])
	}
	for i := range docs { // where outlets are not known
		docs[i].outlet = ""
	}
	if n, b := learnFrom(docs, line, everywhere); n != 2 || len(b.tables[masked]) != 2 {
		t.Errorf("without outlets %d of 2 lines were learnt, %v", n, b.tables[masked])
	}
}

func TestLearnNotTheStory(t *testing.T) {
	m := invent.NewWriter(2)
	story := m.Paragraphs(8)
	for name, version := range map[string]func(i int) []string{
		"printed by many":  func(int) []string { return story },
		"own introduction": func(int) []string { return append(m.Paragraphs(1), story...) },
		"edited here and there": func(int) []string {
			return m.Edit(story, .01)
		},
		"edited and cut": func(i int) []string { return m.Edit(story[i%3:], .03) },
	} {
		for _, outlets := range []int{1, 12} {
			var docs []page
			for i := range 200 {
				text := m.Paragraphs(6)
				if i%5 == 0 {
					text = version(i)
				}
				outlet := ""
				if outlets > 1 {
					outlet = fmt.Sprintf("Outlet %d", i%outlets)
				}
				docs = append(docs, newPage(outlet, text...))
			}
			if n, _ := learnFrom(docs, story...); n > 0 {
				t.Errorf("%s, %d outlets: %d of %d paragraphs of the story are furniture", name, outlets, n, len(story))
			}
		}
	}
}

func TestLearnTemplate(t *testing.T) {
	m := invent.NewWriter(3)
	template := m.Paragraphs(19)
	var docs []page
	var own []string
	for range 300 {
		own = append(own, m.Sentence(40))
		docs = append(docs, newPage("The Template", slices.Insert(slices.Clone(template), 7, own[len(own)-1])...))
	}
	n, r := learnFrom(docs, template...)
	if others := countLines(r.tables[masked], own); n != len(template) || others > 0 {
		t.Errorf("%d of %d lines of the template were learnt, and %d others", n, len(template), others)
	}
}

func TestPhrases(t *testing.T) {
	text := strings.Join([]string{
		"The harbour of Lindvik opened again on Monday. Copyright 2016 The Lindvik Post. All rights reserved.",
		"Read more: Ferries return to the fjord",
		"Copyright lawyers said that all rights reserved by the port would be read more closely.",
		"Sign up for our morning newsletter",
		"He had to scroll to top speed before the comments are closed by the council.",
		"Scroll to Top",
		"12 Comments",
		"Copyright",
	}, "\n")
	var found []string
	marks, _ := (&Rules{}).For().Marks(shingle.NewAnalyzer().Analyze(text, "en"), nil, nil)
	for _, m := range marks {
		found = append(found, strings.TrimSpace(text[m.Start:m.End])+" | "+m.Reason)
	}
	want := []string{
		"Copyright 2016 The Lindvik Post | boilerplate: copyright notice",
		"All rights reserved | boilerplate: copyright notice",
		"Read more: Ferries return to the fjord | boilerplate: page navigation",
		"Sign up for our morning newsletter | boilerplate: newsletter prompt",
		"Scroll to Top | boilerplate: page navigation",
		"12 Comments | boilerplate: comment prompt",
	}
	if !slices.Equal(found, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}

// TestPhraseLengths matches the phrases of testdata/phrases.txt with lines.
func TestPhraseLengths(t *testing.T) {
	data, err := os.ReadFile("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	z := shingle.NewAnalyzer()
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		book := &phrasebook{}
		book.add(newPhrase(z, f[0], "invitation"))
		text := z.Analyze(numberOfWords.ReplaceAllStringFunc(f[1], func(n string) string {
			words, _ := strconv.Atoi(n)
			return strings.Repeat("herring ", words)
		}), "en")
		if _, is, _ := book.matchBlock(text, &text.Blocks[0], text.Sentences, nil); is != (f[2] == "is") {
			t.Errorf("%s: %v", line, is)
		}
	}
}

var numberOfWords = regexp.MustCompile(`\d+`)
