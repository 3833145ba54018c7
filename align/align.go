// Package align finds what two texts share: passages with a class, how far the
// whole texts correspond sentence for sentence, and inside a passage the
// word-level diff.
//
// [Prepare] makes the [Side] of a text, once for all its pairs. [Align] compares
// two sides: exact runs are chained; sentences that resemble each other, by
// words weighed within just these two texts, are seeds that grow into fragments;
// the edges of a fragment are set by likelihood, and a small model decides
// whether it is a passage. [Edits] diffs a passage word by word.
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
	// Jaccard is the resemblance of the whole texts by runs of GramWords words.
	Jaccard float64
	// Longest is the longest run of equal own words.
	Longest int
	// Quoted counts the words in equal runs that are quoted in either text.
	Quoted int
	// Limit says which bounds cut the alignment short.
	Limit Limit

	compared       *comparison // until it is released
	matches        []match     // that Passages were made of
	correspondence []float64
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
	minSummary        = .5 // of the summary model
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
	seeds                  []seed
	sentencesA, sentencesB int32
	prob                   float64
	exact, summary         bool
}

// Align compares a and b. What it finds does not depend on which of the two
// texts is called a. It is safe for concurrent use.
func Align(a, b *Side) *Alignment { return AlignTraced(a, b, nil) }

// AlignTraced does what Align does, and tells trace what it looks at; nil is
// told nothing, and costs nothing.
func AlignTraced(a, b *Side, trace *Trace) *Alignment {
	swapped := b.Text.Source < a.Text.Source
	if swapped {
		a, b = b, a
	}
	c := compare(a, b)
	c.swapped, c.trace = swapped, trace
	matches := c.matches()
	longest, quoted := c.equalWords()
	out := &Alignment{Jaccard: c.jaccard(), Longest: int(longest), Quoted: int(quoted), compared: c}
	out.matches = matches
	out.add(matches)
	out.Limit = c.limit
	return out
}

// add adds the passages of matches.
func (al *Alignment) add(matches []match) {
	c := al.compared
	for i := range matches {
		p := c.passage(&matches[i])
		if c.swapped {
			p.A, p.B = p.B, p.A
			p.Fingerprint = c.b.fingerprint(matches[i].b)
		}
		al.Passages = append(al.Passages, p)
	}
	orderPassages(al.Passages)
}

// Correspondence describes the whole texts to the pair model: what the indices
// mean says the list that begins with CorrespondMutual. It is computed when it
// is first asked for, may add to Limit, and is not safe for concurrent use.
func (al *Alignment) Correspondence() []float64 {
	if al.correspondence == nil {
		al.correspondence = al.compared.correspond(int32(al.Longest))
		al.Limit |= al.compared.limit
	}
	return al.correspondence
}

// AddCounterparts adds to Passages the sentences that are each other's best match,
// firmly, outside the passages there: in a pair known to be a rewrite as a
// whole they say the same, where none of them could tell by itself.
func (al *Alignment) AddCounterparts() {
	al.Correspondence()
	al.add(al.compared.counterparts(al.matches))
}

// Release gives the memory of the comparison back for the next pair. After it
// Correspondence and AddCounterparts must not be asked for. Calling it is not needed.
func (al *Alignment) Release() {
	if al.compared != nil {
		al.compared.release()
		al.compared = nil
	}
}

// matches finds the passages: long exact chains, what the passage model takes
// of the fragments, a summary, and short exact chains beside all these.
func (c *comparison) matches() []match {
	found, weak := c.exact()
	found = append(found, c.fragments(found)...)
	found = c.summarize(found)
	return append(found, outside(weak, found)...)
}

// exact splits the exact chains into those that need no other evidence and
// those that count only where nothing else was found.
func (c *comparison) exact() (solid, weak []match) {
	for _, x := range chains(c.runs) {
		m := match{a: x.a, b: x.b, cosine: 1, prob: 1, exact: true}
		switch density := float64(x.matched) / float64(max(x.a.len(), x.b.len())); {
		case x.matched >= solidWords && density >= solidDensity:
			solid = append(solid, m)
			c.solid += x.matched
		case x.matched >= minChainWords:
			weak = append(weak, m)
		}
	}
	return solid, weak
}

// fragments finds the passages among sentences that no exact chain touches.
func (c *comparison) fragments(exact []match) []match {
	var skipA, skipB []bool
	if len(exact) > 0 {
		skipA, skipB = make([]bool, len(c.a.sentences)), make([]bool, len(c.b.sentences))
		for _, m := range exact {
			c.a.mark(skipA, m.a)
			c.b.mark(skipB, m.b)
		}
		if !slices.Contains(skipA, false) || !slices.Contains(skipB, false) {
			return nil
		}
	}
	c.weigh()
	var found []match
	for _, f := range c.extendSeeds(c.seeds(minSeedCosine, minSeedDice, skipA, skipB), seedGap, minFragmentCosine) {
		m := c.refine(match{a: c.a.tokens(f.a), b: c.b.tokens(f.b), seeds: f.seeds, sentencesA: f.a.len(), sentencesB: f.b.len()})
		pa, pb := c.a.span(m.a), c.b.span(m.b)
		if pa.Len() < minPassageBytes || pb.Len() < minPassageBytes {
			continue
		}
		m.cosine = c.cosine(m.a, m.b)
		x := c.features(&m)
		if c.trace != nil {
			c.traceFragment(pa, pb, x)
		}
		if m.prob = passageModel().Probability(x); m.prob >= minPassage {
			found = append(found, m)
		}
	}
	return found
}

// mark sets the sentences that overlap r.
func (s *Side) mark(sentences []bool, r tokenRange) {
	for i := s.sentenceOf(r.first); i < len(s.sentences) && s.sentences[i].first < r.last; i++ {
		sentences[i] = true
	}
}

// outside are the matches that overlap none of the others on both sides.
func outside(matches, others []match) []match {
	var out []match
	for _, m := range matches {
		inside := false
		for _, o := range others {
			inside = inside || o.a.overlap(m.a) > 0 && o.b.overlap(m.b) > 0
		}
		if !inside {
			out = append(out, m)
		}
	}
	return out
}
