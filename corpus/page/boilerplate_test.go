package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestBoilerplateLines(t *testing.T) {
	for _, c := range []struct {
		line string
		is   bool
	}{
		{"Advertisement", true},
		{"ADVERTISEMENT", true},
		{"You may also like…", true},
		{"Related: Herring are back in the bay", true},
		{"* * *", true},
		{"Published 10:02 AM EST Nov 19, 2019", true},
		{"November 18, 2019 | 4:10pm", true},
		{"Last updated 3. März 2021 um 14:05 Uhr", true},
		{"Updated Nov 19, 6:55 AM; Posted Nov 19, 6:51 AM", true},
		{"Lundi 4 mars 2019", true},
		{"2019", false},
		{"12 to 15", false},
		{"In March 2019 it froze.", false},
		{"Related companies were fined too.", false},
		{"He asked readers to share this article with whoever would listen.", false},
		{"PORT ALDER, March 3, 2019 (Meridian Wire) — The harbour froze.", false},
		{"Close", true},
		{"Close the gate", false},
		{"第一章", false},
	} {
		if got := isBoilerplateLine(c.line); got != c.is {
			t.Errorf("%q: %v", c.line, got)
		}
	}
	text := "Ice closes the harbour\n\nMarch 3, 2019\n\nIt froze.\n\nAdvertisement\n\nAnd froze.\n\n“Ice closes the harbour!”\n\nEnd."
	if got, want := (writing{text: text}).withoutBoilerplate("Ice closes the harbour").text, "It froze.\n\nAnd froze.\n\nEnd."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTeasers(t *testing.T) {
	long := "<article><p>" + strings.Repeat("The harbour froze over. ", 60) + "</p></article>"
	short := strings.Repeat("<article><p>Herring are back in the bay, and the fleet is out.</p></article>", 6)
	for page, want := range map[string]int{
		long + short:        6,
		long + long + short: 0, // live updates
		short:               0, // nothing else is there
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(teasers(root)); got != want {
			t.Errorf("%d teasers, want %d", got, want)
		}
	}
}
