package shingle

import (
	"strings"
	"testing"
)

// TestReports checks for texts of several languages which of their sentences tell
// what somebody said.
func TestReports(t *testing.T) {
	z := NewAnalyzer()
	for text, want := range map[string][]bool{
		"The mayor said that the bridge would be shut until May. It was built by her grandfather. According to the board it is safe.": {true, false, true},
		"“He said that it is safe and that it will be open to all of us.” The bridge was built before the war.":                       {false, false},
		"Die Brücke ist laut dem Amt sicher und wird im Mai geöffnet. Sie wurde vor dem Krieg gebaut und ist alt.":                    {true, false},
		"Selon la maire, le pont est sûr et il sera ouvert en mai. Il a été construit avant la guerre par la ville.":                  {true, false},
		"Мост, по словам главы, безопасен и будет открыт в мае. Его построили ещё до войны на этом же месте.":                         {true, false},
	} {
		d := z.Analyze(text, "")
		if len(d.Sentences) != len(want) {
			t.Errorf("%d sentences, want %d of %q", len(d.Sentences), len(want), text)
			continue
		}
		for i, s := range d.Sentences {
			if d.Reports(s) != want[i] {
				t.Errorf("sentence %d of %q reports: %v", i, text, !want[i])
			}
		}
	}
}

// TestLongQuoted checks on either side of the bound which words are quoted in one
// go with many others, in one paragraph and in several.
func TestLongQuoted(t *testing.T) {
	z := NewAnalyzer()
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("the ferry ", n/2)) }
	for text, want := range map[string]int{
		"He said: “" + words(longQuotation-2) + ".” She left.":                                 0,
		"He said: “" + words(longQuotation) + ".” She left.":                                   longQuotation,
		"“" + words(30) + ".\n\n“" + words(30) + ".”\n\nShe left.":                             60,
		"“" + words(30) + ".”\n\nShe left.\n\n“" + words(30) + ".”":                            0,
		"“" + words(40) + ".”\n\n“" + words(40) + ",” he said. “" + words(40) + ".” She left.": 80,
	} {
		d := z.Analyze(text, "en")
		got := 0
		for _, tok := range d.Tokens {
			got += one(tok.Has(LongQuoted))
		}
		if got != want {
			t.Errorf("%d words are quoted at length, want %d of %.60q", got, want, text)
		}
	}
}

// TestQuote checks that spans of the format join what marks say, and that the
// words in them are flagged and counted.
func TestQuote(t *testing.T) {
	text := "The mayor spoke.\n\nWe wait, and “we wait gladly,” for the ferry.\n\nShe left."
	d := NewAnalyzer().Analyze(text, "en")
	start := strings.Index(text, "We wait")
	block := Span{Start: start, End: strings.Index(text, "\n\nShe")}
	d.Quote([]Span{block})
	if len(d.Quotations) != 1 || d.Quotations[0].Span != block || d.Quoted() != 9 || d.Own() != 5 {
		t.Errorf("%d quoted and %d own words in %+v, want 9 and 5 in %+v", d.Quoted(), d.Own(), d.Quotations, block)
	}
	checkQuotations(t, d)
}
