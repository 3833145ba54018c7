package detect

import (
	"reprint/corpus"
	"reprint/internal/invent"
	"slices"
	"strings"
	"testing"
)

// TestRareBoilerplate: two articles of one outlet that share nothing but a teaser that
// six have are no reuse of each other, be they short or long, and the teaser does not
// hide what else is shared.
func TestRareBoilerplate(t *testing.T) {
	m := invent.NewWriter(7)
	teaser, story := "Also "+strings.Join(m.Words[500:555], " ")+".", m.Paragraphs(3)
	var docs []*corpus.Document
	var teasers []string
	for i := range 700 {
		text := m.Paragraphs(9)
		if i%3 == 0 {
			teasers = append(teasers, m.Sentence(30))
		}
		switch {
		case i < 2:
			text = slices.Concat(m.Paragraphs(2), []string{teaser})
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
	for pair, want := range map[string]bool{"d000000 d000001": false, "d000002 d000003": false, "d000004 d000005": true, "d000002 d000004": false} {
		if findings[pair] != want {
			t.Errorf("%s is a finding: %t, want %t", pair, findings[pair], want)
		}
	}
}
