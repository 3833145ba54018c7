package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"reprint/detect"
	"reprint/detect/finding"
)

// decimals is the number of decimals that fractions have in records.
const decimals = 4

// rounded rounds a fraction as it stands in the records. It is exact: it rounds
// the binary value itself, not a product of it.
func rounded(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', decimals, 64), 64)
	if err != nil {
		return x
	}
	return y
}

// ranked lists the pairs as all reports do: by rounded score descending, then A, B.
func ranked(r *detect.Result) []*finding.Pair {
	type entry struct {
		score float64
		pair  *finding.Pair
	}
	entries := make([]entry, len(r.Pairs))
	for i := range r.Pairs {
		entries[i] = entry{rounded(r.Pairs[i].Score), &r.Pairs[i]}
	}
	slices.SortStableFunc(entries, func(x, y entry) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.pair.A, y.pair.A), strings.Compare(x.pair.B, y.pair.B))
	})
	pairs := make([]*finding.Pair, len(entries))
	for i, e := range entries {
		pairs[i] = e.pair
	}
	return pairs
}

// findDocument returns the document with this ID. A Result holds every document
// that its pairs and clusters name.
func findDocument(r *detect.Result, id string) *finding.Document {
	return &r.Documents[docIndex(r, id)]
}
