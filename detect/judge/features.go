package judge

import (
	"math"

	"reprint/align"
)

// The features that the passages add to the correspondence of a pair.
const (
	vCoverLow  = align.NumCorrespondence + iota // share of the own words in passages, summaries left out
	vCoverHigh                                  //
	vPassages                                   // number of passages that are no quotation and no summary
	vBest                                       // the highest probability among them
	vWordsLow                                   // own words in passages of the side with fewer, log
	vLiteral                                    // of these in verbatim and edited ones, log
	vLargest                                    // own words of the largest passage, log
	numFeatures
)

// passageFeatures are the names of the features that the passages add.
var passageFeatures = map[int]string{
	vCoverLow:  "cover-low",
	vCoverHigh: "cover-high",
	vPassages:  "passages",
	vBest:      "best",
	vWordsLow:  "passage-words-low",
	vLiteral:   "literal",
	vLargest:   "largest",
}

// FeatureNames are the names of the features of the pair model, in their order.
// The list is the caller's.
func FeatureNames() []string {
	names := append(make([]string, 0, numFeatures), align.CorrespondenceFeatures()...)
	for f := len(names); f < numFeatures; f++ {
		names = append(names, passageFeatures[f])
	}
	return names
}

// FindingOdds is the log-odds of the pair model from which on a pair is a finding,
// in the strictest form of the bar.
const FindingOdds = findingOdds

// pairFeatures describes a pair to the pair model.
func pairFeatures(al *align.Alignment, a, b *align.Coverage) []float64 {
	x := append(make([]float64, 0, numFeatures), al.Correspondence()...)[:numFeatures]
	x[vCoverLow], x[vCoverHigh] = min(a.PlainShare(), b.PlainShare()), max(a.PlainShare(), b.PlainShare())
	x[vWordsLow] = math.Log1p(float64(min(a.PlainWords(), b.PlainWords())))
	x[vLiteral] = math.Log1p(float64(min(a.Literal(), b.Literal())))
	x[vLargest] = math.Log1p(float64(min(a.Largest, b.Largest)))
	for i := range al.Passages {
		if p := &al.Passages[i]; p.Class != align.Quotation && !p.Summary {
			x[vPassages]++
			x[vBest] = max(x[vBest], p.Probability)
		}
	}
	return x
}

// MonotoneFeatures says, for each feature of the pair model, whether more of it
// may only raise the odds of reuse (+1), only lower them (-1), or either (0).
func MonotoneFeatures() []int {
	m := make([]int, numFeatures)
	for f := range m {
		m[f] = 1
	}
	for _, f := range align.Neutral {
		m[f] = 0
	}
	m[vPassages] = 0
	return m
}

// SharesLiterally reports whether the features are those of a pair that shares
// text word for word, rewritten or not.
func SharesLiterally(x []float64) bool {
	return x[vLiteral] > math.Log1p(15) || x[align.CorrespondLongest] > math.Log1p(11)
}
