package detect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/shingle"
)

// learnFrom returns how many of the lines are furniture of the folder.
func learnFrom(t *testing.T, docs []*corpus.Document, lines ...string) (furniture int, b boilerplate) {
	t.Helper()
	opts := Options{}.withDefaults()
	pass, err := readAll(t.Context(), corpus.FromDocuments(docs), opts)
	if err != nil {
		t.Fatal(err)
	}
	b = learn(pass.reads, &pass.features.grams)
	return countLines(b.learnt, lines), b
}

// countLines counts the lines that are among the blocks.
func countLines(blocks map[block]string, lines []string) (n int) {
	for _, line := range lines {
		text := shingle.NewAnalyzer().Analyze(line, "")
		if _, ok := blocks[blockOf(text, &text.Blocks[0])]; ok {
			n++
		}
	}
	return n
}

func TestLearnOutletFurniture(t *testing.T) {
	m := newMaker(1)
	line, everywhere := m.sentence(20), m.sentence(12)
	var docs []*corpus.Document
	for i := range 300 {
		text := m.paragraphs(4)
		outlet := fmt.Sprintf("Outlet %d", i%10)
		if i%20 == 3 { // half of the articles of one outlet, 5% of the folder
			text = append(text, line)
		}
		if i%7 == 0 {
			text = append(text, everywhere)
		}
		docs = append(docs, page(i, outlet, text...))
	}
	if n, b := learnFrom(t, docs, line, everywhere); n != 2 || len(b.learnt) != 2 {
		t.Errorf("%d of 2 lines were learnt, %v", n, b.learnt)
	}
	for _, d := range docs { // where outlets are not known
		d.Outlet = ""
	}
	if n, b := learnFrom(t, docs, line, everywhere); n != 2 || len(b.learnt) != 2 {
		t.Errorf("without outlets %d of 2 lines were learnt, %v", n, b.learnt)
	}
}

func TestLearnNotTheStory(t *testing.T) {
	m := newMaker(2)
	story := m.paragraphs(8)
	for name, version := range map[string]func(i int) []string{
		"printed by many":  func(int) []string { return story },
		"own introduction": func(int) []string { return append(m.paragraphs(1), story...) },
		"edited here and there": func(int) []string {
			return m.edit(story, .01)
		},
		"edited and cut": func(i int) []string { return m.edit(story[i%3:], .03) },
	} {
		for _, outlets := range []int{1, 12} {
			var docs []*corpus.Document
			for i := range 200 {
				text := m.paragraphs(6)
				if i%5 == 0 {
					text = version(i)
				}
				outlet := ""
				if outlets > 1 {
					outlet = fmt.Sprintf("Outlet %d", i%outlets)
				}
				docs = append(docs, page(i, outlet, text...))
			}
			if n, _ := learnFrom(t, docs, story...); n > 0 {
				t.Errorf("%s, %d outlets: %d of %d paragraphs of the story are furniture", name, outlets, n, len(story))
			}
		}
	}
}

func TestLearnTemplate(t *testing.T) {
	m := newMaker(3)
	template := m.paragraphs(19)
	var docs []*corpus.Document
	for i := range 300 {
		text := slices.Insert(slices.Clone(template), 7, m.sentence(40))
		docs = append(docs, page(i, "The Template", text...))
	}
	if n, b := learnFrom(t, docs, template...); n != len(template) || len(b.learnt) != n {
		t.Errorf("%d of %d lines of the template were learnt, %d in all", n, len(template), len(b.learnt))
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
	for _, m := range (&boilerplate{}).marks(shingle.NewAnalyzer().Analyze(text, "en")) {
		found = append(found, strings.TrimSpace(text[m.Start:m.End])+" | "+m.Reason)
	}
	want := []string{
		"Copyright 2016 The Lindvik Post | site furniture: copyright notice",
		"All rights reserved | site furniture: copyright notice",
		"Read more: Ferries return to the fjord | site furniture: page navigation",
		"Sign up for our morning newsletter | site furniture: newsletter prompt",
		"Scroll to Top | site furniture: page navigation",
		"12 Comments | site furniture: comment prompt",
	}
	if !slices.Equal(found, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}
