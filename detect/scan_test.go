package detect_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// read is an article of testdata/stories: article, its rewrite, a report of
// the same night that shares two quotations, an event piece that shares names
// alone, and a column and another story that share nothing.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "stories", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// paragraphs are the paragraphs first to last of a story, counted from 0 for its headline.
func paragraphs(t *testing.T, name string, first, last int) string {
	t.Helper()
	return strings.Join(strings.Split(read(t, name), "\n\n")[first:last+1], "\n\n")
}

// stories are the articles as a folder would hold them, by id, with a copy, a
// cut copy under another headline, and a column that takes two paragraphs.
func stories(t *testing.T) map[string]string {
	return map[string]string{
		"article":  read(t, "article"),
		"copy":     strings.ReplaceAll(strings.ReplaceAll(read(t, "article"), `"`, "”"), "\n\n", "\n\n\n"),
		"cut":      "Passengers rescued after night in the storm\n\nBy a staff writer\n\n" + paragraphs(t, "article", 1, 4),
		"excerpt":  paragraphs(t, "column", 0, 2) + "\n\n" + paragraphs(t, "article", 2, 3) + "\n\n" + paragraphs(t, "column", 3, 3),
		"rewrite":  read(t, "rewrite"),
		"report":   read(t, "report"),
		"event":    read(t, "event"),
		"other":    read(t, "other"),
		"tooshort": "Three words only.",
	}
}

func documents(texts map[string]string) []*corpus.Document {
	var docs []*corpus.Document
	for id, text := range texts {
		docs = append(docs, &corpus.Document{ID: id, Path: id, Text: text})
	}
	return docs
}

