package page

import (
	"os"
	"strings"
	"testing"
	"time"
)

// What pages say about themselves, in the cases of testdata/facts.txt.
func TestFacts(t *testing.T) {
	data, err := os.ReadFile("testdata/facts.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "\n== ")
	for _, c := range strings.Split(rest, "\n== ") {
		name, c, _ := strings.Cut(c, "\n")
		wanted, source, _ := strings.Cut(c, "\n\n")
		p, err := Read([]byte(source))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := map[string]string{
			"title": p.Title, "author": p.Author, "outlet": p.Outlet, "url": p.URL, "credit": p.Credit.Name,
			"source": p.DateSource, "published": "",
		}
		if !p.Date.Time.IsZero() {
			got["published"] = p.Date.Time.UTC().Format(time.RFC3339) + " ± " + p.Date.Uncertainty.String()
		}
		for line := range strings.Lines(wanted) {
			key, want, _ := strings.Cut(strings.TrimSpace(line), ":")
			value, known := got[key]
			if want = strings.TrimSpace(want); !known || value != want {
				t.Errorf("%s: %s is %q, want %q", name, key, value, want)
			}
		}
	}
}

// FuzzFacts checks that whatever a page says, its times are plausible and its names
// on one line.
func FuzzFacts(f *testing.F) {
	data, err := os.ReadFile("testdata/facts.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "\n== ") {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, source string) {
		p, err := Read([]byte(source))
		if err != nil {
			return
		}
		if y := p.Date.Time.Year(); !p.Date.Time.IsZero() && (y < 1600 || y > 2100) || p.Date.Uncertainty < 0 {
			t.Errorf("published %v ± %v", p.Date.Time, p.Date.Uncertainty)
		}
		if p.Date.Time.IsZero() != (p.DateSource == "") {
			t.Errorf("published %v, source %q", p.Date.Time, p.DateSource)
		}
		if strings.ContainsAny(p.Author+p.Title+p.Outlet, "\n\t") {
			t.Errorf("author %q, title %q, outlet %q", p.Author, p.Title, p.Outlet)
		}
	})
}
