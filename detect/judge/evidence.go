package judge

import (
	"math"

	"reprint/align"
	"reprint/detect/finding"
)

// evidence is what the verdict on a pair rests on.
type evidence struct {
	pair      *finding.Pair
	alignment *align.Alignment
	a, b      align.Coverage
	left      finding.Reason // passages left out, zero for none
}

// cover counts the words in the passages.
func (e *evidence) cover(a, b *align.Side) {
	e.a = a.Cover(e.alignment.Passages, func(p *align.Passage) finding.Span { return p.A })
	e.b = b.Cover(e.alignment.Passages, func(p *align.Passage) finding.Span { return p.B })
}

// decide sets the verdict and the score. Copies are decided without the model,
// and without comparing sentences.
func (e *evidence) decide() {
	f := e.literal()
	if !f.copied() {
		e.compare(&f)
	}
	e.pair.Verdict, e.pair.Score = f.decide()
}

// literal are the figures that passages and equal runs give.
func (e *evidence) literal() figures {
	a, b := &e.a, &e.b
	return figures{
		jaccard: e.alignment.Jaccard, longest: e.alignment.Longest, quoted: e.alignment.Quoted,
		low: min(a.PlainShare(), b.PlainShare()), high: max(a.PlainShare(), b.PlainShare()),
		words: min(a.PlainWords(), b.PlainWords()), literal: min(a.Literal(), b.Literal()),
		shorter: min(a.Own, b.Own), longer: max(a.Own, b.Own),
	}
}

// compare adds the figures that take the sentences of both texts.
func (e *evidence) compare(f *figures) {
	f.mutual, f.firm = e.correspondence(align.CorrespondMutual), e.correspondence(align.CorrespondFirm)
	f.names = e.correspondence(align.CorrespondNamesLow) + e.correspondence(align.CorrespondNamesHigh)
	f.odds = pairModel().LogOdds(pairFeatures(e.alignment, &e.a, &e.b))
}

// correspondence is a feature of the whole texts.
func (e *evidence) correspondence(f int) float64 { return e.alignment.Correspondence()[f] }

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

// round rounds to the four decimals that records carry.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