func scan(t *testing.T, docs []*corpus.Document, o detect.Options) *detect.Result {
	t.Helper()
	r, err := detect.Scan(t.Context(), corpus.FromDocuments(docs), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func pairOf(r *detect.Result, a, b string) *finding.Pair {
	for i, p := range r.Pairs {
		if p.A == min(a, b) && p.B == max(a, b) {
			return &r.Pairs[i]
		}
	}
	return nil
}

func TestScanVerdicts(t *testing.T) {
	r := scan(t, documents(stories(t)), detect.Options{All: true})
	for _, want := range []struct {
		a, b    string
		verdict finding.Verdict
	}{
		{"article", "copy", finding.Duplicate},
		{"article", "cut", finding.Syndicated},
		{"article", "excerpt", finding.Partial},
		{"article", "rewrite", finding.Rewrite},
		{"copy", "rewrite", finding.Rewrite},
		{"article", "report", finding.Quotes},
		{"rewrite", "report", finding.Event},
	} {
		p := pairOf(r, want.a, want.b)
		switch {
		case p == nil:
			t.Errorf("%s and %s were not compared", want.a, want.b)
		case p.Verdict != want.verdict:
			t.Errorf("%s and %s are a %s, want %s: %s", want.a, want.b, p.Verdict, want.verdict, strings.Join(finding.Sentences(p.Reasons), "; "))
		}
	}
	for _, p := range r.Pairs {
		if p.Verdict.Finding() && (!derived[p.A] || !derived[p.B]) {
			t.Errorf("%s and %s are a %s", p.A, p.B, p.Verdict)
		}
		if p.Verdict.Finding() != (p.Score >= .5) {
			t.Errorf("%s and %s are a %s with score %.4f", p.A, p.B, p.Verdict, p.Score)
		}
	}
	if s := r.Summary; s.TooShort != 1 || s.Documents != 9 {
		t.Errorf("%d documents, %d too short", s.Documents, s.TooShort)
	}
	if len(r.Clusters) != 1 || !strings.HasPrefix(strings.Join(r.Clusters[0].Members, " "), "article copy cut excerpt") {
		t.Errorf("clusters %+v", r.Clusters)
	}
}

// derived are the stories that are made of one article's text.
var derived = map[string]bool{"article": true, "copy": true, "cut": true, "excerpt": true, "rewrite": true}

// TestResult checks the promises of a result: order, ids, spans, sums.
func TestResult(t *testing.T) {
	r := scan(t, documents(stories(t)), detect.Options{All: true})
	var byVerdict [finding.NumVerdicts]int
	for i, p := range r.Pairs {
		byVerdict[p.Verdict]++
		if p.A >= p.B || pairOf(r, p.A, p.B) != &r.Pairs[i] {
			t.Errorf("pair %s, %s stands wrong or twice", p.A, p.B)
		}
		if i > 0 && (r.Pairs[i-1].Score < p.Score || r.Pairs[i-1].Score == p.Score && r.Pairs[i-1].A > p.A) {
			t.Errorf("pair %d is out of order", i)
		}
		if len(p.Reasons) == 0 {
			t.Errorf("%s and %s: no reason", p.A, p.B)
		}
		checkPassages(t, r, &r.Pairs[i])
	}
	if byVerdict != r.Summary.Pairs {
		t.Errorf("verdicts %v, in the summary %v", byVerdict, r.Summary.Pairs)
	}
	for i := range r.Documents[1:] {
		if r.Documents[i].ID >= r.Documents[i+1].ID {
			t.Errorf("document %s is out of order", r.Documents[i].ID)
		}
	}
}

// checkPassages checks that the passages of a pair lie in its texts, in the
// order of A, and that the spans of their edits lie in them, in order.
func checkPassages(t *testing.T, r *detect.Result, p *finding.Pair) {
	t.Helper()
	a, errA := r.Evidence.Text(p.A)
	b, errB := r.Evidence.Text(p.B)
	edits, err := r.Evidence.Edits(p)
	if err := errors.Join(errA, errB, err); err != nil {
		t.Fatal(err)
	}
	if len(edits) != len(p.Passages) {
		t.Fatalf("%s and %s: %d edit scripts for %d passages", p.A, p.B, len(edits), len(p.Passages))
	}
	for i, passage := range p.Passages {
		if i > 0 && p.Passages[i-1].A.Start > passage.A.Start {
			t.Errorf("%s and %s: passage %d is out of order", p.A, p.B, i)
		}
		if passage.A.Start >= passage.A.End || passage.A.End > len(a.Text) || passage.B.Start >= passage.B.End || passage.B.End > len(b.Text) {
			t.Errorf("%s and %s: passage %d is %v and %v", p.A, p.B, i, passage.A, passage.B)
		}
		for _, e := range edits[i] {
			if e.A.Start < passage.A.Start || e.A.End > passage.A.End || e.B.Start < passage.B.Start || e.B.End > passage.B.End {
				t.Errorf("%s and %s: an edit %v %v stands outside its passage %v %v", p.A, p.B, e.A, e.B, passage.A, passage.B)
			}
		}
	}
}

// TestScanSelection checks what is left without All and above MinScore.
func TestScanSelection(t *testing.T) {
	all := scan(t, documents(stories(t)), detect.Options{All: true})
	most := scan(t, documents(stories(t)), detect.Options{})
	best := scan(t, documents(stories(t)), detect.Options{MinScore: .9})
	if len(most.Pairs) >= len(all.Pairs) || len(best.Pairs) >= len(most.Pairs) || len(best.Pairs) == 0 {
		t.Errorf("%d pairs, %d from quotes up, %d above .9", len(all.Pairs), len(most.Pairs), len(best.Pairs))
	}
	for _, p := range most.Pairs {
		if p.Verdict > finding.Quotes {
			t.Errorf("%s and %s are kept as %s", p.A, p.B, p.Verdict)
		}
	}
	for _, p := range best.Pairs {
		if p.Score < .9 {
			t.Errorf("%s and %s are kept at %.4f", p.A, p.B, p.Score)
		}
	}
	if most.Summary.Pairs != all.Summary.Pairs {
		t.Errorf("the selection changes the counts: %v and %v", most.Summary.Pairs, all.Summary.Pairs)
	}
}

// TestScanSameAtAnyJobs checks that a result depends on the documents alone.
func TestScanSameAtAnyJobs(t *testing.T) {
	docs := documents(stories(t))
	one := scan(t, docs, detect.Options{All: true, Jobs: 1})
	for _, jobs := range []int{2, 3, 8} {
		many := scan(t, documents(stories(t)), detect.Options{All: true, Jobs: jobs}) // in another order
		many.Evidence = one.Evidence
		if !reflect.DeepEqual(one, many) {
			t.Errorf("%d workers: another result", jobs)
		}
	}
}

func TestScanAgainst(t *testing.T) {
	docs := documents(stories(t))
	for _, d := range docs {
		d.Against = d.ID == "article" || d.ID == "copy" || d.ID == "other"
	}
	r := scan(t, docs, detect.Options{All: true})
	second := map[string]bool{"article": true, "copy": true, "other": true}
	for _, p := range r.Pairs {
		if second[p.A] == second[p.B] {
			t.Errorf("%s and %s are of one set", p.A, p.B)
		}
	}
	for _, want := range []string{"cut", "excerpt", "rewrite"} {
		if p := pairOf(r, "article", want); p == nil || !p.Verdict.Finding() {
			t.Errorf("article and %s are no finding", want)
		}
	}
}

func TestScanCandidates(t *testing.T) {
	var list []string
	r := scan(t, documents(stories(t)), detect.Options{All: true, Trace: &detect.Trace{Kept: func(a, b string) { list = append(list, a+" "+b) }}})
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			t.Errorf("candidate %q comes behind %q", list[i], list[i-1])
		}
	}
	seen := strings.Join(list, "\n")
	for _, p := range r.Pairs {
		if !strings.Contains(seen, p.A+" "+p.B) {
			t.Errorf("%s and %s were verified, but no candidates", p.A, p.B)
		}
	}
	if len(list) != r.Summary.Candidates {
		t.Errorf("%d candidates, %d in the summary", len(list), r.Summary.Candidates)
	}
}

