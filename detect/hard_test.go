package detect

import (
	"fmt"
	"math/rand/v2"
	"reprint/corpus"
	"reprint/detect/finding"
	"slices"
	"strings"
	"testing"
)

// A maker writes articles of invented words, the same ones for one seed: enough
// for everything but the quality of verdicts.
type maker struct {
	rng   *rand.Rand
	words []string
}

func newMaker(seed uint64) *maker {
	m := &maker{rng: rand.New(rand.NewPCG(seed, seed))}
	for range 4000 {
		var w strings.Builder
		for range 2 + m.rng.IntN(2) {
			w.WriteByte("bdfgklmnprstv"[m.rng.IntN(13)])
			w.WriteByte("aeiou"[m.rng.IntN(5)])
		}
		m.words = append(m.words, w.String())
	}
	return m
}

// sentence has about n words, common ones more often than rare ones.
func (m *maker) sentence(n int) string {
	words := make([]string, max(4, n/2+m.rng.IntN(n+1)))
	for i := range words {
		words[i] = m.words[int(float64(len(m.words))*m.rng.Float64()*m.rng.Float64())]
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

// paragraphs are lines of some sentences each.
func (m *maker) paragraphs(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = m.sentence(16) + " " + m.sentence(16) + " " + m.sentence(16)
	}
	return list
}

// edit changes a share of the words.
func (m *maker) edit(paragraphs []string, share float64) []string {
	list := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words := strings.Fields(p)
		for k := range words {
			if m.rng.Float64() < share {
				words[k] = m.words[m.rng.IntN(len(m.words))]
			}
		}
		list[i] = strings.Join(words, " ")
	}
	return list
}

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
	m := newMaker(10)
	story := m.paragraphs(6)
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
	m := newMaker(11)
	story := m.paragraphs(6)
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
		m := newMaker(12)
		story := m.paragraphs(10)
		var docs []*corpus.Document
		for i := range 1000 {
			docs = append(docs, page(i, "", m.edit(story, share)...))
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
	m := newMaker(13)
	template := m.paragraphs(19)
	var docs []*corpus.Document
	for i := range 1000 {
		docs = append(docs, page(i, "The Template", slices.Insert(slices.Clone(template), 7, m.sentence(50))...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 5*len(docs) || len(r.Clusters) > 0 {
		t.Errorf("%d pairs compared among %d pages of a template, %d clusters", n, len(docs), len(r.Clusters))
	}
}

func TestHardFurniture(t *testing.T) {
	m := newMaker(14)
	furniture := m.paragraphs(3)
	var docs []*corpus.Document
	for i := range 1000 {
		docs = append(docs, page(i, "One Outlet", append(m.paragraphs(6), furniture...)...))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 25*len(docs) || literal(r) > 0 {
		t.Errorf("%d pairs compared among %d articles with the same furniture, %d copies", n, len(docs), literal(r))
	}
}

func TestHardSpeech(t *testing.T) {
	m := newMaker(15)
	speech := m.paragraphs(4)
	var docs []*corpus.Document
	for i := range 1000 {
		text := m.paragraphs(6)
		if i%2 == 0 {
			for k, p := range speech {
				text = slices.Insert(text, 2*k+1, "“"+p+"” said the governor of "+m.words[i]+".")
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
	m := newMaker(16)
	var docs []*corpus.Document
	for i := range 4000 {
		docs = append(docs, page(i, "", m.sentence(10), m.sentence(10), m.sentence(8)))
	}
	r := scanHard(t, docs, Options{})
	if n := r.Summary.Verified; n > 25*len(docs) {
		t.Errorf("%d pairs compared among %d articles of 28 words", n, len(docs))
	}
}
