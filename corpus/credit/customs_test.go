package credit

import (
	"os"
	"testing"
	"testing/fstest"

	"reprint/internal/language"
)

// The words of a new language's folder are read.
func TestInventedLanguage(t *testing.T) {
	set, err := language.Read(os.DirFS("../../internal/language/testdata/invented"))
	if err != nil {
		t.Fatal(err)
	}
	c := newCustoms(set)
	for text, want := range map[string]string{
		"Zul torvak\n\nVun Jane Doe, OVM\n\nPerro velu.":    "OVM",
		"Zul torvak\n\nOppa trykt hos Havn Ekko.":           "Havn Ekko",
		"Zul torvak\n\nTrykt hos Havn Ekko.":                "",
		"Zul torvak\n\nOppa trykt hos Mart 2021.":           "",
		"Zul torvak\n\nKelda: Nord Melderi":                 "Nord Melderi",
		"Zul torvak\n\nFirst published in The Harbour Echo": "",
	} {
		if got := c.find(Article{Text: text}); got.Name != want {
			t.Errorf("credit is %q (%q), want %q, in:\n%s", got.Name, got.Basis, want, text)
		}
	}
	if got := c.writer(c.byline("Vun Ida Lund, Ovra Meldung"), false); got != "Ida Lund" {
		t.Errorf("writer is %q", got)
	}
}

// Words in other scripts are found in either case.
func TestLanguageInAnotherScript(t *testing.T) {
	set, err := language.Read(fstest.MapFS{
		"qab/language.txt": {Data: []byte("name: Ovran\n")},
		"qab/credits.txt":  {Data: []byte("first\n\tвпервые\npublished\n\t[ впервые ] опубликовано ( в | на ) NAME\nrepublished\n\tперепечатывается из NAME\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c := newCustoms(set)
	for text, want := range map[string]string{
		"Лёд.\n\nВпервые опубликовано в Эхо Гавани.": "Эхо Гавани",
		"Лёд.\n\nПерепечатывается из Эхо Гавани.":    "Эхо Гавани",
		"Лёд.\n\nОпубликовано в Эхо Гавани.":         "",
	} {
		if got := c.find(Article{Text: text}).Name; got != want {
			t.Errorf("credit is %q, want %q, in:\n%s", got, want, text)
		}
	}
}

// No comma or bar need stand between a writer and the agency.
func TestWriterOfAgency(t *testing.T) {
	if got := Writer("Ida Lund of the Associated Press", false); got != "Ida Lund" {
		t.Errorf("writer is %q", got)
	}
}