func TestScanNear(t *testing.T) {
	r := scan(t, documents(stories(t)), detect.Options{Near: true, All: true})
	if p := pairOf(r, "article", "copy"); p == nil || p.Verdict != finding.Duplicate {
		t.Error("near-duplicates alone: the copy is not found")
	}
	if p := pairOf(r, "article", "rewrite"); p != nil {
		t.Error("near-duplicates alone: a rewrite was compared")
	}
}

func TestScanCancelled(t *testing.T) {
	before, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := detect.Scan(before, corpus.FromDocuments(documents(stories(t))), detect.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	during, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := detect.Scan(during, corpus.FromDocuments(documents(stories(t))), detect.Options{Trace: &detect.Trace{Kept: func(string, string) { cancel() }}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled while candidates are proposed: %v", err)
	}
}

func TestScanNothing(t *testing.T) {
	r, err := detect.Scan(t.Context(), corpus.FromDocuments(nil), detect.Options{})
	if !errors.Is(err, detect.ErrNoDocuments) {
		t.Errorf("no documents: %v", err)
	}
	if r == nil || r.Pairs == nil || r.Clusters == nil || r.Warnings == nil {
		t.Errorf("no documents: %+v", r)
	}
	r, err = detect.Scan(t.Context(), corpus.FromDocuments([]*corpus.Document{{Text: "no id"}}), detect.Options{})
	if !errors.Is(err, detect.ErrNoDocuments) || r == nil || len(r.Warnings) != 1 {
		t.Errorf("only a faulty document: %v, %+v", err, r)
	}
	r = scan(t, documents(map[string]string{"empty": "", "short": "Two words.", "same": "Two words."}), detect.Options{All: true})
	if r.Summary.TooShort != 3 || len(r.Pairs) > 0 {
		t.Errorf("short documents: %d too short, pairs %v", r.Summary.TooShort, r.Pairs)
	}
}

// furniture is what a site prints on its pages.
const furniture = `Our reporters drink their coffee at the kiosk behind the tram depot, where you can meet them.
Write to us if you know more than we do, or if you only want to complain about the crossword.
You can read every article of the last twelve weeks without paying, and older ones for the price of a stamp.
If you find a mistake, you may keep it, but tell us where it was, so that others do not have to look for it.`

// bodies are about different matters.
var bodies = []string{
	"The harvest of the Northam orchards will be the poorest since the frost of 1987, growers say. Three of them have felled their cherry trees.",
	"A tram left the rails at Quillon Square when a horse bolted across the points. Its driver broke a wrist, and the horse was caught in a bakery.",
	"The library lends tools now. Drills are booked until autumn, and somebody has returned a ladder in two halves, with a letter of apology.",
	"Sixty singers from Ostrow gave their last concert in the salt mine, whose echo is famous. The mine floods its lower galleries in spring.",
	"Runners of the island marathon had to swim after the ferry struck. A baker from Velm won, in borrowed shoes, and gave them back at the quay.",
	"The glacier above Hochmoor has lost a chapel, which slid forty metres and stands upright. Its bell rings whenever the ice moves.",
}

// pages are articles on different matters, each with the furniture of the site.
func pages() map[string]string {
	texts := map[string]string{}
	for i, body := range bodies {
		texts[fmt.Sprintf("page-%d", i+4)] = furniture + "\n\n" + body
	}
	return texts
}

// TestBoilerplate checks that furniture that recurs over a folder is learnt,
// marked, and no reuse, though it is longer than some of the articles.
func TestBoilerplate(t *testing.T) {
	texts := pages()
	for i, body := range []string{"article", "report", "event", "other"} {
		texts[fmt.Sprintf("page-%d", i)] = furniture + "\n\n" + paragraphs(t, body, 1, 3)
	}
	r := scan(t, documents(texts), detect.Options{All: true})
	text, err := r.Evidence.Text("page-3")
	if err != nil {
		t.Fatal(err)
	}
	masked := 0
	for _, m := range text.Spans {
		if m.Kind == "boilerplate" {
			masked += m.End - m.Start
		}
	}
	if less := len(furniture) - 10; masked < less || masked > len(furniture)+len("\n\n") {
		t.Errorf("%d bytes are boilerplate, want the %d of the furniture", masked, len(furniture))
	}
	for _, p := range r.Pairs {
		if p.A < "page-4" && p.B < "page-4" && p.Verdict.Finding() {
			t.Errorf("%s and %s are a %s: %s", p.A, p.B, p.Verdict, strings.Join(finding.Sentences(p.Reasons), "; "))
		}
	}
	// Five copies of one page are copies, not furniture.
	copies := map[string]string{}
	for i := range 6 {
		copies[fmt.Sprintf("copy-%d", i)] = read(t, "article")
	}
	r = scan(t, documents(copies), detect.Options{})
	if r.Summary.Pairs[finding.Duplicate] != 15 {
		t.Errorf("%d duplicates among six copies", r.Summary.Pairs[finding.Duplicate])
	}
}

// TestManyCopies checks that a large group of one text costs a pair a member.
func TestManyCopies(t *testing.T) {
	texts := map[string]string{"rewrite": read(t, "rewrite")}
	for i := range 40 {
		texts[fmt.Sprintf("copy-%02d", i)] = read(t, "article")
	}
	r := scan(t, documents(texts), detect.Options{})
	if n := r.Summary.Pairs[finding.Duplicate]; n != 39 {
		t.Errorf("%d duplicates, want one for each but the first", n)
	}
	if len(r.Clusters) != 1 || len(r.Clusters[0].Members) != 41 {
		t.Errorf("clusters %+v", r.Clusters)
	}
	if n := r.Summary.Cuts["group_pairs_left_out"]; n != 40*39/2-39 {
		t.Errorf("%d pairs are said to be left out", n)
	}
}

// TestDiffAgreesWithScan checks that a pair looks the same when it is compared
// by itself, in either order.
func TestDiffAgreesWithScan(t *testing.T) {
	r := scan(t, documents(stories(t)), detect.Options{All: true})
	src := corpus.FromDocuments(documents(stories(t)))
	for _, p := range r.Pairs {
		for _, ids := range [][2]string{{p.A, p.B}, {p.B, p.A}} {
			d, err := detect.Diff(t.Context(), src, ids[0], ids[1], nil, detect.Options{})
			if err != nil {
				t.Fatal(err)
			}
			alone := d.Pairs[0]
			alone.Reasons, p.Reasons = nil, nil // a scan may know more: see commonSource
			if !reflect.DeepEqual(alone, p) {
				t.Errorf("%s and %s: diff %+v\nscan %+v", p.A, p.B, alone, p)
			}
		}
	}
	d, err := detect.Diff(t.Context(), src, "article", "other", nil, detect.Options{})
	if err != nil || len(d.Pairs) != 1 || d.Pairs[0].Verdict.Finding() {
		t.Errorf("diff of unrelated texts: %v, %+v", err, d)
	}
	if _, err := detect.Diff(t.Context(), src, "article", "absent", nil, detect.Options{}); err == nil {
		t.Error("diff with a document that is not there: no error")
	}
}

// TestDiffLearns checks that a diff takes the furniture of a folder where it is given one.
func TestDiffLearns(t *testing.T) {
	folder := corpus.FromDocuments(documents(pages()))
	pair := corpus.FromDocuments(documents(map[string]string{
		"a": furniture + "\n\n" + paragraphs(t, "other", 1, 3), "b": furniture + "\n\n" + paragraphs(t, "event", 1, 4),
	}))
	alone, err := detect.Diff(t.Context(), pair, "a", "b", nil, detect.Options{})
	if err != nil || !alone.Pairs[0].Verdict.Finding() {
		t.Errorf("without a folder: %v, %+v", err, alone)
	}
	survey, err := detect.Read(t.Context(), folder, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rules := survey.Learn().Rules
	learnt, err := detect.Diff(t.Context(), pair, "a", "b", &rules, detect.Options{})
	if err != nil || learnt.Pairs[0].Verdict.Finding() {
		t.Errorf("with a folder: %v, %+v", err, learnt.Pairs[0])
	}
}
