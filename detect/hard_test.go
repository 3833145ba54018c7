package detect

import (
	"fmt"
	"reprint/corpus"
	"reprint/detect/finding"
	"reprint/internal/invent"
	"slices"
	"strings"
	"testing"
)

func page(n int, outlet string, paragraphs ...string) *corpus.Document {
	return &corpus.Document{ID: fmt.Sprintf("d%06d", n), Outlet: outlet, Text: strings.Join(paragraphs, "\n\n")}
}

// Folders that make careless pipelines quadratic. What counts is the number of
// pairs compared, which has to be linear in the documents.

func scanHard(t *testing.T, docs []*corpus.Document, opts Options) *Result {
	t.Helper()
	if testing.Short() {
		t.Skip("large folders are left out of short tests")
	}
	r, err := Scan(t.Context(), corpus.FromDocuments(docs), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d documents, %d candidates, %d compared, %v", len(docs), r.Summary.Candidates, r.Summary.Verified, r.Summary.Cuts)
	return r
}

func TestHardCopies(t *testing.T) {
	m := invent.NewWriter(10)
	story := m.Paragraphs(6)
	var docs []*corpus.Document
	for i := range 2000 {
		docs = append(docs, page(i, "", story...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Pairs[finding.Duplicate]; n != 1999 || r.Summary.Verified != 1999 || len(r.Clusters) != 1 {
		t.Errorf("%d pairs of 2,000 copies, %d compared, %d clusters", n, r.Summary.Verified, len(r.Clusters))
	}
	if cut := r.Summary.Cuts["group_pairs_left_out"]; cut != 2000*1999/2-1999 {
		t.Errorf("%d pairs left out", cut)
	}
}

func TestHardCopiesAgainst(t *testing.T) {
	m := invent.NewWriter(11)
	story := m.Paragraphs(6)
	var docs []*corpus.Document
	for i := range 60 {
		docs = append(docs, page(i, "", story...))
		docs[i].Against = i%3 == 0
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Pairs[finding.Duplicate]; n != 59 {
		t.Errorf("%d pairs of 60 copies in two sets, want one a member", n)
	}
	for _, p := range r.Pairs {
		if docs[index(docs, p.A)].Against == docs[index(docs, p.B)].Against {
			t.Errorf("%s and %s are in one set", p.A, p.B)
		}
	}
}

func index(docs []*corpus.Document, id string) int {
	return slices.IndexFunc(docs, func(d *corpus.Document) bool { return d.ID == id })
}

func TestHardNearCopies(t *testing.T) {
	for _, share := range []float64{.005, .02, .05} {
		m := invent.NewWriter(12)
		story := m.Paragraphs(10)
		var docs []*corpus.Document
		for i := range 1000 {
			docs = append(docs, page(i, "", m.Edit(story, share)...))
		}
		r := scanHard(t, docs, Options{})
		if n := r.Summary.Verified; n > 3*len(docs) {
			t.Errorf("%v edited: %d pairs compared among %d near-copies", share, n, len(docs))
		}
		if len(r.Clusters) != 1 || len(r.Clusters[0].Members) != len(docs) {
			t.Errorf("%v edited: %d clusters", share, len(r.Clusters))
		}
	}
}

func TestHardTemplate(t *testing.T) {
	m := invent.NewWriter(13)
	template := m.Paragraphs(19)
	var docs []*corpus.Document
	for i := range 1000 {
		docs = append(docs, page(i, "The Template", slices.Insert(slices.Clone(template), 7, m.Sentence(50))...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 5*len(docs) || len(r.Clusters) > 0 {
		t.Errorf("%d pairs compared among %d pages of a template, %d clusters", n, len(docs), len(r.Clusters))
	}
}

func TestHardFurniture(t *testing.T) {
	m := invent.NewWriter(14)
	furniture := m.Paragraphs(3)
	var docs []*corpus.Document
	for i := range 1000 {
		docs = append(docs, page(i, "One Outlet", append(m.Paragraphs(6), furniture...)...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 25*len(docs) || literal(r) > 0 {
		t.Errorf("%d pairs compared among %d articles with the same furniture, %d copies", n, len(docs), literal(r))
	}
}

func TestHardSpeech(t *testing.T) {
	m := invent.NewWriter(15)
	speech := m.Paragraphs(4)
	var docs []*corpus.Document
	for i := range 1000 {
		text := m.Paragraphs(6)
		if i%2 == 0 {
			for k, p := range speech {
				text = slices.Insert(text, 2*k+1, "“"+p+"” said the governor of "+m.Words[i]+".")
			}
		}
		docs = append(docs, page(i, "", text...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 25*len(docs) || literal(r) > 0 {
		t.Errorf("%d pairs compared among %d articles that quote one speech, %d copies", n, len(docs), literal(r))
	}
}

// literal counts the pairs that are found to be copied word for word. Rewrites
// are another matter: in texts without sense anything may be one.
func literal(r *Result) int {
	return r.Summary.Pairs[finding.Duplicate] + r.Summary.Pairs[finding.Syndicated] + r.Summary.Pairs[finding.Partial]
}

func TestHardShort(t *testing.T) {
	m := invent.NewWriter(16)
	var docs []*corpus.Document
	for i := range 4000 {
		docs = append(docs, page(i, "", m.Sentence(10), m.Sentence(10), m.Sentence(8)))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 25*len(docs) {
		t.Errorf("%d pairs compared among %d articles of 28 words", n, len(docs))
	}
}
