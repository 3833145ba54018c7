package eval

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"reprint/report/record"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata/scores and testdata/verdicts")

// scores is the folder of golden scores: one file per corpus, a metric and its
// value per line.
const scores = "../../testdata/scores"

// TestScores compares the accuracy on each corpus with its golden file. A
// change for the worse fails. After a change for the better, and after one for
// the worse that is wanted, run the test with -update and say why in the commit.
func TestScores(t *testing.T) {
	t.Run("demo", func(t *testing.T) {
		checkPairs(t, "../../seeds", "../../seeds/truth.tsv", PairsOptions{})
	})
	t.Run("languages", func(t *testing.T) {
		checkPairs(t, languages, languages+"/truth.tsv", PairsOptions{})
	})

	for _, name := range []string{"fitted", "held"} {
		t.Run("stories-"+name, func(t *testing.T) {
			dir := filepath.Join("..", "..", "testdata", "stories", name)
			checkPairs(t, dir, dir+".tsv", PairsOptions{})
		})
	}

	shared := os.Getenv("REPRINT_SHARED")
	if shared == "" {
		t.Skip("REPRINT_SHARED is not set: no scores of the labelled corpora")
	}
	corpora := filepath.Join(shared, "corpora")
	in := func(elements ...string) string { return filepath.Join(append([]string{corpora}, elements...)...) }

	t.Run("five-articles", func(t *testing.T) {
		dir := filepath.Join(shared, "seeds")
		checkPairs(t, dir, fiveArticles(t, dir), PairsOptions{})
	})
	t.Run("onestop", func(t *testing.T) {
		checkPairs(t, in("onestop", "docs"), in("onestop", "clusters.tsv"), PairsOptions{})
	})
	t.Run("llm-rewrites", func(t *testing.T) {
		checkPairs(t, in("llm-rewrites", "docs"), in("llm-rewrites", "truth.tsv"), PairsOptions{})
	})
	t.Run("german", func(t *testing.T) {
		checkPairs(t, in("german", "docs"), in("german", "clusters.tsv"), PairsOptions{})
	})
	t.Run("basil", func(t *testing.T) {
		checkPairs(t, in("basil", "docs"), in("basil", "truth.tsv"), PairsOptions{})
	})
	for _, n := range []int{6, 10} {
		t.Run(fmt.Sprintf("basil-leads-%d", n), func(t *testing.T) {
			checkPairs(t, leads(t, in("basil"), n), in("basil", "truth.tsv"), PairsOptions{})
		})
	}
	t.Run("halves", func(t *testing.T) {
		dir := halves(t, corpora)
		checkPairs(t, dir, filepath.Join(dir, "truth.tsv"), PairsOptions{})
	})
	t.Run("usnews-sample", func(t *testing.T) {
		checkPairs(t, usnewsSample(t, corpora), in("usnews", "truth.tsv"), PairsOptions{IgnoreUnlisted: true})
	})
	for _, name := range []string{"trec-web", "trec-terabyte"} {
		t.Run(name, func(t *testing.T) {
			r, err := Rank(context.Background(), in(name, "pairs"), in(name, "labels.tsv"), RankOptions{})
			checkScores(t, r, err)
		})
	}
	t.Run("pan13-sample", func(t *testing.T) {
		r, err := Pan(context.Background(), in("pan13"), PanOptions{Every: 8})
		checkScores(t, r, err)
	})
}

func checkPairs(t *testing.T, dir, truth string, o PairsOptions) {
	t.Helper()
	r, err := Pairs(context.Background(), dir, truth, o)
	checkScores(t, r, err)
}

// checkScores compares a report with the golden file named like the test.
func checkScores(t *testing.T, r Report, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	_, name, _ := strings.Cut(t.Name(), "/")
	file := filepath.Join(scores, name+".tsv")
	got := scored(r.Metrics())
	if *update {
		if err := writeScores(file, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := readScores(file)
	if err != nil {
		t.Fatalf("%v (-update writes it)", err)
	}
	for _, fault := range compareScores(golden, got) {
		t.Error(fault)
	}
}

// A score is a metric with its value to four decimals.
type score struct {
	name  string
	value float64
}

// scored are the metrics that are better or worse, not mere counts.
func scored(metrics []Metric) []score {
	var out []score
	for _, m := range metrics {
		if direction(m.Name) != 0 {
			out = append(out, score{m.Name, record.Rounded(m.Value)})
		}
	}
	return out
}

// direction is 1 where more is better, -1 where less is, 0 for counts.
func direction(metric string) float64 {
	figure, _, _ := strings.Cut(metric, "/")
	switch figure {
	case "granularity", "flagged", "calibration_error":
		return -1
	case "detections", "verdict":
		return 0
	}
	return 1
}

// compareScores says which scores became worse, vanished or are new.
func compareScores(golden, got []score) (faults []string) {
	values := map[string]float64{}
	for _, s := range got {
		values[s.name] = s.value
	}
	for _, g := range golden {
		v, ok := values[g.name]
		delete(values, g.name)
		switch {
		case !ok:
			faults = append(faults, fmt.Sprintf("%s is no longer measured, was %.4f", g.name, g.value))
		case (v-g.value)*direction(g.name) < -.00005:
			faults = append(faults, fmt.Sprintf("%s became worse: %.4f, was %.4f", g.name, v, g.value))
		}
	}
	for _, s := range got {
		if _, ok := values[s.name]; ok {
			faults = append(faults, fmt.Sprintf("%s has no golden score (%.4f): run with -update", s.name, s.value))
		}
	}
	return faults
}

func readScores(file string) ([]score, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []score
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, score{name, v})
	}
	return out, nil
}

func writeScores(file string, list []score) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	out := &strings.Builder{}
	for _, s := range list {
		fmt.Fprintf(out, "%s\t%.4f\n", s.name, s.value)
	}
	return os.WriteFile(file, []byte(out.String()), 0o666)
}

func TestCompareScores(t *testing.T) {
	golden := []score{{"recall", .9}, {"granularity", 1.01}, {"flagged/event", .02}, {"f1", .8}}
	same := []score{{"recall", .9}, {"granularity", 1.01}, {"flagged/event", .02}, {"f1", .8}}
	better := []score{{"recall", .95}, {"granularity", 1}, {"flagged/event", 0}, {"f1", .8001}}
	worse := []score{{"recall", .8999}, {"granularity", 1.0101}, {"flagged/event", .03}, {"auc", .5}}
	for i, got := range [][]score{same, better, worse} {
		faults := strings.Join(compareScores(golden, got), "; ")
		if i < 2 && faults != "" {
			t.Errorf("%v: %s", got, faults)
		}
		if i == 2 && faults != "recall became worse: 0.8999, was 0.9000; granularity became worse: 1.0101, was 1.0100; "+
			"flagged/event became worse: 0.0300, was 0.0200; f1 is no longer measured, was 0.8000; auc has no golden score (0.5000): run with -update" {
			t.Errorf("%v: %s", got, faults)
		}
	}
	file := filepath.Join(t.TempDir(), "more", "x.tsv")
	if err := writeScores(file, golden); err != nil {
		t.Fatal(err)
	}
	if read, err := readScores(file); err != nil || len(compareScores(golden, read))+len(compareScores(read, golden)) > 0 {
		t.Errorf("read back: %v, %v", read, err)
	}
}
