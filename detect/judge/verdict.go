package judge

import (
	"math"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/internal/forest"
)

// cover counts the words in the passages.
func (e *evidence) cover(a, b *align.Side) {
	e.a = a.Cover(e.alignment.Passages, func(p *align.Passage) finding.Span { return p.A })
	e.b = b.Cover(e.alignment.Passages, func(p *align.Passage) finding.Span { return p.B })
}

// tell puts the passages and their words into the pair.
func (e *evidence) tell() {
	p := e.pair
	p.Passages = append([]align.Passage{}, e.alignment.Passages...)
	p.AB, p.BA = round(e.a.Share()), round(e.b.Share())
	p.Words, p.ClassWords = min(e.a.Covered, e.b.Covered), e.a.Class
	if e.b.Own < e.a.Own {
		p.ClassWords = e.b.Class
	}
}

// evidence is what the verdict on a pair rests on.
type evidence struct {
	pair      *finding.Pair
	alignment *align.Alignment
	a, b      align.Coverage
	left      finding.Reason // passages left out, zero for none
}

// correspondence is a feature of the whole texts.
func (e *evidence) correspondence(f int) float64 { return e.alignment.Correspondence()[f] }

// odds are the log-odds of the pair model, 0 for just enough. Copies are
// decided without them.
func (e *evidence) odds() float64 {
	return pairModel().LogOdds(pairFeatures(e.alignment, &e.a, &e.b)) - e.bar()
}

func (e *evidence) low() float64  { return min(e.a.PlainShare(), e.b.PlainShare()) }
func (e *evidence) high() float64 { return max(e.a.PlainShare(), e.b.PlainShare()) }
func (e *evidence) words() int    { return min(e.a.PlainWords(), e.b.PlainWords()) }
func (e *evidence) literal() int  { return min(e.a.Literal(), e.b.Literal()) }

// bar is the log-odds that a finding takes: the more is aligned, the less the
// pair model has to add, where equal words or most sentences say so too.
func (e *evidence) bar() float64 {
	if e.alignment.Longest < tellingRun || e.literal() < someLiteral && !e.corresponds() {
		return findingOdds
	}
	more := float64(e.words()-manyWords) / (broadWords - manyWords)
	return findingOdds * (1 - max(0, min(1, more)))
}

// corresponds reports whether most sentences of the shorter text have their
// counterpart.
func (e *evidence) corresponds() bool {
	return e.correspondence(align.CorrespondMutual) >= mostMutual && e.correspondence(align.CorrespondFirm) >= mostFirm
}

// mostly reports whether literal passages hold the share of the reused words.
func (e *evidence) mostly(share float64) bool {
	return e.literal() > 0 && float64(e.literal()) >= share*float64(e.words())
}

// same reports whether the texts are equal by all their words.
func (e *evidence) same() bool { return e.alignment.Jaccard == 1 }

// decide sets the verdict and the score.
func (e *evidence) decide() {
	p := e.pair
	odds := certainOdds
	copied := e.copied()
	if !copied {
		odds = e.odds()
	}
	switch {
	case copied || e.rewritten(odds):
		p.Verdict = e.finding()
	case e.alignment.Quoted >= enoughQuoted:
		p.Verdict = finding.Quotes
	case e.correspondence(align.CorrespondNamesLow)+e.correspondence(align.CorrespondNamesHigh) >= eventNames:
		p.Verdict = finding.Event
	default:
		p.Verdict = finding.Unrelated
	}
	p.Score = e.score(odds)
}

// copied reports whether equal words alone say that text was reused.
func (e *evidence) copied() bool {
	return e.same() || e.literal() >= enoughLiteral || min(e.literal(), e.alignment.Longest) >= enoughRun ||
		e.low() >= duplicateCover && e.mostly(literalShare) && e.shorter() >= leastOwn
}

// rewritten reports whether the pair model says that text was reused. In long
// texts that takes a passage: two reports of two events of one kind correspond
// sentence for sentence as far as their formulas go.
func (e *evidence) rewritten(odds float64) bool {
	if odds < 0 || e.shorter() < leastOwn {
		return false
	}
	return e.words() > 0 || max(e.a.Own, e.b.Own) <= shortText || e.correspondence(align.CorrespondMutual) >= broadlyMutual
}

// shorter is the number of own words of the text with fewer.
func (e *evidence) shorter() int { return min(e.a.Own, e.b.Own) }

// finding says what kind of reuse a finding is.
func (e *evidence) finding() finding.Verdict {
	switch {
	case e.same() || e.low() >= duplicateCover && e.mostly(duplicateShare):
		return finding.Duplicate
	case e.high() >= syndicatedCover && e.mostly(literalShare):
		return finding.Syndicated
	case e.literal() >= partialLiteral && e.mostly(partialShare):
		return finding.Partial
	}
	return finding.Rewrite
}

// The score of a finding rests on the pair model up to certainOdds, and from
// there on grows with the share of text that is equal, so that copies rank
// above excerpts and those above rewrites.
const (
	certainOdds = 2.5
	copyOdds    = 5 // added for a resemblance of 1
)

// score is how sure it is that text was reused: at least a half for a finding,
// and less for any other pair.
func (e *evidence) score(odds float64) float64 {
	if !e.pair.Verdict.Finding() {
		return min(round(forest.Sigmoid(odds)), .4999)
	}
	odds = max(0, min(odds, certainOdds))
	return round(forest.Sigmoid(odds + copyOdds*e.alignment.Jaccard))
}

// round rounds to the four decimals that records carry.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
