package eval

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
)

// scan is a made-up result over documents a to h.
func scan(pairs ...finding.Pair) *detect.Result {
	r := &detect.Result{Pairs: pairs}
	for _, id := range strings.Split("abcdefgh", "") {
		r.Documents = append(r.Documents, finding.Document{ID: id})
	}
	return r
}

func found(a, b string, v finding.Verdict, score float64) finding.Pair {
	return finding.Pair{A: a, B: b, Verdict: v, Score: score, Reasons: []finding.Reason{{Name: "for " + a + b}}}
}

func TestScorePairs(t *testing.T) {
	// Four true pairs: ab and cd are found, ef is verified and called event,
	// gh is not even proposed. False alarms: ac (listed) and ah (not listed).
	// ad is flagged, but not counted.
	result := scan(
		found("a", "b", finding.Duplicate, 1), found("c", "d", finding.Rewrite, .75),
		found("e", "f", finding.Event, .25), found("a", "c", finding.Partial, .5),
		found("a", "h", finding.Rewrite, .55), found("a", "d", finding.Rewrite, .6),
		found("b", "e", finding.Quotes, .125),
	)
	candidates := map[key]bool{{"a", "b"}: true, {"c", "d"}: true, {"e", "f"}: true, {"f", "g"}: true}
	text := "a\tb\tlabel\tkind\na\tb\t1\tlight\nc\td\t1\theavy\ne\tf\t1\theavy\ng\th\t1\theavy\na\tc\t0\tsame event\nb\te\t0\tsame event\na\td\t-\tlight\n"
	type figures struct{ candidates, precision, recall, f1, flagged float64 }
	tests := []struct {
		unlisted Label
		want     figures
		alarms   string
	}{
		{NoReuse, figures{.75, .5, .5, .5, .5}, "ah ac"},
		{Uncounted, figures{.75, 2. / 3, .5, 4. / 7, .5}, "ac"},
	}
	for _, test := range tests {
		r, err := scorePairs(truthOf(t, test.unlisted, text), result, candidates)
		if err != nil {
			t.Fatal(err)
		}
		got := figures{r.CandidateRecall.Value, r.Precision.Value, r.Recall.Value, r.F1.Value, r.Flagged.Value}
		if !near(got.f1, test.want.f1) {
			t.Errorf("%v: F1 %v, want %v", test.unlisted, got.f1, test.want.f1)
		}
		got.f1 = test.want.f1
		if got != test.want {
			t.Errorf("unlisted %v: %+v, want %+v", test.unlisted, got, test.want)
		}
		if s := faults(r.Missed); s != "ef gh" {
			t.Errorf("missed %s", s)
		}
		if s := faults(r.False); s != test.alarms {
			t.Errorf("false alarms %s, want %s", s, test.alarms)
		}
		if r.Findings != 5 || r.Candidates != 4 {
			t.Errorf("%d findings, %d candidates", r.Findings, r.Candidates)
		}
	}
}

func faults(list []PairFault) string {
	var names []string
	for _, f := range list {
		names = append(names, f.A+f.B)
	}
	return strings.Join(names, " ")
}

func TestScorePairsDetails(t *testing.T) {
	truth := truthOf(t, NoReuse, "a\tb\tlabel\tkind\na\tb\t1\tlight\nc\td\t1\theavy\ne\tf\t1\theavy\ng\tz\t1\theavy\na\tc\t0\tevent\nb\tc\t-\n")
	result := scan(found("a", "b", finding.Duplicate, .9), found("c", "d", finding.Quotes, .3), found("b", "c", finding.Rewrite, .8), found("a", "c", finding.Rewrite, .55))
	result.Warnings = []detect.Warning{{Path: "x.txt", Error: "empty"}}
	r, err := scorePairs(truth, result, map[key]bool{{"e", "f"}: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Warnings) != 2 || r.Warnings[1] != "z: listed, but not in the folder" {
		t.Errorf("warnings %q", r.Warnings)
	}
	reasons := map[string]string{}
	for _, f := range r.Missed {
		reasons[f.A+f.B] = f.Verdict
	}
	want := map[string]string{"cd": "quotes", "ef": "candidate, not verified", "gz": "not in the folder"}
	for pair, verdict := range want {
		if reasons[pair] != verdict {
			t.Errorf("%s was missed as %q, want %q", pair, reasons[pair], verdict)
		}
	}
	if len(r.Kinds) != 3 {
		t.Fatalf("kinds %+v", r.Kinds)
	}
	for i, k := range []struct {
		kind             string
		label            Label
		n                int
		candidates, good float64
	}{{"heavy", Reuse, 3, 2. / 3, 0}, {"light", Reuse, 1, 1, 1}, {"event", NoReuse, 1, 1, 1}} {
		got := r.Kinds[i]
		if got.Kind != k.kind || got.Label != k.label || got.Findings.N != k.n || got.Candidates.Value != k.candidates || got.Findings.Value != k.good {
			t.Errorf("kind %d: %+v, want %+v", i, got, k)
		}
	}
	rows := map[string][]int{ // verdict columns with counts
		"1": {int(finding.Duplicate), int(finding.Quotes), finding.NumVerdicts, finding.NumVerdicts},
		"0": {int(finding.Rewrite)}, "-": {int(finding.Rewrite)}, "unlisted": nil,
	}
	for _, row := range r.Verdicts {
		columns := rows[row.Label]
		for _, c := range columns {
			row.Counts[c]--
		}
		for c, n := range row.Counts {
			if n != 0 {
				t.Errorf("label %s, verdict %s: count is %d off", row.Label, verdictName(c), n)
			}
		}
	}
	// Verified and counted: .9 true, .3 true, .55 false.
	if r.Reliability.N != 3 || !near(r.Reliability.Error, (.1+.7+.55)/3) {
		t.Errorf("reliability %+v", r.Reliability)
	}
	var out bytes.Buffer
	if err := r.Table(&out, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"candidate recall", "not in the folder", "for cd", "for ac", "calibration error", "x.txt: empty"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, &out)
		}
	}
}

func TestScorePairsAgreement(t *testing.T) {
	truth := truthOf(t, NoReuse, "a\tb\tverdict\na\tb\tduplicate\nc\td\tpartial\ne\tf\tevent\ng\th\tunrelated\n")
	r, err := scorePairs(truth, scan(found("a", "b", finding.Duplicate, 1), found("c", "d", finding.Rewrite, .7), found("e", "f", finding.Quotes, .2)), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Agreement.Value != .5 || r.Agreement.N != 4 || faults(r.Disagreements) != "cd ef" {
		t.Errorf("agreement %+v, disagreements %v", r.Agreement, r.Disagreements)
	}
	if r.F1.Value != 1 {
		t.Errorf("F1 %v: both findings are true, whatever their name", r.F1)
	}
}

func TestScorePairsOfOtherDocuments(t *testing.T) {
	truth := truthOf(t, NoReuse, "a\tb\tlabel\nx\ty\t1\n")
	if _, err := scorePairs(truth, scan(), nil); !errors.Is(err, errNoTruth) {
		t.Errorf("error %v", err)
	}
}
