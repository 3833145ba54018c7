package propose

import (
	"slices"
	"testing"

	"reprint/lsh"
	"reprint/shingle"
)

// TestGramLength: seven words have three grams.
func TestGramLength(t *testing.T) {
	f := FeaturesOf(shingle.NewAnalyzer().Analyze("Herring boats left the harbour before dawn.", "en"))
	if len(f[grams]) != 3 {
		t.Errorf("%d grams, want 3", len(f[grams]))
	}
}

// TestCenter: of 1,024 members every second is counted. Among these one value is
// the most frequent, but not with one member more or less.
func TestCenter(t *testing.T) {
	c := &crowds{}
	var members []uint32
	for i := range uint32(1024) {
		value := uint32(2)
		if i%2 == 0 && (i < 508 || i >= 1018) { // 254 in the first half, 3 in the second
			value = 1
		}
		c.sigs = append(c.sigs, lsh.Signature{value})
		members = append(members, i)
	}
	if center := c.center(members); center[0] != 1 {
		t.Errorf("the center is %v", center)
	}
}

// TestLongTexts: up to 80,000 words a text keeps all its pairs, with more those
// that take four million words together, and two at least.
func TestLongTexts(t *testing.T) {
	for words, want := range map[int]int{80_000: 60, 80_001: 49, 4_000_000: 2} {
		docs := make([]Document, 61)
		docs[0].Words = words
		p := &proposal{Corpus: &Corpus{Documents: docs}}
		var candidates []lsh.Candidate
		for b := range uint32(60) {
			candidates = append(candidates, lsh.Candidate{A: 0, B: b + 1})
		}
		if got := p.limitLong(candidates); len(got) != want {
			t.Errorf("a text of %d words keeps %d pairs, want %d", words, len(got), want)
		}
	}
}

// TestMostPlausible: beyond the budget a candidate is kept from log-odds of -1.4 on.
func TestMostPlausible(t *testing.T) {
	odds := []float32{3, -1.41, -1.39, -2}
	var kept []uint32
	for _, c := range mostPlausible([]lsh.Candidate{{B: 1}, {B: 2}, {B: 3}, {B: 4}}, odds, 1) {
		kept = append(kept, c.B)
	}
	if !slices.Equal(kept, []uint32{1, 3}) {
		t.Errorf("kept %v, want 1 and 3", kept)
	}
}

// threeTexts are features of three documents: the first two share so many grams, and
// nothing else is shared.
func threeTexts(shared int) *Set {
	var s Set
	for doc := range uint32(3) {
		f := Features{triples: run(1<<20*(doc+1), 300), stems: run(1<<20*(doc+1), 300)}
		f[grams] = run(1<<20*(doc+1), 600)
		if doc < 2 {
			f[grams] = slices.Concat(run(0, shared), f[grams])
		}
		s.AddFeatures(&f)
	}
	return &s
}

// run are n numbers in a row.
func run(first uint32, n int) []uint32 {
	list := make([]uint32, n)
	for i := range list {
		list[i] = first + uint32(i)
	}
	return list
}

// TestLiteralGrams: twelve shared grams are plausible whatever the model says.
func TestLiteralGrams(t *testing.T) {
	for shared, plausible := range map[int]bool{12: true, 11: false} {
		r := rescorer{Set: threeTexts(shared)}
		if odds := r.plausibility(0, 1); odds >= 0 != plausible {
			t.Errorf("%d shared grams have odds of %v", shared, odds)
		}
	}
}

// TestFewCandidates: 25,000 candidates are kept, and with one more the least plausible
// is not.
func TestFewCandidates(t *testing.T) {
	p := &proposal{Options: Options{Jobs: 1}, Corpus: &Corpus{Features: threeTexts(5)}}
	candidates := slices.Repeat([]lsh.Candidate{{A: 0, B: 1}}, 25_001)
	candidates[25_000].B = 2
	if got := len(p.plausible(candidates[1:])); got != 25_000 {
		t.Errorf("%d of 25,000 candidates kept", got)
	}
	if got := len(p.plausible(candidates)); got != 25_000 {
		t.Errorf("%d of 25,001 candidates kept", got)
	}
}
