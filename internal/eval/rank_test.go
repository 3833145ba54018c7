package eval

import (
	"bytes"
	"context"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"reprint/corpus"
)

func ranked(labels []int, scores []float64) *RankReport {
	var pairs []RankedPair
	for i := range labels {
		pairs = append(pairs, RankedPair{Pair: string(rune('a' + i)), Label: labels[i], Score: scores[i]})
	}
	r := &RankReport{Corpus: "test"}
	r.rank(pairs)
	return r
}

func TestRank(t *testing.T) {
	type figures struct{ label, positive, auc, f1, cut float64 }
	tests := []struct {
		name   string
		labels []int
		scores []float64
		want   []figures
	}{
		{"perfect", []int{0, 0, 1, 1}, []float64{.1, .2, .8, .9}, []figures{{1, 2, 1, 1, .8}}},
		{"upside down", []int{1, 0}, []float64{.1, .2}, []figures{{1, 1, 0, 2. / 3, .1}}},
		{"all equal", []int{0, 1, 0, 1}, []float64{.5, .5, .5, .5}, []figures{{1, 2, .5, 2. / 3, .5}}},
		// The positive at .5 is tied with one of two negatives: (1 + .5) / 2.
		{"one tie", []int{0, 0, 1}, []float64{.1, .5, .5}, []figures{{1, 1, .75, 2. / 3, .5}}},
		// >= 2: .9 .4 against .7 .4 .1: 3 of 3, 1.5 of 3. >= 3: .9 against the rest.
		{"labels", []int{3, 2, 0, 0, 0}, []float64{.9, .4, .7, .4, .1}, []figures{{2, 2, .75, 2. / 3, .9}, {3, 1, 1, 1, .9}}},
	}
	for _, test := range tests {
		r := ranked(test.labels, test.scores)
		if len(r.Scores) != len(test.want) {
			t.Errorf("%s: %d thresholds", test.name, len(r.Scores))
			continue
		}
		for i, w := range test.want {
			s := r.Scores[i]
			if float64(s.Label) != w.label || float64(s.Positive) != w.positive || !near(s.AUC.Value, w.auc) || !near(s.BestF1.Value, w.f1) || s.Cut != w.cut {
				t.Errorf("%s: %+v, want %+v", test.name, s, w)
			}
		}
	}
}

// TestRankAgainstAllPairs compares AUC with the share of pairs in the right
// order, and best F1 with a trial of every threshold.
func TestRankAgainstAllPairs(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(7, seed))
		labels := []int{0, 1}
		scores := []float64{.3, .3}
		for range random.IntN(20) {
			labels = append(labels, random.IntN(2))
			scores = append(scores, float64(random.IntN(6))/8)
		}
		right, all, best := 0., 0., 0.
		for i := range labels {
			var tp, fp, fn float64
			for j := range labels {
				if labels[i] > labels[j] {
					all++
					if scores[i] > scores[j] {
						right++
					} else if scores[i] == scores[j] {
						right += .5
					}
				}
				taken := scores[j] >= scores[i]
				switch {
				case taken && labels[j] == 1:
					tp++
				case taken:
					fp++
				case labels[j] == 1:
					fn++
				}
			}
			best = max(best, 2*tp/(2*tp+fp+fn))
		}
		s := ranked(labels, scores).Scores[0]
		if !near(s.AUC.Value, right/all) || !near(s.BestF1.Value, best) {
			t.Fatalf("labels %v scores %v: AUC %v best F1 %v, want %v %v", labels, scores, s.AUC.Value, s.BestF1.Value, right/all, best)
		}
		if s.AUC.Low > s.AUC.Value || s.AUC.High < s.AUC.Value {
			t.Fatalf("labels %v scores %v: %v", labels, scores, s.AUC)
		}
	}
}

func TestReadLabels(t *testing.T) {
	read := func(text string) ([]RankedPair, error) {
		return readLabels(writeFiles(t, map[string]string{"labels.tsv": text}) + "/labels.tsv")
	}
	pairs, err := read("pair\tlabel\ts3\n001\t2\t.4\n002\t0\t.1\n")
	if err != nil || len(pairs) != 2 || pairs[0].Pair != "001" || pairs[0].Label != 2 || pairs[1].Label != 0 {
		t.Errorf("%v %+v", err, pairs)
	}
	for _, text := range []string{"", "label\tpair\n1\tx\n", "pair\tlabel\n001\thigh\n"} {
		if _, err := read(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestRankTable(t *testing.T) {
	r := ranked([]int{0, 1, 2}, []float64{.25, .5, .75})
	var out bytes.Buffer
	if err := r.Table(&out, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"test: 3 pairs", ">= 1", ">= 2", "0.7500"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, &out)
		}
	}
	if names := metricNames(r); names != "auc/1 best_f1/1 auc/2 best_f1/2" {
		t.Errorf("metrics %s", names)
	}
}

func metricNames(r Report) string {
	var names []string
	for _, m := range r.Metrics() {
		names = append(names, m.Name)
	}
	return strings.Join(names, " ")
}

func TestPairSides(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"001/a.txt": "The lock stood open.", "001/b.md": "The lock was shut.",
		"002/a.txt": "A barge went by.", "002/c.txt": "Nobody saw it.",
		"deep/003/b.txt": "One more.", "deep/003/a.txt": "And another.",
		"a.txt": "On its own.",
	})
	src, err := corpus.Open([]string{dir}, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	sides, err := pairSides(context.Background(), src)
	want := map[string][2]string{
		"001": {"001/a.txt", "001/b.md"}, "002": {"002/a.txt", ""},
		"deep/003": {"deep/003/a.txt", "deep/003/b.txt"}, "": {"a.txt", ""},
	}
	if err != nil || !reflect.DeepEqual(sides, want) {
		t.Errorf("%v, %v, want %v", sides, err, want)
	}
}

func TestRankHint(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"labels.tsv": "pair\tlabel\n001\t1\n", "web/pairs/001/a.txt": "The lock stood open.", "web/pairs/001/b.txt": "The lock was shut.",
	})
	_, err := Rank(context.Background(), dir+"/web", dir+"/labels.tsv", RankOptions{})
	if err == nil || !strings.HasSuffix(err.Error(), "try "+filepath.Join(dir, "web", "pairs")) {
		t.Errorf("pairs one folder below: %v", err)
	}
	_, err = Rank(context.Background(), dir+"/web/pairs/001", dir+"/labels.tsv", RankOptions{})
	if err == nil || strings.Contains(err.Error(), "try ") {
		t.Errorf("no pairs at all: %v", err)
	}
	if r, err := Rank(context.Background(), dir+"/web/pairs", dir+"/labels.tsv", RankOptions{}); err != nil || len(r.Pairs) != 1 {
		t.Errorf("%v, %+v", err, r)
	}
}

func TestAUC(t *testing.T) {
	// In any order; a tie counts half.
	if got := AUC([]float64{.2, .9, .5, .5}, []bool{false, true, true, false}); got != 3.5/4 {
		t.Errorf("AUC %v", got)
	}
}
