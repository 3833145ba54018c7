package detect

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/lsh"
)

// TestRescoreKeepsFew: up to fewCandidates nothing is dropped.
func TestRescoreKeepsFew(t *testing.T) {
	p := &firstPass{}
	candidates := []lsh.Candidate{{A: 0, B: 1}, {A: 0, B: 2}}
	if got := p.rescore(candidates); len(got) != 2 {
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
	docs := []*corpus.Document{{ID: "a", Text: text}, {ID: "b", Text: text[:len(text)/2] + words(300)}, {ID: "c", Text: words(700)}}
	for _, rate := range []uint{0, 2} {
		p, err := readAll(t.Context(), corpus.FromDocuments(docs), Options{Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range []*lsh.Features{&p.features.grams, &p.features.triples, &p.features.stems} {
			v.Sample(rate)
			p.rate[i] = rate
		}
		z := rescorer{firstPass: p}
		if odds := z.plausibility(0, 1); odds < plausibleOdds {
			t.Errorf("rate %d: a half copy has odds %v", rate, odds)
		}
		if odds := z.plausibility(0, 2); odds >= plausibleOdds {
			t.Errorf("rate %d: another text has odds %v", rate, odds)
		}
	}
}
