package detect

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"sync"

	"reprint/align"
	"reprint/internal/forest"
)

//go:embed models/pair.txt
var pairModelText string

var pairModel = sync.OnceValue(func() *forest.Forest { return forest.Parse(pairModelText) })

// The bounds of the verdicts.
const (
	findingOdds     = 1.5 // log-odds of the pair model from which on a pair is a finding: probability .82
	leastOwn        = 25  // own words on the shorter side, for a finding
	enoughVerbatim  = 60  // verbatim or edited own words that are a finding by themselves
	bothCovered     = .50 // coverage of both sides that, over enoughCovered words, is a finding by itself
	oneCovered      = .70 // of the better covered side
	enoughCovered   = 150
	duplicateCover  = .94
	syndicatedCover = .80
	literalShare    = .70 // of the reused words that stand in verbatim or edited passages
	eventNames      = .35
)

// The score of a finding rests on the pair model up to certainOdds, and from
// there on grows with the share of text that is equal, so that copies rank
// above excerpts and those above rewrites.
const (
	certainOdds = 2.5
	copyOdds    = 5 // added for a resemblance of 1
)

// judge aligns documents a and b, and decides what they have to do with each other.
func (l *library) judge(na, nb int) (Pair, error) {
	a, err := l.side(na)
	if err != nil {
		return Pair{}, err
	}
	b, err := l.side(nb)
	if err != nil {
		return Pair{}, err
	}
	al := align.Align(a, b)
	da, db := &l.docs[na], &l.docs[nb]
	p := Pair{A: da.ID, B: db.ID, Passages: al.Passages, Reasons: []string{}}
	if p.Passages == nil {
		p.Passages = []align.Passage{}
	}
	ca := a.Cover(p.Passages, func(p *align.Passage) Span { return p.A })
	cb := b.Cover(p.Passages, func(p *align.Passage) Span { return p.B })
	x := pairFeatures(al, &ca, &cb)
	p.AB, p.BA = round(ca.Share()), round(cb.Share())
	p.Jaccard, p.Longest = round(al.Jaccard), al.Longest
	short := &ca
	if cb.Own < ca.Own {
		short = &cb
	}
	p.Words, p.ClassWords = min(ca.Covered, cb.Covered), short.Class
	if Observe != nil {
		Observe(p.A, p.B, x)
	}
	odds := pairModel().LogOdds(x)
	p.decide(x, odds, &ca, &cb)
	return p, nil
}

// decide sets the verdict, the score and the reasons.
func (p *Pair) decide(x []float64, odds float64, ca, cb *align.Coverage) {
	low, high := min(p.AB, p.BA), max(p.AB, p.BA)
	literal := min(ca.Literal(), cb.Literal())
	mostlyLiteral := float64(literal) >= literalShare*float64(max(1, p.Words))
	if p.Jaccard == 1 || literal >= enoughVerbatim || low >= duplicateCover && mostlyLiteral {
		odds = max(odds, findingOdds+math.Log1p(float64(literal)/10))
	}
	if low >= bothCovered && high >= oneCovered && p.Words >= enoughCovered {
		odds = max(odds, findingOdds+low)
	}
	finding := odds >= findingOdds && min(ca.Own, cb.Own) >= leastOwn || p.Jaccard == 1
	switch {
	case finding && (low >= duplicateCover && float64(literal) >= .9*float64(p.Words) || p.Jaccard == 1):
		p.Verdict = Duplicate
	case finding && high >= syndicatedCover && mostlyLiteral:
		p.Verdict = Syndicated
	case finding && literal >= 20 && 2*literal >= p.Words:
		p.Verdict = Partial
	case finding:
		p.Verdict = Rewrite
	case p.ClassWords[align.Quotation] >= 12:
		p.Verdict = Quotes
	case x[align.CorrespondNames] >= eventNames:
		p.Verdict = Event
	default:
		p.Verdict = Unrelated
	}
	p.Score = score(finding, odds-findingOdds, p.Jaccard)
	p.explain(x, low, high)
}

// score is how sure it is that text was reused: at least a half for a finding,
// and less for any other pair.
func score(finding bool, odds, jaccard float64) float64 {
	if finding {
		return round(forest.Sigmoid(max(0, min(odds, certainOdds)) + copyOdds*jaccard))
	}
	return min(round(forest.Sigmoid(odds)), .4999)
}

func (p *Pair) explain(x []float64, low, high float64) {
	add := func(format string, args ...any) { p.Reasons = append(p.Reasons, fmt.Sprintf(format, args...)) }
	if p.Words > 0 {
		add("%.0f%% and %.0f%% of the own words stand in %d shared passages", 100*p.AB, 100*p.BA, len(p.Passages))
	}
	if p.Longest >= align.GramWords {
		add("longest run of equal words: %d", p.Longest)
	}
	if p.Verdict == Rewrite {
		add("%.0f%% of the sentences of the shorter text have their counterpart in the other", 100*min(1, x[align.CorrespondMutual]))
	}
	if n := p.ClassWords[align.Quotation]; n > 0 {
		add("%d shared words are quotations, which do not count", n)
	}
	if p.Verdict.Finding() && high < .6 && low < .6 && p.Verdict == Rewrite && p.Order == OrderUnknown {
		add("each has text of its own that the other does not cover: a common source is possible")
	}
	if len(p.Reasons) == 0 {
		add("no passage in common")
	}
}

// round rounds to the four decimals that records carry.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func comparePairs(a, b Pair) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}
