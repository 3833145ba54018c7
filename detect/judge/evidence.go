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
	linked    align.Linked
}

// decide sets the verdict and the score, and returns the figures that they rest on.
// The model is asked where equal words do not settle the matter.
func (e *evidence) decide(trace *Trace) figures {
	e.linked = e.alignment.Linked(false)
	f := e.figures()
	if traced := trace != nil && trace.Pair != nil; !f.settled() || traced {
		x := pairFeatures(e.alignment)
		f.odds = pairModel().LogOdds(x)
		f.names = e.correspondence(align.CorrespondNamesLow) + e.correspondence(align.CorrespondNamesHigh)
		if traced {
			trace.Pair(x)
		}
	}
	e.pair.Verdict, e.pair.Score = f.decide()
	return f
}

// linkRewrite links the sentences of a rewrite, of which less is asked since the pair
// is known to be one. Where all the same none is linked, there is nothing to show,
// and the pair is no finding: what it is else is decided by the figures.
func (e *evidence) linkRewrite(f *figures) {
	rewritten := e.alignment.Linked(true)
	if min(rewritten.A.Covered, rewritten.B.Covered) > 0 {
		e.linked = rewritten
		return
	}
	f.odds = math.Inf(-1)
	e.pair.Verdict, e.pair.Score = f.decide()
}

// figures are what the verdict is decided on, but for the odds and the names.
func (e *evidence) figures() figures {
	x := &e.linked
	return figures{
		jaccard: e.alignment.Jaccard, quoted: e.alignment.Quoted,
		low: min(x.A.Share(), x.B.Share()), high: max(x.A.Share(), x.B.Share()),
		words: min(x.A.Covered, x.B.Covered), literal: min(x.A.Literal(), x.B.Literal()), shorter: min(x.A.Own, x.B.Own),
		series: x.Series, serial: x.Serial, longest: x.Longest, run: e.alignment.Longest,
		facts: x.Facts, factsApart: x.FactsApart, ownFacts: x.OwnFacts, ownApart: x.OwnApart, others: x.Others, othersApart: x.OthersApart,
	}
}

// correspondence is a feature of the whole texts.
func (e *evidence) correspondence(f int) float64 { return e.alignment.Correspondence()[f] }

// tell puts the passages and their words into the pair. Of a pair that is no finding
// only quotations are shown, and nothing is covered.
func (e *evidence) tell() {
	p, x := e.pair, &e.linked
	shorter := &x.A
	if x.B.Own < x.A.Own {
		shorter = &x.B
	}
	p.Passages, p.ClassWords = []align.Passage{}, shorter.Class
	for _, passage := range x.Passages {
		if p.Verdict.Finding() || passage.Class == align.Quotation {
			p.Passages = append(p.Passages, passage)
		}
	}
	if p.Verdict.Finding() {
		p.AB, p.BA, p.Words = round(x.A.Share()), round(x.B.Share()), min(x.A.Covered, x.B.Covered)
		return
	}
	for class := range align.Quotation {
		p.ClassWords[class] = 0
	}
}

// round rounds to the four decimals that records carry.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
