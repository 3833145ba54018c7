package wording

import (
	"strings"
	"testing"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
)

func TestHeadline(t *testing.T) {
	for _, test := range []struct {
		pair           finding.Pair
		want, wantMore string
	}{
		{finding.Pair{Verdict: finding.Rewrite, Order: finding.AFirst, OrderBasis: sample.InWords("published earlier"), AB: .9, BA: .71,
			Passages: make([]align.Passage, 3), ClassWords: [align.NumClasses]int{12, 0, 300}},
			"B rewrites A", "71% of B’s own words stand in A and 90% of A’s in B, in 3 passages: 12 words word for word, 300 words in other words. A was first: published earlier."},
		{finding.Pair{Verdict: finding.Rewrite, AB: .9, BA: .2, Passages: make([]align.Passage, 1), ClassWords: [align.NumClasses]int{0, 0, 1}},
			"A and B say the same in other words", "90% of A’s own words stand in B and 20% of B’s in A, in 1 passage: 1 word in other words. Which was first is not known."},
		{finding.Pair{Verdict: finding.Rewrite, Order: finding.BFirst}, "A rewrites B",
			"Its sentences have their counterparts in the other article, but none is close enough to be marked. B was first."},
		{finding.Pair{Verdict: finding.Syndicated, Order: finding.BFirst, AB: .91, BA: .74, Passages: []align.Passage{{}, {Class: align.Quotation}}, ClassWords: [align.NumClasses]int{337, 0, 0, 33}},
			"A reprints most of B", "91% of A’s own words stand in B and 74% of B’s in A, in 1 passage: 337 words word for word. B was first."},
		{finding.Pair{Verdict: finding.Syndicated, Order: finding.BFirst, AB: .6, BA: .97, ClassWords: [align.NumClasses]int{9}}, "A reprints B",
			"60% of A’s own words stand in B and 97% of B’s in A, in 0 passages: 9 words word for word. B was first."},
		{finding.Pair{Verdict: finding.Quotes, ClassWords: [align.NumClasses]int{0, 0, 0, 40}}, "A and B share only quoted words",
			"40 quoted words stand in both. Quotations never count as reuse. Which was first is not known."},
		{finding.Pair{Verdict: finding.Event}, "A and B report one event independently",
			"They share names and figures. This is not reuse. Which was first is not known."},
		{finding.Pair{Verdict: finding.Event, Words: 9, ClassWords: [align.NumClasses]int{0, 0, 9, 3}}, "A and B report one event independently",
			"They share names, figures and 3 quoted words. This is not reuse. Besides, 9 words in other words look alike, too little to be called reuse. Which was first is not known."},
		{finding.Pair{Verdict: finding.Unrelated}, "Nothing in A and B points to reuse",
			"What they have in common is no more than chance. Which was first is not known."},
	} {
		if got := Headline(&test.pair, "A", "B"); got != test.want {
			t.Errorf("headline %q, want %q", got, test.want)
		}
		if got := Figures(&test.pair) + " " + Order(&test.pair); got != test.wantMore {
			t.Errorf("%s: %q, want %q", test.want, got, test.wantMore)
		}
	}
}

// TestCommonSource: where both took from a third text, none of them takes from the other.
func TestCommonSource(t *testing.T) {
	for verdict, want := range map[finding.Verdict]string{
		finding.Duplicate: "A and B carry the same text, likely from a common source", finding.Syndicated: "Nearly all of B stands in A, likely from a common source",
		finding.Partial: "A and B share a part word for word, likely from a common source", finding.Rewrite: "A and B say the same in other words, likely from a common source",
	} {
		p := finding.Pair{Verdict: verdict, Order: finding.AFirst, AB: .6, BA: .9, CommonSource: true}
		if got := Headline(&p, "A", "B"); got != want {
			t.Errorf("headline %q, want %q", got, want)
		}
	}
}

// TestBars shows pairs on either side of the bars.
func TestBars(t *testing.T) {
	p := finding.Pair{Verdict: finding.Syndicated, Order: finding.AFirst, BA: .99}
	for cover, want := range map[float64]string{.89: "B reprints most of A", .9: "B reprints A", .91: "B reprints A"} {
		p.AB = cover
		if got := Headline(&p, "A", "B"); got != want {
			t.Errorf("of %v: %q, want %q", cover, got, want)
		}
	}
	p.Verdict = finding.Rewrite
	for cover, marked := range map[float64]bool{.0049: false, .005: true, .0051: true} {
		p.AB, p.BA = cover, .001
		if got := Figures(&p); strings.HasPrefix(got, "Its sentences") == marked {
			t.Errorf("at %v: %q", cover, got)
		}
	}
}

func TestSideNames(t *testing.T) {
	for _, test := range [][4]string{{"Gazette", "Post", "Gazette (A)", "Post (B)"}, {"Gazette", "Gazette", "A", "B"}, {"", "Post", "A", "B"}} {
		if a, b := SideNames(test[0], test[1]); a != test[2] || b != test[3] {
			t.Errorf("%q and %q are called %q and %q", test[0], test[1], a, b)
		}
	}
}
