package eval

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// RankOptions say how Rank works. The zero value is the default of every field.
type RankOptions struct {
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(detect.Progress)
}

// A RankReport is how well scores rank labelled pairs.
type RankReport struct {
	Corpus string
	// Pairs are the pairs by score descending, then name.
	Pairs []RankedPair
	// Scores has one entry per label threshold, ascending.
	Scores []RankScore
	// Warnings name the listed pairs that are not there or could not be read.
	// They are not counted.
	Warnings []string
}

// A RankedPair is a pair with its label and what was detected in it.
type RankedPair struct {
	Pair    string
	Label   int
	Score   float64
	Verdict finding.Verdict
	Reasons []string
}

// A RankScore is how well scores tell the pairs with at least this label from
// the others. Intervals are from a bootstrap over pairs.
type RankScore struct {
	Label    int
	Positive int // pairs with at least this label
	// AUC is the chance that such a pair has a higher score than another
	// one, equal scores counting half.
	AUC Estimate
	// BestF1 is the best F1 that a threshold of the score reaches, and Cut the
	// highest such threshold: pairs with at least this score are taken.
	BestF1 Estimate
	Cut    float64
}

func (s *RankScore) name(figure string) string { return figure + "/" + strconv.Itoa(s.Label) }

// Rank scores each pair that the labels file lists (pair and label, separated
// by tabs, under a header; more columns are ignored). dir holds one folder per
// pair, with a.* and b.*.
func Rank(ctx context.Context, dir, labelsFile string, o RankOptions) (*RankReport, error) {
	pairs, err := readLabels(labelsFile)
	if err != nil {
		return nil, err
	}
	src, err := corpus.Open([]string{dir}, corpus.Options{Jobs: o.Jobs})
	if err != nil {
		return nil, err
	}
	defer src.Close()
	sides, err := pairSides(ctx, src)
	if err != nil {
		return nil, err
	}
	report := &RankReport{Corpus: corpusName(dir)}
	present := slices.DeleteFunc(slices.Clone(pairs), func(p RankedPair) bool {
		s := sides[p.Pair]
		if s[0] == "" || s[1] == "" {
			report.Warnings = append(report.Warnings, p.Pair+": listed, but a.* and b.* are not both in the folder")
			return true
		}
		return false
	})
	err = parallel(ctx, o.Jobs, len(present), o.Progress, func(i int) error {
		p := &present[i]
		s := sides[p.Pair]
		result, err := detect.Diff(ctx, src, s[0], s[1], nil, detect.Options{Jobs: 1, All: true})
		if err != nil {
			return fmt.Errorf("pair %s: %w", p.Pair, err)
		}
		if len(result.Pairs) > 0 {
			found := &result.Pairs[0]
			p.Score, p.Verdict, p.Reasons = found.Score, found.Verdict, finding.Sentences(found.Reasons)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(present) == 0 {
		return nil, fmt.Errorf("none of the pairs in %s is a folder of %s%s", labelsFile, dir, elsewhere(dir, sides, pairs))
	}
	report.rank(present)
	return report, nil
}

// elsewhere is a hint at the folder below dir that holds the pairs, or "".
func elsewhere(dir string, sides map[string][2]string, pairs []RankedPair) string {
	listed := map[string]bool{}
	for _, p := range pairs {
		listed[p.Pair] = true
	}
	for _, folder := range slices.Sorted(maps.Keys(sides)) {
		if above, name := path.Split(folder); above != "" && listed[name] {
			return ": try " + filepath.Join(dir, filepath.FromSlash(above))
		}
	}
	return ""
}

// readLabels reads the labelled pairs, in the order of the file.
func readLabels(file string) ([]RankedPair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	header, rows, err := readTable(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if !startsWith(header, "pair", "label") {
		return nil, fmt.Errorf("read %s: header %q: want pair and label, separated by tabs", file, strings.Join(header, " "))
	}
	var pairs []RankedPair
	for _, r := range rows {
		label, err := strconv.Atoi(r.fields[1])
		if err != nil {
			return nil, fmt.Errorf("read %s: line %d: label %q is no whole number", file, r.line, r.fields[1])
		}
		pairs = append(pairs, RankedPair{Pair: r.fields[0], Label: label, Verdict: finding.Unrelated})
	}
	return pairs, nil
}

// pairSides maps each folder to the ids of its two documents, a.* and b.*.
func pairSides(ctx context.Context, src corpus.Source) (map[string][2]string, error) {
	sides := map[string][2]string{}
	for doc, err := range src.Documents(ctx) {
		if doc == nil {
			if _, ok := err.(*corpus.ReadError); ok {
				continue // shows as a pair that lacks a side
			}
			return nil, err
		}
		folder, file := path.Split(doc.ID)
		folder = strings.TrimSuffix(folder, "/")
		s := sides[folder]
		switch strings.TrimSuffix(file, path.Ext(file)) {
		case "a":
			s[0] = doc.ID
		case "b":
			s[1] = doc.ID
		}
		sides[folder] = s
	}
	return sides, nil
}

// rank sorts the pairs and fills in the scores.
func (r *RankReport) rank(pairs []RankedPair) {
	r.Pairs = pairs
	slices.SortStableFunc(r.Pairs, func(x, y RankedPair) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.Pair, y.Pair))
	})
	var labels []int
	scores := make([]float64, len(pairs))
	for i, p := range r.Pairs {
		labels = append(labels, p.Label)
		scores[i] = p.Score
	}
	thresholds := slices.Clone(labels)
	slices.Sort(thresholds)
	for _, label := range slices.Compact(thresholds)[1:] {
		positive := make([]bool, len(labels))
		s := RankScore{Label: label}
		for i := range labels {
			if positive[i] = labels[i] >= label; positive[i] {
				s.Positive++
			}
		}
		sizes := []int{len(labels), len(labels)}
		e := bootstrap(len(labels), sizes, func(units []int) []float64 {
			slices.Sort(units) // scores descend with the index
			f1, _ := bestF1(units, scores, positive)
			return []float64{auc(units, scores, positive), f1}
		})
		s.AUC, s.BestF1 = e[0], e[1]
		_, s.Cut = bestF1(firstN(len(labels)), scores, positive)
		r.Scores = append(r.Scores, s)
	}
}

func firstN(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// ties yields the units, whose scores descend, in runs of equal score: how
// many of a run are positive and how many are not.
func ties(units []int, scores []float64, positive []bool, yield func(score, positives, negatives float64)) {
	for i := 0; i < len(units); {
		score := scores[units[i]]
		var p, n float64
		for ; i < len(units) && scores[units[i]] == score; i++ {
			if positive[units[i]] {
				p++
			} else {
				n++
			}
		}
		yield(score, p, n)
	}
}

// AUC is the chance that a positive has a higher score than a negative, ties
// counting half: the area under the ROC curve. Without either it is a half.
func AUC(scores []float64, positive []bool) float64 {
	units := firstN(len(scores))
	slices.SortFunc(units, func(i, j int) int { return cmp.Compare(scores[j], scores[i]) })
	return auc(units, scores, positive)
}

// auc is the area under the ROC curve: the Mann-Whitney statistic with
// midranks for ties, over the number of pairs of a positive and a negative.
// Without either it is a half.
func auc(units []int, scores []float64, positive []bool) float64 {
	var area, positives, negatives float64
	ties(units, scores, positive, func(_, p, n float64) {
		area += n * (positives + p/2)
		positives += p
		negatives += n
	})
	if positives == 0 || negatives == 0 {
		return .5
	}
	return area / (positives * negatives)
}

// bestF1 is the best F1 of taking all units with at least some score, and the
// highest score that reaches it.
func bestF1(units []int, scores []float64, positive []bool) (f1, cut float64) {
	var all, taken, right float64
	for _, u := range units {
		if positive[u] {
			all++
		}
	}
	ties(units, scores, positive, func(score, p, n float64) {
		taken += p + n
		right += p
		if f := harmonic(ratio(right, taken), ratio(right, all)); f > f1 {
			f1, cut = f, score
		}
	})
	return f1, cut
}
