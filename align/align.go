// Package align finds what two texts share: passages with a class, and inside
// a passage the word-level diff.
package align

import (
	_ "embed"
	"slices"
	"sync"

	"reprint/internal/forest"
)

// An Alignment is what two texts share.
type Alignment struct {
	Passages []Passage // by place in A
	Solid    int32
}

// The thresholds of the passage search. Seeds and fragments are let in
// generously: the passage model decides on them.
const (
	minSeedCosine     = .20
	minSeedDice       = .20
	seedGap           = 4 // sentences between the seeds of a fragment
	minFragmentCosine = .25
	minPassageBytes   = 80
	minChainWords     = 30 // of an exact chain that is a passage by itself
	solidWords        = 40 // of a chain that needs no other evidence
	solidDensity      = .75
	minPassage        = .5 // of the passage model
)

//go:embed models/passage.txt
var passageModelText string

//go:embed models/summary.txt
var summaryModelText string

var (
	passageModel = sync.OnceValue(func() *forest.Forest { return forest.Parse(passageModelText) })
	summaryModel = sync.OnceValue(func() *forest.Forest { return forest.Parse(summaryModelText) })
)

// A match is a candidate passage as token ranges.
type match struct {
	a, b                   tokenRange
	cosine                 float32
	exact                  bool
	seeds                  []seed
	sentencesA, sentencesB int32
	prob                   float64
	summary                bool
}

// Align finds the passages that a and b share.
func Align(a, b *Side) *Alignment {
	sim := newSimilarity(a, b)
	sim.runs = runs(a, b)
	var solid, weak []match
	for _, c := range chains(sim.runs) {
		m := match{a: c.a, b: c.b, exact: true, cosine: 1}
		density := float64(c.matched) / float64(max(c.a.len(), c.b.len()))
		if c.matched >= solidWords && density >= solidDensity {
			solid = append(solid, m)
			sim.solid += c.matched
		} else if c.matched >= minChainWords {
			weak = append(weak, m)
		}
	}
	seeds := sim.seeds(minSeedCosine, minSeedDice)
	if len(solid) > 0 {
		seeds = slices.DeleteFunc(seeds, func(s seed) bool {
			ua, ub := a.sentences[s.a], b.sentences[s.b]
			for _, m := range solid {
				if m.a.overlap(tokenRange{ua.first, ua.last}) > 0 || m.b.overlap(tokenRange{ub.first, ub.last}) > 0 {
					return true
				}
			}
			return false
		})
	}
	fragments := sim.extendSeeds(seeds, seedGap, 0, minFragmentCosine)
	matches := solid
	for _, f := range fragments {
		m := match{
			a:      tokenRange{a.sentences[f.a.first].first, a.sentences[f.a.last-1].last},
			b:      tokenRange{b.sentences[f.b.first].first, b.sentences[f.b.last-1].last},
			cosine: f.cosine, seeds: f.seeds, sentencesA: f.a.len(), sentencesB: f.b.len(),
		}
		m = sim.refine(m)
		m.cosine = sim.rangeCosine(m.a, m.b)
		pa, pb := a.span(m.a), b.span(m.b)
		if pa.Len() < minPassageBytes || pb.Len() < minPassageBytes {
			continue
		}
		if m.prob = passageModel().Probability(sim.features(&m)); m.prob < minPassage {
			continue
		}
		matches = append(matches, m)
	}
	m, ok := sim.summary(matches)
	if !ok {
		m, ok = sim.swapped().summary(swap(matches))
		m.a, m.b = m.b, m.a
		if ok {
			matches = slices.DeleteFunc(matches, func(x match) bool { return x.b.overlap(m.b) > 0 })
		}
	}
	if ok {
		m.summary = true
		matches = append(slices.DeleteFunc(matches, func(x match) bool { return x.a.overlap(m.a) > 0 && x.b.overlap(m.b) > 0 }), m)
	}
	frag := len(matches)
	for _, c := range weak {
		inside := false
		for _, m := range matches[:frag] {
			if m.a.overlap(c.a) > 0 && m.b.overlap(c.b) > 0 {
				inside = true
			}
		}
		if !inside {
			matches = append(matches, c)
		}
	}
	out := &Alignment{Solid: sim.solid}
	for _, m := range matches {
		if m.exact {
			m.prob = 1
		}
		out.Passages = append(out.Passages, sim.passage(&m))
	}
	orderPassages(out.Passages)
	return out
}
