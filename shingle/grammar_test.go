package shingle

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"reprint/internal/language"
)

// withInvented returns an Analyzer for the languages that reprint knows and the
// invented one.
func withInvented(t *testing.T) *Analyzer {
	t.Helper()
	invented, err := language.Read(os.DirFS("../internal/language/testdata/invented"))
	if err != nil {
		t.Fatal(err)
	}
	set := *language.Known()
	set.Languages = slices.Concat(set.Languages, invented.Languages)
	x, err := newGrammars(&set)
	if err != nil {
		t.Fatal(err)
	}
	return &Analyzer{languages: x}
}

// A folder is all that a new language needs.
func TestInventedLanguage(t *testing.T) {
	z := withInvented(t)
	d := z.Analyze("Torvak zul belim mek, Qub. Hasdrun ovra tiss 3. Belim ganu. 〝Perro zul torvak velu,〞 esh naruk Hasdrun Vell hask.", "")
	if d.Lang != "qaa" {
		t.Fatalf("language is %s", d.Lang)
	}
	var stops []string
	for _, tok := range d.Tokens {
		if tok.Has(Stop) {
			stops = append(stops, d.Source[tok.Start:tok.End])
		}
	}
	if got, want := strings.Join(stops, " "), "zul mek ovra tiss ganu Perro zul velu hask"; got != want {
		t.Errorf("function words are %s, want %s", got, want)
	}
	if d.Tokens[0].Prior >= 1 || d.Tokens[4].Prior != 1 {
		t.Errorf("priors are %v and %v", d.Tokens[0].Prior, d.Tokens[4].Prior)
	}
	if len(d.Sentences) != 2 {
		t.Errorf("%d sentences, want 2", len(d.Sentences))
	}
	if len(d.Quotations) != 1 || d.Quotations[0].Speaker != "Hasdrun Vell" {
		t.Errorf("quotations are %+v", d.Quotations)
	}
	if got := z.Analyze("The council said that the bridge would be closed for a year.", "").Lang; got != "en" {
		t.Errorf("English is taken for %s", got)
	}
}

// Any number of languages can vote.
func TestManyLanguages(t *testing.T) {
	folders := fstest.MapFS{}
	for i := range 40 {
		folder := fmt.Sprintf("q%c%c/", 'a'+i/20, 'a'+i%20)
		folders[folder+"language.txt"] = &fstest.MapFile{Data: []byte("name: " + folder)}
		folders[folder+"stopwords.txt"] = &fstest.MapFile{Data: fmt.Appendf(nil, "all\nhalf%d\nown%d\n", i/2, i)}
	}
	set, err := language.Read(folders)
	if err != nil {
		t.Fatal(err)
	}
	x, err := newGrammars(set)
	if err != nil {
		t.Fatal(err)
	}
	z := &Analyzer{languages: x}
	for i, l := range set.Languages {
		text := fmt.Sprintf("all half%d bridge all own%d", i/2, i)
		if got := z.Analyze(text, "").Lang; got != l.Code {
			t.Errorf("language of %q is %s, want %s", text, got, l.Code)
		}
	}
}

func TestUnknownStemmer(t *testing.T) {
	_, err := newGrammars(&language.Set{Languages: []language.Language{{Code: "qaa", Stemmer: "ovran"}}})
	if err == nil || !strings.Contains(err.Error(), `qaa: there is no Snowball stemmer "ovran"`) {
		t.Errorf("the fault is %v", err)
	}
}
