package eval

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// languages is a folder of short articles about invented events, one folder
// per language; its truth.tsv is scored by TestScores. Where there is a
// stemmer: an article, its rewrite, an independent report that shares two
// quotations, and another story. Where words are not separated or not stemmed:
// an article, a copy with small edits, an excerpt of it inside another text,
// and another story.
const languages = "../../testdata/languages"

// A languageScan is a scan of the language articles.
type languageScan struct {
	*detect.Result
	src corpus.Source
}

func scanLanguages(t *testing.T) languageScan {
	t.Helper()
	src, err := corpus.Open([]string{languages}, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.Close() })
	r, err := detect.Scan(t.Context(), src, detect.Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	return languageScan{r, src}
}

// pair is the verified pair of two documents of a language, nil for none.
func (s languageScan) pair(lang, a, b string) *finding.Pair {
	i := slices.IndexFunc(s.Pairs, func(p finding.Pair) bool {
		return p.A == lang+"/"+a+".txt" && p.B == lang+"/"+b+".txt"
	})
	if i < 0 {
		return nil
	}
	return &s.Pairs[i]
}

// found reports whether the pair is a finding, and says what it is instead.
func (s languageScan) found(lang, a, b string) (reuse bool, instead string) {
	p := s.pair(lang, a, b)
	if p == nil {
		return false, "no candidate"
	}
	return p.Verdict.Finding(), p.Verdict.String() + ": " + strings.Join(finding.Sentences(p.Reasons), "; ")
}

func TestLanguages(t *testing.T) {
	s := scanLanguages(t)
	for _, lang := range []string{"de", "es", "fr", "ru"} {
		if ok, instead := s.found(lang, "article", "rewrite"); !ok {
			t.Errorf("%s: the rewrite is not found: %s", lang, instead)
		}
	}
	for _, lang := range []string{"ar", "ja", "zh"} {
		for _, other := range []string{"copy", "excerpt"} {
			if ok, instead := s.found(lang, "article", other); !ok {
				t.Errorf("%s: the %s is not found: %s", lang, other, instead)
			}
		}
	}
	for _, p := range s.Pairs {
		langA, a, _ := strings.Cut(p.A, "/")
		langB, b, _ := strings.Cut(p.B, "/")
		independent := a == "independent.txt" || b == "independent.txt" || a == "other.txt" || b == "other.txt"
		if p.Verdict.Finding() && (langA != langB || independent) {
			t.Errorf("%s and %s are a %s: %s", p.A, p.B, p.Verdict, strings.Join(finding.Sentences(p.Reasons), "; "))
		}
	}
	for _, d := range s.Documents {
		lang, _, _ := strings.Cut(d.ID, "/")
		if stemmed := !slices.Contains([]string{"ar", "ja", "zh"}, lang); stemmed && d.Lang != lang {
			t.Errorf("%s is taken for %s", d.ID, d.Lang)
		}
	}
}

// TestLanguageSpans checks that every offset that a report may show lies
// within its text and between two characters.
func TestLanguageSpans(t *testing.T) {
	s := scanLanguages(t)
	texts := map[string]string{}
	check := func(id string, span finding.Span, what string) {
		t.Helper()
		text := texts[id]
		if span.Start < 0 || span.End < span.Start || span.End > len(text) {
			t.Fatalf("%s: %s %v is not within %d bytes", id, what, span, len(text))
		}
		if !utf8.ValidString(text[span.Start:span.End]) {
			t.Errorf("%s: %s %v cuts a character: %q", id, what, span, text[span.Start:span.End])
		}
	}
	for _, d := range s.Documents {
		text, err := s.Evidence.Text(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		texts[d.ID] = text.Text
		for _, m := range text.Spans {
			check(d.ID, m.Span, string(m.Kind))
		}
	}
	passages := 0
	for _, p := range s.Pairs {
		edits, err := s.Evidence.Edits(&p)
		if err != nil {
			t.Fatal(err)
		}
		for i, passage := range p.Passages {
			passages++
			check(p.A, passage.A, "passage")
			check(p.B, passage.B, "passage")
			for _, e := range edits[i] {
				checkEdit(t, p, e, texts, check)
			}
		}
	}
	if passages < 15 {
		t.Errorf("only %d passages were looked at", passages)
	}
}

// checkEdit checks the spans of a word edit, and that kept words are the same.
func checkEdit(t *testing.T, p finding.Pair, e words.Edit, texts map[string]string, check func(string, finding.Span, string)) {
	t.Helper()
	check(p.A, e.A, e.Op.String())
	check(p.B, e.B, e.Op.String())
	a, b := texts[p.A][e.A.Start:e.A.End], texts[p.B][e.B.Start:e.B.End]
	if e.Op == words.Kept && (a == "" || b == "") {
		t.Errorf("%s and %s: kept %q as %q", p.A, p.B, a, b)
	}
}

// TestLanguagesAnyOrder checks that a scan is the same at any number of workers.
func TestLanguagesAnyOrder(t *testing.T) {
	one, err := Pairs(context.Background(), languages, languages+"/truth.tsv", PairsOptions{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	many, err := Pairs(context.Background(), languages, languages+"/truth.tsv", PairsOptions{Jobs: 5})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(one.Metrics(), many.Metrics()) {
		t.Errorf("one worker: %v\nfive: %v", one.Metrics(), many.Metrics())
	}
}

// TestLanguageQuotations checks that both quotations of each article, set in
// the marks of its language, are read as quotations.
func TestLanguageQuotations(t *testing.T) {
	s := scanLanguages(t)
	for _, d := range s.Documents {
		_, name, _ := strings.Cut(d.ID, "/")
		if name != "article.txt" && name != "independent.txt" || slices.Contains([]string{"ar", "ja", "zh"}, d.ID[:2]) {
			continue
		}
		text, err := s.Evidence.Text(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		quotations := 0
		for _, m := range text.Spans {
			if m.Kind == "quotation" {
				quotations++
			}
		}
		if quotations != 2 {
			t.Errorf("%s: %d quotations, want 2", d.ID, quotations)
		}
	}
}
