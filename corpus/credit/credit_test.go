package credit

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	table, err := os.ReadFile("testdata/credits.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(table), "\n== ")[1:]
	if len(cases) < 40 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		want, body, _ := strings.Cut(c, "\n")
		if want == "-" {
			want = ""
		}
		a := Article{}
		for {
			line, rest, _ := strings.Cut(body, "\n")
			if v, ok := strings.CutPrefix(line, "outlet: "); ok {
				a.Outlet = v
			} else if v, ok := strings.CutPrefix(line, "author: "); ok {
				a.Author = v
			} else {
				break
			}
			body = rest
		}
		a.Text = strings.TrimSpace(body)
		d := Find(a)
		if d.Name != want {
			t.Errorf("credit is %q (%q), want %q, in:\n%s", d.Name, d.Basis, want, a.Text)
		}
		if (d.Name == "") != (d.Basis == "") {
			t.Errorf("credit %q has the basis %q", d.Name, d.Basis)
		}
		if strings.Contains(d.Basis, "\n") || len(d.Basis) > 200 {
			t.Errorf("basis is no short line: %q", d.Basis)
		}
	}
}

func TestSameOutlet(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"AP", "The Associated Press", true},
		{"dpa", "Deutsche Presse-Agentur", true},
		{"The Harbour Echo", "harbour echo", true},
		{"harbourecho.com", "The Harbour Echo", true},
		{"news.harbourecho.co.uk", "Harbour Echo", true},
		{"apnews.com", "AP", true},
		{"afp.com", "Agence France-Presse", true},
		{"The Harbour Echo", "The Harbour Star", false},
		{"", "", false},
		{"", "AP", false},
	} {
		if got := SameOutlet(c.a, c.b); got != c.same {
			t.Errorf("SameOutlet(%q, %q) = %v", c.a, c.b, got)
		}
		if SameOutlet(c.a, c.b) != SameOutlet(c.b, c.a) {
			t.Errorf("SameOutlet(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

// FuzzFind checks that no text makes it panic and that a basis is always
// taken from the text or the author.
func FuzzFind(f *testing.F) {
	f.Add("By JANE DOE, Associated Press\n\nPORT ALDER (AP) — Ice.", "")
	f.Add("Ice.\n\nFirst published in The Harbour Echo.", "Jane Doe, dpa")
	f.Fuzz(func(t *testing.T, text, author string) {
		a := Article{Text: strings.ToValidUTF8(text, "\uFFFD"), Author: strings.ToValidUTF8(author, "\uFFFD")}
		d := Find(a)
		if d.Name == "" {
			return
		}
		words := strings.Join(strings.Fields(a.Text+" / author: "+a.Author), " ")
		for part := range strings.SplitSeq(d.Basis, " / ") {
			if !strings.Contains(words, part) {
				t.Errorf("basis %q is not in %q", d.Basis, words)
			}
		}
	})
}

// TestTailLines compares with the obvious way on texts longer and shorter than
// the end that is looked at first.
func TestTailLines(t *testing.T) {
	for _, text := range []string{
		"", "\n", "one", "one\n", "\none\n\ntwo", "a\nb\nc\nd\ne\nf\n", strings.Repeat("x", 5000),
		strings.Repeat("x", 3000) + "\nlast", "first\n" + strings.Repeat("x", 3000), strings.Repeat("\n \n", 4000),
		strings.Repeat(strings.Repeat("x", 700)+"\r\n", 30), "first\n" + strings.Repeat("\n", 9000) + "last",
	} {
		var want []string
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				want = append(want, line)
			}
		}
		want = want[max(0, len(want)-closingLines):]
		slices.Reverse(want)
		if got := tailLines(text, closingLines); !slices.Equal(got, want) {
			t.Errorf("last lines are %q, want %q", got, want)
		}
	}
}

// TestMaySaySource checks that the quick look refuses no line that the
// patterns take.
func TestMaySaySource(t *testing.T) {
	table, err := os.ReadFile("testdata/credits.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := append(strings.Split(string(table), "\n"),
		"This Meridian story was first published in The Harbour Echo.",
		"*(A version of this extraordinarily-long-adjective report has been republished with permission from Meridian Wire.)*",
		"Editor’s note: The article originally appeared on harbourecho.com.", "Read the full original article here on The Echo",
		"Zuerst erschienen bei Die Warte", "published first in The Echo")
	taken := 0
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if known().sourceIn(line) == "" {
			continue
		}
		taken++
		if !known().sourceWords.mayMatch(line) {
			t.Errorf("refused: %q", line)
		}
	}
	if taken < 10 {
		t.Errorf("only %d lines name a source", taken)
	}
}
