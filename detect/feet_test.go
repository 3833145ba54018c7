package detect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reprint/corpus"
)

func TestLearnFeet(t *testing.T) {
	m := newMaker(4)
	var docs []*corpus.Document
	var teasers []string
	ending := m.sentence(20)
	for i := range 120 {
		site, paper := m.paragraphs(9), m.paragraphs(9)
		if i%3 == 0 { // so three articles have a teaser
			teasers = append(teasers, m.sentence(20), m.sentence(20))
		}
		site = append(site, teasers[len(teasers)-2:]...)
		if i == 10 || i == 100 {
			paper[8] = ending
		}
		docs = append(docs, page(2*i, "The Site", site...), page(2*i+1, "The Paper", paper...))
	}
	if n, b := learnFew(t, docs, append(teasers, ending)...); n != len(teasers) || len(b.few) != n {
		t.Errorf("%d of %d teasers were learnt, %d blocks in all", n, len(teasers), len(b.few))
	}
	for _, d := range docs {
		d.Outlet = ""
	}
	if n, _ := learnFew(t, docs, teasers...); n != len(teasers) {
		t.Errorf("without outlets %d of %d teasers were learnt", n, len(teasers))
	}
}

func TestLearnNoFeetOfStories(t *testing.T) {
	m := newMaker(5)
	for name, pair := range map[string]func() (a, b []string){
		"told twice": func() (a, b []string) {
			story := m.paragraphs(12)
			return story, slices.Concat(m.paragraphs(1), story[1:])
		},
		"second half reprinted": func() (a, b []string) {
			end := m.paragraphs(4)
			return append(m.paragraphs(4), end...), append(m.paragraphs(4), end...)
		},
		"long ending reprinted": func() (a, b []string) {
			end := m.sentence(120) + " " + m.sentence(60)
			return append(m.paragraphs(12), end), append(m.paragraphs(12), end)
		},
		"background in the middle": func() (a, b []string) {
			a, b = m.paragraphs(14), m.paragraphs(14)
			at := m.rng.IntN(14)
			b[at] = a[at]
			return a, b
		},
	} {
		var docs []*corpus.Document
		for i := range 100 {
			a, b := pair()
			docs = append(docs, page(2*i, "The Paper", a...), page(2*i+1, "The Paper", b...))
		}
		if _, b := learnFew(t, docs); len(b.few) > 0 {
			t.Errorf("%s: %d blocks are furniture", name, len(b.few))
		}
	}
}

// What few articles have is furniture if it is one outlet's alone.
func TestLearnOneOutlet(t *testing.T) {
	m := newMaker(6)
	line := m.sentence(30)
	for _, c := range []struct {
		pages, outlets int
		want           int
	}{{5, 1, 1}, {4, 1, 0}, {5, 2, 0}} {
		var docs []*corpus.Document
		for i := range 400 {
			text := m.paragraphs(6)
			if i/20 < c.pages && i%20 < 1 {
				text[2] = line
			}
			docs = append(docs, page(i, fmt.Sprintf("Outlet %d", i/20%c.outlets), text...))
		}
		if n, b := learnFew(t, docs, line); n != c.want || len(b.few) != n {
			t.Errorf("%d pages of %d outlets: learnt %d, %v", c.pages, c.outlets, n, b.few)
		}
	}
}

// learnFew is learnFrom for furniture of few articles.
func learnFew(t *testing.T, docs []*corpus.Document, lines ...string) (furniture int, b boilerplate) {
	t.Helper()
	_, b = learnFrom(t, docs)
	return countLines(b.few, lines), b
}

// TestDropFew: two articles of one outlet that share nothing but a teaser that
// four have are no reuse of each other, two short ones are, and the teaser does not
// hide what else is shared.
func TestDropFew(t *testing.T) {
	m := newMaker(7)
	teaser, story := "Also "+strings.Join(m.words[500:555], " ")+".", m.paragraphs(3)
	var docs []*corpus.Document
	var teasers []string
	for i := range 120 {
		text := m.paragraphs(9)
		if i%3 == 0 {
			teasers = append(teasers, m.sentence(30))
		}
		switch {
		case i < 2:
			text = slices.Concat(m.paragraphs(2), []string{teaser})
		case i < 4:
			text = append(text, teaser)
		case i < 6:
			text = slices.Concat(text, story, []string{teaser})
		default:
			text = append(text, teasers[i/3])
		}
		docs = append(docs, page(i, "The Site", text...))
	}
	r, err := Scan(t.Context(), corpus.FromDocuments(docs), Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	findings := map[string]bool{}
	for _, p := range r.Pairs {
		if p.Verdict.Finding() {
			findings[p.A+" "+p.B] = true
		}
	}
	for pair, want := range map[string]bool{"d000000 d000001": true, "d000002 d000003": false, "d000004 d000005": true, "d000002 d000004": false} {
		if findings[pair] != want {
			t.Errorf("%s is a finding: %t, want %t", pair, findings[pair], want)
		}
	}
}
