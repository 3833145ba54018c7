package align

import (
	_ "embed"
	"slices"
	"sync"

	"reprint/align/anchors"
	"reprint/internal/forest"
)

//go:embed models/passage.txt
var passageModelText string

//go:embed models/summary.txt
var summaryModelText string

var (
	passageModel = sync.OnceValue(func() *forest.Forest { return forest.MustParse("align", passageModelText, passageFeatures[:]) })
	summaryModel = sync.OnceValue(func() *forest.Forest { return forest.MustParse("align", summaryModelText, summaryFeatures[:]) })
)

// A match is a passage, or a candidate for one, as token ranges.
type match struct {
	a, b           tokenRange
	cosine         float32 // of the two stretches, as one vector each
	prob           float64 // how sure the match is, see Passage.Probability
	exact, summary bool    // a chain of equal words; a stretch that condenses the other text

	// Of a fragment:
	seeds                  []seed
	sentencesA, sentencesB int32 // sentences on each side
}

// matches finds the passages: long exact chains, what the passage model takes
// of the fragments, a summary, and short exact chains beside all these.
func (c *comparison) matches() []match {
	found, weak := c.exactMatches()
	found = append(found, c.fragments(found)...)
	found = c.summarize(found)
	return append(found, outside(weak, found)...)
}

// exactMatches splits the exact chains into those that need no other evidence and
// those that count only where nothing else was found.
func (c *comparison) exactMatches() (solid, weak []match) {
	for _, x := range anchors.Chains(c.exact.Anchors) {
		m := match{a: x.A, b: x.B, cosine: 1, prob: 1, exact: true}
		switch density := float64(x.Matched) / float64(max(x.A.Len(), x.B.Len())); {
		case x.Matched >= solidWords && density >= solidDensity:
			solid = append(solid, m)
			c.solid += x.Matched
		case x.Matched >= minChainWords:
			weak = append(weak, m)
		}
	}
	return solid, weak
}

// fragments finds the passages among the sentences that no exact chain touches.
func (c *comparison) fragments(exact []match) []match {
	skipA, skipB := c.a.touched(exact, onA), c.b.touched(exact, onB)
	if len(exact) > 0 && (!slices.Contains(skipA, false) || !slices.Contains(skipB, false)) {
		return nil
	}
	c.weigh()
	var found []match
	for _, f := range c.extendSeeds(c.seeds(minSeedCosine, minSeedDice, skipA, skipB), seedGap, minFragmentCosine) {
		m := c.refine(match{a: c.a.tokens(f.a), b: c.b.tokens(f.b), seeds: f.seeds, sentencesA: f.a.Len(), sentencesB: f.b.Len()})
		if c.a.span(m.a).Len() < minPassageBytes || c.b.span(m.b).Len() < minPassageBytes {
			continue
		}
		m.cosine = c.cosine(m.a, m.b)
		x := c.features(&m)
		if c.trace != nil {
			c.traceFragment(&m, x)
		}
		if m.prob = passageModel().Probability(x); m.prob >= minPassage {
			found = append(found, m)
		}
	}
	return found
}

func onA(m *match) tokenRange { return m.a }
func onB(m *match) tokenRange { return m.b }

// touched says of every sentence whether the matches overlap it on the given
// side; it is nil where there are no matches.
func (s *Side) touched(matches []match, side func(*match) tokenRange) []bool {
	if len(matches) == 0 {
		return nil
	}
	touched := make([]bool, len(s.sentences))
	for k := range matches {
		r := side(&matches[k])
		for i := s.sentenceOf(r.First); i < len(s.sentences) && s.sentences[i].first < r.Last; i++ {
			touched[i] = true
		}
	}
	return touched
}

// outside are the matches that overlap none of the others on both sides.
func outside(matches, others []match) []match {
	var out []match
	for _, m := range matches {
		inside := false
		for _, o := range others {
			inside = inside || o.a.Overlap(m.a) > 0 && o.b.Overlap(m.b) > 0
		}
		if !inside {
			out = append(out, m)
		}
	}
	return out
}
