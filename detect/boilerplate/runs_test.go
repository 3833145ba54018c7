package boilerplate

import (
	"strings"
	"testing"

	"reprint/lsh"
	"reprint/shingle"
)

// A run is marked from eight words on, whose four grams were learnt.
func TestMarkRuns(t *testing.T) {
	z := shingle.NewAnalyzer()
	text := z.Analyze("The ferry sailed early. See also where herring boats rest. Nobody was hurt.", "en")
	for run, want := range map[string]string{
		"See also where herring boats rest. Nobody was": "See also where herring boats rest. Nobody was",
		"See also where herring boats rest. Nobody":     "",
	} {
		rules := newRules()
		for _, g := range shingle.Grams(nil, z.Analyze(run, "en"), 5, true) {
			rules.tables[maskedRuns].put(uint64(lsh.Folded(g)), Cause{kind: inFolder})
		}
		marks, _ := rules.For().Marks(text, nil, nil)
		var marked []string
		for _, m := range marks {
			marked = append(marked, text.Source[m.Start:m.End])
		}
		if got := strings.Join(marked, " | "); got != want {
			t.Errorf("where %q was learnt, %q is marked", run, got)
		}
	}
}

// Where a run of an outlet is .15 of a sentence, its other words are facts of a mould.
func TestMarkAround(t *testing.T) {
	z := shingle.NewAnalyzer()
	run := "was charged today before the judge of the"
	rules := newRules()
	for _, g := range shingle.Grams(nil, z.Analyze(run, "en"), gramWords, true) {
		rules.tables[maskedRuns].put(uint64(lsh.Folded(g)), Cause{kind: inOutlet, scope: "court"})
	}
	for more, want := range map[int]int{45: 2, 46: 0} {
		text := z.Analyze("Nobody slept. Ada "+run+strings.Repeat(" herring", more-1)+".", "en")
		if _, rares := rules.For("court").Marks(text, nil, nil); len(rares) != want {
			t.Errorf("beside %d words of a run %d stretches of %d words are marked, not %d", 8, len(rares), more, want)
		}
	}
}

// Formulas that are too short to be runs make a mould together.
func TestMarkMould(t *testing.T) {
	z := shingle.NewAnalyzer()
	rules := newRules()
	for _, formula := range []string{"the case was looked into by", "under the supervision of the"} {
		for _, g := range shingle.Grams(nil, z.Analyze(formula, "en"), gramWords, true) {
			rules.tables[maskedRuns].put(uint64(lsh.Folded(g)), Cause{kind: inOutlet, scope: "court"})
		}
	}
	mould := "The case was looked into by Ada Marsh under the supervision of the chief."
	text := z.Analyze("Nobody slept. "+mould+" The case was looked into by day.", "en")
	masks, rares := rules.For("court").Marks(text, nil, nil)
	if len(masks) != 0 || len(rares) != 1 || text.Source[rares[0].Start:rares[0].End]+"." != mould {
		t.Errorf("masked %v, marked %v", masks, rares)
	}
}

// A crowd of grams is counted, and none of them given.
type crowd int

func (c crowd) Count(uint32) int          { return int(c) }
func (c crowd) Shared(uint32, uint32) int { return 0 }
func (c crowd) Hashes(uint32) []uint32    { return nil }

// Of more than four million grams half are counted.
func TestSampleGrams(t *testing.T) {
	for grams, want := range map[crowd]uint{4 << 20: 0, 4<<20 + 1: 1} {
		if rate := Learn([]Article{{}}, grams).Rules.rate; rate != want {
			t.Errorf("of %d grams one in 2^%d is counted, not in 2^%d", grams, rate, want)
		}
	}
}
