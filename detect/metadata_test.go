package detect_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"reprint/corpus"
	"reprint/detect"
	"reprint/internal/invent"
)

// folders are constructed ones, with all metadata that there may be.
var folders = map[string]func(m *invent.Writer) []*corpus.Document{
	"a line of an outlet": func(m *invent.Writer) []*corpus.Document {
		line := m.Sentence(40)
		return newFolder(120, func(i int) []string {
			if i%3 == 0 && i%5 < 2 {
				return append(m.Paragraphs(2), line)
			}
			return m.Paragraphs(2)
		})
	},
	"a story in many papers": func(m *invent.Writer) []*corpus.Document {
		story := m.Paragraphs(4)
		return newFolder(40, func(i int) []string {
			if i%4 == 0 {
				return slices.Concat(m.Paragraphs(3), story, m.Paragraphs(3))
			}
			return m.Paragraphs(8)
		})
	},
	"a paragraph in a few papers": func(m *invent.Writer) []*corpus.Document {
		paragraph := "On Friday " + m.Sentence(60)
		return newFolder(30, func(i int) []string {
			if i < 8 {
				return slices.Concat(m.Paragraphs(2), []string{paragraph}, m.Paragraphs(1))
			}
			return m.Paragraphs(5)
		})
	},
	"teasers under articles": func(m *invent.Writer) []*corpus.Document {
		var teasers []string
		return newFolder(90, func(i int) []string {
			if i%9 == 0 {
				teasers = []string{m.Sentence(30), m.Sentence(30), m.Sentence(30)}
			}
			return append(m.Paragraphs(2), teasers[i%3])
		})
	},
	"bulletins": func(m *invent.Writer) []*corpus.Document {
		before, behind := strings.TrimSuffix(m.Sentence(40), "."), m.Sentence(40)
		return newFolder(60, func(i int) []string {
			if i%2 == 0 {
				return append(m.Paragraphs(1), fmt.Sprint(before, " ", 100+i, " ", behind))
			}
			return m.Paragraphs(3)
		})
	},
}

func newFolder(n int, text func(i int) []string) []*corpus.Document {
	var docs []*corpus.Document
	for i := range n {
		outlet := fmt.Sprintf("Outlet %d", i%3)
		docs = append(docs, &corpus.Document{
			ID: fmt.Sprintf("d%03d", i), Text: strings.Join(text(i), "\n\n"), Outlet: outlet,
			URL:       fmt.Sprintf("https://host%d.example.org/%d", i%3, i),
			Published: time.Date(2025, 3, 1+i, 8, 0, 0, 0, time.UTC),
		})
	}
	return docs
}

// TestMetadataAddsNoFindings: what is a finding with metadata is one without.
func TestMetadataAddsNoFindings(t *testing.T) {
	takeAway := map[string]func(d *corpus.Document){
		"outlets":       func(d *corpus.Document) { d.Outlet = "" },
		"addresses":     func(d *corpus.Document) { d.URL = "" },
		"times":         func(d *corpus.Document) { d.Published = time.Time{} },
		"whom it is of": func(d *corpus.Document) { d.Outlet, d.URL = "", "" },
		"all":           func(d *corpus.Document) { d.Outlet, d.URL, d.Published = "", "", time.Time{} },
	}
	for name, folder := range folders {
		for seed := range uint64(2) {
			with := findingsOf(t, folder(invent.NewWriter(seed)))
			for what, take := range takeAway {
				docs := folder(invent.NewWriter(seed))
				for _, d := range docs {
					take(d)
				}
				without := findingsOf(t, docs)
				for pair := range with {
					if !without[pair] {
						t.Errorf("%s, %d: %s is a finding, and none without %s", name, seed, pair, what)
					}
				}
			}
		}
	}
}

func findingsOf(t *testing.T, docs []*corpus.Document) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, p := range scan(t, docs, detect.Options{}).Pairs {
		if p.Verdict.Finding() {
			found[p.A+" "+p.B] = true
		}
	}
	return found
}
