package record

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// Rounded rounds a fraction as it stands in the records. It is exact: it rounds
// the binary value itself, not a product of it.
func Rounded(x float64) float64 {
	if math.Round(x*1e4)/1e4 == x {
		return x // as those of a scan are
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', decimals, 64), 64)
	if err != nil {
		return x
	}
	return y
}

// Ranked lists the pairs as all reports do: by rounded score descending, then A, B.
func Ranked(r *detect.Result) []*finding.Pair {
	type entry struct {
		score float64
		pair  *finding.Pair
	}
	entries := make([]entry, len(r.Pairs))
	for i := range r.Pairs {
		entries[i] = entry{Rounded(r.Pairs[i].Score), &r.Pairs[i]}
	}
	order := func(x, y entry) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.pair.A, y.pair.A), strings.Compare(x.pair.B, y.pair.B))
	}
	if !slices.IsSortedFunc(entries, order) { // as those of a scan are
		slices.SortStableFunc(entries, order)
	}
	pairs := make([]*finding.Pair, len(entries))
	for i, e := range entries {
		pairs[i] = e.pair
	}
	return pairs
}

// String writes a fraction as the records do.
func (x Fraction) String() string { return string(appendFraction(nil, float64(x))) }

// Edits are the word edits of a pair: a script for each of its passages.
func Edits(r *detect.Result, p *finding.Pair) ([][]words.Edit, error) {
	scripts, err := r.Evidence.Edits(p)
	if err != nil {
		return nil, fmt.Errorf("the word edits of %s and %s: %w", p.A, p.B, err)
	}
	if len(scripts) != len(p.Passages) {
		return nil, fmt.Errorf("the word edits of %s and %s: %d scripts for %d passages", p.A, p.B, len(scripts), len(p.Passages))
	}
	return scripts, nil
}
