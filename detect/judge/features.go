package judge

import (
	"math"
	"slices"

	"reprint/align"
)

// The features of a pair: the correspondence of the whole texts, their links, and
// what the search for passages says.
const (
	vLinks    = align.NumCorrespondence
	vPassages = vLinks + align.NumLink + iota - 1 // number of passages that are no quotation and no summary
	vBest                                         // the highest probability among them
	vWords                                        // words of all of them, log
	vLargest                                      // words of the largest, log
	vSummary                                      // 1 where a stretch of one text condenses the other as a whole
	vQuoted                                       // equal words that either text quotes, log
	numFeatures
)

var passageFeatures = [numFeatures - vPassages]string{"passages", "best", "passage-words", "largest", "summary", "quoted"}

// FeatureNames are the names of the features of the pair model, in their order.
// The list is the caller's.
func FeatureNames() []string {
	return slices.Concat(align.CorrespondenceFeatures(), align.LinkFeatures(), passageFeatures[:])
}

// FindingOdds is the log-odds of the pair model from which on a pair is a finding,
// in the strictest form of the bar.
const FindingOdds = findingOdds

// pairFeatures describes a pair to the pair model.
func pairFeatures(al *align.Alignment) []float64 {
	x := make([]float64, numFeatures)
	copy(x, al.Correspondence())
	copy(x[vLinks:], al.Links())
	words := 0
	for _, p := range al.Passages() {
		switch {
		case p.Class == align.Quotation:
		case p.Summary:
			x[vSummary] = 1
		default:
			words += p.Words
			x[vPassages]++
			x[vBest] = max(x[vBest], p.Probability)
			x[vLargest] = max(x[vLargest], math.Log1p(float64(p.Words)))
		}
	}
	x[vWords] = math.Log1p(float64(words))
	x[vQuoted] = math.Log1p(float64(al.Quoted))
	return x
}

// SharesLiterally reports whether the features are those of a pair that shares
// text word for word, rewritten or not.
func SharesLiterally(x []float64) bool {
	return x[vLinks+align.LinkLiteral] > math.Log1p(15) || x[align.CorrespondLongest] > math.Log1p(11)
}
