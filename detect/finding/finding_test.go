package finding

import (
	"testing"
	"time"
)

// TestSentences checks that every kind of reason and basis has words of its own
// that hold its figures, and a name that is read again.
func TestSentences(t *testing.T) {
	seen := map[string]bool{}
	check := func(name, sentence string) {
		t.Helper()
		if sentence == "" || seen[sentence] {
			t.Errorf("%s: %q is empty or another kind's sentence", name, sentence)
		}
		seen[sentence] = true
	}
	for k := range NumReasons {
		check(k.String(), Reason{Kind: k, AB: .5, BA: .25, Count: 7, Name: "the wire", Other: "b.txt"}.String())
		if got, err := ParseReasonKind(k.String()); err != nil || got != k {
			t.Errorf("the name %q is read as %v, %v", k, got, err)
		}
	}
	for k := NoBasis + 1; k < NumBases; k++ {
		check(k.String(), Basis{Kind: k, Name: "by the wire", Gap: 26 * time.Hour, Count: 3, Of: 9}.String())
		if got, err := ParseBasisKind(k.String()); err != nil || got != k {
			t.Errorf("the name %q is read as %v, %v", k, got, err)
		}
	}
	for days, want := range map[int]string{0: "earlier the same day", 1: "the day before", 2: "2 days before"} {
		check(want, Basis{Kind: Earlier, Days: days}.String())
		check(want, Basis{Kind: EarliestHere, Days: days}.String())
		if got := (Basis{Kind: Earlier, Days: days}).String(); got != "published "+want {
			t.Errorf("%d days: %q", days, got)
		}
	}
	if _, err := ParseReasonKind("nonsense"); err == nil {
		t.Error("nonsense is a kind of reason")
	}
}

func TestParseVerdict(t *testing.T) {
	for v := range Verdict(NumVerdicts) {
		if got, err := ParseVerdict(v.String()); err != nil || got != v {
			t.Errorf("%v is read as %v, %v", v, got, err)
		}
	}
	if _, err := ParseVerdict("copied"); err == nil {
		t.Error("copied is a verdict")
	}
}

func TestApart(t *testing.T) {
	noon := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	at := func(hours int, uncertain time.Duration) *Document {
		return &Document{Published: noon.Add(time.Duration(hours) * time.Hour), Uncertainty: uncertain}
	}
	for _, test := range []struct {
		a, b *Document
		want bool
	}{
		{at(0, 0), at(2, time.Hour), true},
		{at(2, time.Hour), at(0, 0), true},
		{at(0, time.Hour), at(2, time.Hour), false},
		{at(0, 0), &Document{}, false},
		{&Document{}, at(0, 0), false},
	} {
		if got := test.a.Apart(test.b); got != test.want {
			t.Errorf("%v and %v apart: %v", test.a.Published, test.b.Published, got)
		}
	}
}

func TestDuration(t *testing.T) {
	for _, test := range []struct {
		d    time.Duration
		want string
	}{
		{0, "less than a minute"}, {-90 * time.Second, "2 min"}, {59 * time.Minute, "59 min"}, {time.Hour, "1 h"},
		{2*time.Hour + 10*time.Minute, "2 h 10 min"}, {24 * time.Hour, "1 day"}, {25*time.Hour + time.Minute, "25 h"},
		{47*time.Hour + 59*time.Minute, "47 h"}, {48 * time.Hour, "2 days"}, {75 * time.Hour, "3 days"},
	} {
		if got := Duration(test.d); got != test.want {
			t.Errorf("%v: %q, want %q", test.d, got, test.want)
		}
	}
}

// TestSameText: one text in which other words are quoted is not the same.
func TestSameText(t *testing.T) {
	a := Document{Lang: "en", TextSHA256: [32]byte{1}, Quoted: 3}
	for what, change := range map[string]func(*Document){
		"text":       func(d *Document) { d.TextSHA256[0]++ },
		"language":   func(d *Document) { d.Lang = "de" },
		"quotations": func(d *Document) { d.Quoted++ },
	} {
		b := a
		if change(&b); a.SameText(&b) || !a.SameText(&a) {
			t.Errorf("another %s is the same text", what)
		}
	}
}
