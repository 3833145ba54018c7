package propose

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"reprint/lsh"
	"reprint/shingle"
)

// TestRescoreKeepsFew: up to fewCandidates nothing is dropped.
func TestRescoreKeepsFew(t *testing.T) {
	p := &proposal{Corpus: &Corpus{Features: &Set{}}}
	candidates := []lsh.Candidate{{A: 0, B: 1}, {A: 0, B: 2}}
	if got := p.plausible(candidates); len(got) != 2 {
		t.Errorf("%d of 2 candidates kept", len(got))
	}
}

// TestPlausibility: a copy is plausible, a text of other words is not, and one
// feature in four says the same as all.
func TestPlausibility(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	words := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "w%dx ", r.IntN(4000))
			if i%17 == 16 {
				b.WriteString("ends. ")
			}
		}
		return b.String()
	}
	text := words(700)
	texts := []string{text, text[:len(text)/2] + words(300), words(700)}
	for _, rate := range []uint{0, 2} {
		var set Set
		for _, text := range texts {
			set.Add(shingle.NewAnalyzer().Analyze(text, ""))
		}
		z := rescorer{Set: set.Take(Rates{rate, rate, rate})}
		if odds := z.plausibility(0, 1); odds < plausibleOdds {
			t.Errorf("rate %d: a half copy has odds %v", rate, odds)
		}
		if odds := z.plausibility(0, 2); odds >= plausibleOdds {
			t.Errorf("rate %d: another text has odds %v", rate, odds)
		}
	}
}

// TestBudget: the most plausible candidates are kept up to the budget, and above it
// those that are plausible by themselves.
func TestBudget(t *testing.T) {
	var set Set
	for _, text := range []string{"one two three four five six", "one two three four five six", "seven eight nine", "ten eleven twelve"} {
		set.Add(shingle.NewAnalyzer().Analyze(strings.Repeat(text+" ", 9), ""))
	}
	p := &proposal{Options: Options{Budget: 1, Jobs: 1}, Corpus: &Corpus{Features: &set}}
	candidates := []lsh.Candidate{{A: 0, B: 1}, {A: 0, B: 2}, {A: 2, B: 3}}
	if got := p.plausible(candidates); len(got) == 0 || len(got) == 3 || got[0].B != 1 {
		t.Errorf("kept %v of a copy and two others", got)
	}
}
