package page

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestNames reads lines "class: reason" of testdata/names.txt; a class that is no
// boilerplate has no reason.
func TestNames(t *testing.T) {
	f, err := os.Open("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		class, want, _ := strings.Cut(lines.Text(), ":")
		if got := named(class); got != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", class, got, want)
		}
	}
	if n < 20 {
		t.Errorf("only %d classes", n)
	}
}

func TestTeasers(t *testing.T) {
	long := "<article><p>" + strings.Repeat("The harbour froze over. ", 60) + "</p></article>"
	short := strings.Repeat("<article><p>Herring are back in the bay, and the fleet is out.</p></article>", 6)
	for page, want := range map[string]int{
		long + short: 6,
		long + "<article>" + short + "</article>": 6,
		long + long + short:                       0, // live updates
		short:                                     0, // nothing else is there
		"<p>Nothing is anywhere to be seen.</p>":  0,
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(teasers(root, measure(root))); got != want {
			t.Errorf("%d teasers, want %d", got, want)
		}
	}
}
