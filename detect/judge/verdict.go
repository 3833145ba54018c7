package judge

import (
	"reprint/detect/finding"
	"reprint/internal/forest"
)

// figures are all that a verdict is decided on. Words are own words that links
// cover, on the side with fewer of them.
type figures struct {
	jaccard     float64 // resemblance: 1 where the texts are equal by all their words
	low, high   float64 // coverage of the text that is covered less, and of the other
	words       int     // covered
	literal     int     // of these, in verbatim and edited passages
	longest     int     // words of the longest run of equal own words that are no rare boilerplate
	run         int     // words of the longest run of equal own words, of any
	quoted      int     // equal words that either text quotes
	shorter     int     // words of the text with fewer
	facts       int     // numbers and names of sentences that are closely linked, of both texts,
	factsApart  int     // and those without a counterpart
	ownFacts    int     // the same of one text, each counted once, of that of which a smaller share is apart,
	ownApart    int     // and those without a counterpart
	others      int     // other content words of these sentences,
	othersApart int     // and those without a counterpart
	series      float64 // share of the covered words that stand in sentences of a series,
	serial      float64 // share of a text's own words that do, of the text with more of them
	names       float64 // shares of the names of either text that recur, together
	odds        float64 // log-odds of the pair model
}

// decide gives the verdict and the score.
func (f *figures) decide() (finding.Verdict, float64) {
	v := f.verdict()
	return v, f.score(v)
}

// verdict says what the texts have to do with each other.
func (f *figures) verdict() finding.Verdict {
	switch {
	case f.same():
		return finding.Duplicate
	case f.template():
		return finding.Template
	case f.mould():
		return finding.Template
	case f.copied():
		return f.kind()
	case f.serial >= serialText && f.words >= seriesWords:
		return finding.Template
	case f.odds >= findingOdds && f.shorter >= leastOwn:
		return f.kind()
	case f.series >= mostlySeries && f.words >= seriesWords:
		return finding.Template
	case f.quoted >= enoughQuoted:
		return finding.Quotes
	case f.names >= eventNames:
		return finding.Event
	}
	return finding.Unrelated
}

// settled reports whether the verdict and the score follow from equal words, whatever
// the odds and the names are.
func (f *figures) settled() bool { return f.same() || f.copied() }

// same reports whether the texts are equal by all their words.
func (f *figures) same() bool { return f.jaccard == 1 }

// template reports whether the texts are one mould with other facts: the sentences
// are equal but for their numbers and names, which are many and mostly differ.
func (f *figures) template() bool {
	return f.facts >= templateFacts && float64(f.factsApart) >= templateApart*float64(f.facts) &&
		float64(f.factsApart) >= templateDense*float64(f.words) && float64(f.othersApart) <= templateFrame*float64(f.others) && f.mostly(partialShare)
}

// mould reports whether one of the texts is of a series, or what they share is, and they
// tell other facts. Such texts may be equal in most words; but no paragraph of them is.
func (f *figures) mould() bool {
	return (f.serial >= serialText || f.series >= mouldSeries) && f.words >= seriesWords && f.run < enoughRun &&
		f.ownFacts >= templateFacts && float64(f.ownApart) >= mouldApart*float64(f.ownFacts)
}

// copied reports whether nearly all of the shorter text, or a whole paragraph, stands
// literally in the other, which says by itself that text was reused.
func (f *figures) copied() bool {
	return f.shorter >= leastOwn && float64(f.literal) >= copiedShare*float64(f.shorter) || f.longest >= enoughRun
}

// mostly reports whether literal passages hold the share of the reused words.
func (f *figures) mostly(share float64) bool {
	return f.literal > 0 && float64(f.literal) >= share*float64(f.words)
}

// kind says what kind of reuse a finding is.
func (f *figures) kind() finding.Verdict {
	switch {
	case f.low >= duplicateCover && f.mostly(duplicateShare) && f.sameFacts():
		return finding.Duplicate
	case f.high >= syndicatedCover && f.mostly(literalShare):
		return finding.Syndicated
	case f.literal >= partialLiteral && f.mostly(partialShare):
		return finding.Partial
	}
	return finding.Rewrite
}

// sameFacts reports whether hardly a number or name differs: one that was corrected
// counts on both sides.
func (f *figures) sameFacts() bool {
	return f.factsApart <= max(correctedFacts, int(apartFacts*float64(f.words)))
}

// score is how sure it is that text was reused: at least a half for a finding,
// and less for any other pair. That of a finding rests on the pair model up to
// certainOdds, and from there on grows with the share of text that is equal, so
// that copies rank above excerpts and those above rewrites.
func (f *figures) score(v finding.Verdict) float64 {
	sure := f.odds - findingOdds
	if f.settled() {
		sure = certainOdds
	}
	if !v.Finding() {
		return min(round(forest.Sigmoid(sure)), .4999)
	}
	return round(forest.Sigmoid(max(0, min(sure, certainOdds)) + copyOdds*f.jaccard))
}
