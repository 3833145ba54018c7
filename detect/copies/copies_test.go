package copies

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"reprint/detect/finding"
)

// TestHolds: a case on either side of each bar, and what no share makes up for.
func TestHolds(t *testing.T) {
	for _, test := range []struct {
		what    string
		hold    finding.Hold
		verdict finding.Verdict
		want    bool
	}{
		{"four fifths", finding.Hold{Share: .80, Words: 2000}, finding.Syndicated, true},
		{"less", finding.Hold{Share: .79, Words: 2000}, finding.Syndicated, false},
		{"hardly a name apart", finding.Hold{Share: .95, Words: 2000, Apart: 30}, finding.Duplicate, true},
		{"too many", finding.Hold{Share: .95, Words: 2000, Apart: 31}, finding.Duplicate, false},
		{"other numbers", finding.Hold{Share: .99, Words: 2000, OtherFigures: true}, finding.Duplicate, false},
		{"a partial reprint", finding.Hold{Share: 1, Words: 2000}, finding.Partial, false},
		{"a rewrite", finding.Hold{Share: 1, Words: 2000}, finding.Rewrite, false},
		{"quotations", finding.Hold{Share: 1, Words: 2000}, finding.Quotes, false},
		{"a template", finding.Hold{Share: 1, Words: 2000}, finding.Template, false},
	} {
		o := Options{}.WithDefaults()
		if got := o.Holds(test.hold, test.verdict); got != test.want {
			t.Errorf("%s: %v, want %v", test.what, got, test.want)
		}
	}
	asked := Options{Share: .5, Verdicts: []finding.Verdict{finding.Partial, finding.Template}}.WithDefaults()
	for v, want := range map[finding.Verdict]bool{finding.Partial: false, finding.Template: true, finding.Duplicate: false} {
		if got := asked.Holds(finding.Hold{Share: .5, OtherFigures: true}, v); got != want {
			t.Errorf("%v where it is asked for, with other numbers: %v, want %v", v, got, want)
		}
	}
}

// A situation is documents by letter, in the order of the input, and who holds whom.
type situation struct {
	what  string
	docs  string // letters; a digit behind one is the day of publication
	words map[byte]int
	holds string // "ab" says that all of a stands in b, as judged
	far   string // the same, of documents that are judged only when it is asked for
	order Order
	set   string // documents of the second set
	want  string // "ab": a is dropped, because of b
}

var situations = []situation{
	{what: "two copies", docs: "ab", holds: "ab ba", want: "ba"},
	{what: "a chain whose ends share nothing", docs: "abc", holds: "ab ba bc cb", want: "ba"},
	{what: "a chain: c stands in a as well", docs: "abc", holds: "ab ba bc cb ca", want: "ba ca"},
	{what: "a chain: c is found to stand in a", docs: "abc", holds: "ab ba bc cb", far: "ca", want: "ba ca"},
	{what: "a part comes first", docs: "ab", holds: "ab", want: "ab"},
	{what: "a part on which a copy rests", docs: "abc", holds: "ab ac ca", want: "ca"},
	{what: "the earlier one", docs: "a9b2c", holds: "ab ba bc cb ac ca", want: "ab cb"},
	{what: "the first one, whatever its date", docs: "a9b2", holds: "ab ba", order: First, want: "ba"},
	{what: "the longest one", docs: "a1b2c3", words: map[byte]int{'b': 9}, holds: "ab ba cb bc", order: Longest, want: "ab cb"},
	{what: "of equally long ones the earlier", docs: "a2b1", holds: "ab ba", order: Longest, want: "ab"},
	{what: "the second set stays", docs: "abc", set: "bc", holds: "ab ba ac ca", want: "ab"},
	{what: "of the second set even what is a part", docs: "ab", set: "b", holds: "ba", want: ""},
	{what: "not compared within a set", docs: "abc", set: "c", holds: "ca cb", far: "ab ba", want: ""},
	{what: "a group around its last member", docs: "abcz", holds: "az za bz zb cz zc", far: "ba ca", want: "ba ca za"},
	{what: "the eighth that is tried", docs: "abcdefghxz", holds: "az bz cz dz ez fz gz hz xz zx", far: "xh", want: "az bz cz dz ez fz gz xh"},
	{what: "no more are tried", docs: "abcdefghixz", holds: "az bz cz dz ez fz gz hz iz xz zx", far: "xi", want: "zx"},
}

func TestFind(t *testing.T) {
	for _, s := range situations {
		c, pairs := s.corpus()
		found, err := Find(c, pairs, Options{Order: s.order})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			got = append(got, d.ID+d.Of)
		}
		if got := strings.Join(got, " "); got != s.want {
			t.Errorf("%s: %q, want %q", s.what, got, s.want)
		}
	}
}

// corpus makes documents and pairs of the letters.
func (s *situation) corpus() (*Corpus, []Judged) {
	c := &Corpus{}
	for i := 0; i < len(s.docs); i++ {
		d := finding.Document{ID: s.docs[i : i+1], Words: s.words[s.docs[i]], Against: strings.Contains(s.set, s.docs[i:i+1])}
		if day, err := strconv.Atoi(s.docs[i+1 : min(i+2, len(s.docs))]); err == nil {
			d.Published = time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)
			i++
		}
		c.Documents = append(c.Documents, d)
		c.Places = append(c.Places, uint32(len(c.Places)))
	}
	judged := func(a, b int, holds string) Judged {
		x, y := c.Documents[a].ID, c.Documents[b].ID
		j := Judged{A: uint32(a), B: uint32(b), Verdict: finding.Syndicated}
		if slices.Contains(strings.Fields(holds), x+y) {
			j.OfA = finding.Hold{Share: 1}
		}
		if slices.Contains(strings.Fields(holds), y+x) {
			j.OfB = finding.Hold{Share: 1}
		}
		return j
	}
	c.Judge = func(a, b uint32) (Judged, error) { return judged(int(a), int(b), s.far), nil }
	var pairs []Judged
	for b := range c.Documents {
		for a := range b {
			pairs = append(pairs, judged(a, b, s.holds))
		}
	}
	return c, pairs
}

// TestFindFails: an error of the judge ends the search.
func TestFindFails(t *testing.T) {
	s := situation{docs: "abc", holds: "ab ba bc cb"}
	c, pairs := s.corpus()
	failure := errors.New("no such text")
	c.Judge = func(a, b uint32) (Judged, error) { return Judged{}, failure }
	if _, err := Find(c, pairs, Options{}); !errors.Is(err, failure) {
		t.Errorf("error %v", err)
	}
}

func TestValidate(t *testing.T) {
	for _, o := range []Options{{Share: -.1}, {Share: 1.1}, {Order: "newest"}} {
		if o.Validate() == nil {
			t.Errorf("%+v is valid", o)
		}
	}
	if o := (Options{}).WithDefaults(); o.Validate() != nil || fmt.Sprint(o.VerdictNames()) != "[duplicate syndicated]" {
		t.Errorf("the default: %+v", o)
	}
}
