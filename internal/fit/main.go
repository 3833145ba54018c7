// Command fit fits the models that decide on passages, summaries and pairs, and
// says how well they do on documents they were not fitted on.
//
//	go run ./internal/fit -corpora DIR -variants DIR passage|summary|pair|rescore
//
// It runs in the root of the source tree, where the demo corpus and the stories
// under testdata are, and writes the model to its place there. The corpora are
// those that docs/accuracy.md describes; variants holds the leads and halves made
// of them, and a synthetic corpus with planted reuse. The order is passage,
// summary, pair, rescore, since each model sees what the ones before it let
// through.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"reprint/internal/forest"
)

func main() {
	corpora := flag.String("corpora", "", "folder of the labelled corpora")
	variants := flag.String("variants", "", "folder with leads-6, leads-10, halves and scale")
	dry := flag.Bool("n", false, "judge only, write no model")
	dump := flag.String("dump", "", "also write the rows to this file, for other tools and for -load")
	load := flag.String("load", "", "take the rows from this file instead of the corpora")
	final := flag.Bool("final", false, "fit the model only, judge nothing")
	flag.Parse()
	t, ok := map[string]*task{"passage": &passageTask, "summary": &summaryTask, "pair": &pairTask, "rescore": &rescoreTask}[flag.Arg(0)]
	err := fmt.Errorf("say what to fit: passage, summary, pair or rescore")
	switch {
	case !ok:
	case *load != "":
		err = t.load(*load)
	default:
		err = t.gather(t, *corpora, *variants)
	}
	if err == nil && *dump != "" {
		err = t.dump(*dump)
	}
	if err == nil && !*final {
		t.judge()
		t.print(os.Stdout)
	}
	if err == nil && !*dry {
		err = t.write()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

// A task is a model to be fitted.
type task struct {
	file     string   // of the model, from the root of the source tree
	features []string // their names, where they have any
	gather   func(t *task, corpora, variants string) error
	rows     []row
	options  forest.GrowOptions
	// weights are what the rows of a kind weigh together, by their source and label.
	weights map[string]float64
}

// A row is one labelled sample.
type row struct {
	source string // corpus
	kind   string
	group  string // rows of one group are fitted and judged together
	label  byte   // '1', '0', or '-' for rows that are judged but not counted
	name   string
	x      []float64
	odds   float64 // out of fold
}

const folds = 5

// write fits the model on all rows and writes it to its place.
func (t *task) write() error {
	return os.WriteFile(filepath.FromSlash(t.file), []byte(forest.Grow(t.samples(-1), t.options).Encode(forest.Origin{Features: t.features, Options: t.options})), 0o666)
}

// judge computes the odds of every row by a model fitted on the other folds.
func (t *task) judge() {
	for fold := range folds {
		f := forest.Grow(t.samples(fold), t.options)
		for i := range t.rows {
			if t.rows[i].fold() == fold {
				t.rows[i].odds = f.LogOdds(t.rows[i].x)
			}
		}
	}
}

// samples are the counted rows outside a fold, weighed.
func (t *task) samples(without int) []forest.Sample {
	count := map[string]float64{}
	for i := range t.rows {
		count[t.rows[i].class()]++
	}
	var out []forest.Sample
	for i := range t.rows {
		r := &t.rows[i]
		if r.label == '-' || r.fold() == without {
			continue
		}
		if w := t.weights[r.class()]; w > 0 {
			out = append(out, forest.Sample{Features: r.x, Positive: r.label == '1', Weight: 1000 * w / count[r.class()]})
		}
	}
	return out
}

// class is what the weight of a row goes by.
func (r *row) class() string { return r.source + string(r.label) }

// fold is a hash of the group (FNV-1a).
func (r *row) fold() int {
	h := uint32(2166136261)
	for i := range len(r.group) {
		h = (h ^ uint32(r.group[i])) * 16777619
	}
	return int(h>>8) % folds
}
