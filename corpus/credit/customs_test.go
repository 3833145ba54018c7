package credit

import (
	"os"
	"testing"

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

// No comma or bar need stand between a writer and the agency.
func TestWriterOfAgency(t *testing.T) {
	if got := Writer("Ida Lund of the Associated Press", false); got != "Ida Lund" {
		t.Errorf("writer is %q", got)
	}
}
