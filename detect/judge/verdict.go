package judge

import (
	"reprint/detect/finding"
	"reprint/internal/forest"
)

// figures are all that a verdict is decided on. Words are own words, on the side
// with fewer of them; summaries are left out.
type figures struct {
	jaccard   float64 // resemblance: 1 where the texts are equal by all their words
	low, high float64 // coverage of the text that is covered less, and of the other
	words     int     // in passages
	literal   int     // of these, in verbatim and edited ones
	longest   int     // the longest run of equal words
	quoted    int     // equal words that either text quotes
	shorter   int     // words of the text with fewer,
	longer    int     // and of the other
	mutual    float64 // share of the shorter text's sentences that are each other's best match,
	firm      float64 // and that are firmly
	names     float64 // shares of the names of either text that recur, together
	odds      float64 // log-odds of the pair model
}

// decide gives the verdict and the score.
func (f *figures) decide() (finding.Verdict, float64) {
	sure := certainOdds
	if !f.copied() {
		sure = f.odds - f.bar()
	}
	v := f.verdict(sure)
	return v, f.score(v, sure)
}

// verdict says what the texts have to do with each other. sure are log-odds, 0
// for just enough.
func (f *figures) verdict(sure float64) finding.Verdict {
	switch {
	case f.copied() || f.rewritten(sure):
		return f.kind()
	case f.quoted >= enoughQuoted:
		return finding.Quotes
	case f.names >= eventNames:
		return finding.Event
	}
	return finding.Unrelated
}

// copied reports whether equal words alone say that text was reused.
func (f *figures) copied() bool {
	return f.same() || f.literal >= enoughLiteral || min(f.literal, f.longest) >= enoughRun ||
		f.low >= duplicateCover && f.mostly(literalShare) && f.shorter >= leastOwn
}

// same reports whether the texts are equal by all their words.
func (f *figures) same() bool { return f.jaccard == 1 }

// mostly reports whether literal passages hold the share of the reused words.
func (f *figures) mostly(share float64) bool {
	return f.literal > 0 && float64(f.literal) >= share*float64(f.words)
}

// bar is the log-odds that a finding takes: the more is aligned, the less the
// pair model has to add, where equal words or most sentences say so too.
func (f *figures) bar() float64 {
	if f.longest < tellingRun || f.literal < someLiteral && !f.corresponds() {
		return findingOdds
	}
	more := float64(f.words-manyWords) / (broadWords - manyWords)
	return findingOdds * (1 - max(0, min(1, more)))
}

// corresponds reports whether most sentences of the shorter text have their
// counterpart.
func (f *figures) corresponds() bool { return f.mutual >= mostMutual && f.firm >= mostFirm }

// rewritten reports whether the pair model says that text was reused. In long
// texts that takes a passage: two reports of two events of one kind correspond
// sentence for sentence as far as their formulas go.
func (f *figures) rewritten(sure float64) bool {
	if sure < 0 || f.shorter < leastOwn {
		return false
	}
	return f.words > 0 || f.longer <= shortText || f.mutual >= broadlyMutual
}

// kind says what kind of reuse a finding is.
func (f *figures) kind() finding.Verdict {
	switch {
	case f.same() || f.low >= duplicateCover && f.mostly(duplicateShare):
		return finding.Duplicate
	case f.high >= syndicatedCover && f.mostly(literalShare):
		return finding.Syndicated
	case f.literal >= partialLiteral && f.mostly(partialShare):
		return finding.Partial
	}
	return finding.Rewrite
}

// score is how sure it is that text was reused: at least a half for a finding,
// and less for any other pair. That of a finding rests on the pair model up to
// certainOdds, and from there on grows with the share of text that is equal, so
// that copies rank above excerpts and those above rewrites.
func (f *figures) score(v finding.Verdict, sure float64) float64 {
	if !v.Finding() {
		return min(round(forest.Sigmoid(sure)), .4999)
	}
	return round(forest.Sigmoid(max(0, min(sure, certainOdds)) + copyOdds*f.jaccard))
}
