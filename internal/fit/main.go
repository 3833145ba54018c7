// Command fit fits the models that decide on passages, summaries, pairs and
// candidates, writes them to their places, and says how well they do on documents
// that they were not fitted on.
//
//	go run ./internal/fit [flags] [all|passage|summary|pair|rescore]
//
// It runs in the root of the source tree, where the demo corpus and the stories
// under testdata are, and needs nothing else but the labelled corpora that
// docs/method.md describes. The same texts and the same program always make the
// same files, those that are checked in, and a test holds it to that. The order is
// passage, summary, pair, rescore, since each model sees what the ones before it
// let through; all, the default, fits them in that order, each by a program built
// with the models before it.
//
// What is learnt from stands in sources.go, how it is grown in models.go.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A task is what is asked for.
type task struct {
	corpora    string
	dump, load string
	also, held []string
	dry, final bool
}

func main() {
	var t task
	shared := os.Getenv("REPRINT_SHARED")
	if shared != "" {
		shared = filepath.Join(shared, "corpora")
	}
	list := func(into *[]string) func(string) error {
		return func(s string) error { *into = append(*into, strings.Split(s, ",")...); return nil }
	}
	flag.StringVar(&t.corpora, "corpora", shared, "`folder` of the labelled corpora; $REPRINT_SHARED/corpora if that is set")
	flag.StringVar(&t.dump, "dump", "", "keep the rows in this `folder`, a table for each model and source")
	flag.StringVar(&t.load, "load", "", "take rows from this `folder` where it has them, instead of the texts")
	flag.Func("also", "gather and judge these `sources` too, which nothing is learnt from; all for all of them", list(&t.also))
	flag.Func("held", "fit without these `sources`, and those made of the same texts, judge on them, and write no model", list(&t.held))
	flag.BoolVar(&t.dry, "n", false, "write no model")
	flag.BoolVar(&t.final, "final", false, "write the model, judge nothing")
	flag.Parse()
	if err := t.run(cmp.Or(flag.Arg(0), "all")); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func (t *task) run(name string) error {
	if t.corpora == "" {
		return errors.New("name the folder of the labelled corpora: -corpora DIR, or REPRINT_SHARED")
	}
	if name == "all" {
		return fitAll(os.Args[1 : len(os.Args)-flag.NArg()])
	}
	m := modelNamed(name)
	if m == nil {
		return fmt.Errorf("no model %q: say all, passage, summary, pair or rescore", name)
	}
	return t.fit(m, os.Stdout)
}

// fitAll fits each model by a program that has the models before it built in.
func fitAll(flags []string) error {
	for _, m := range models {
		fmt.Printf("== %s\n", m.name)
		c := exec.Command("go", append(append([]string{"run", "./internal/fit"}, flags...), m.name)...)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

// fit gathers the rows of a model, judges it and writes it.
func (t *task) fit(m *model, w io.Writer) error {
	s, err := t.rows(m)
	if err != nil {
		return err
	}
	if len(t.held) > 0 {
		s.judgeHeld(t.held)
		return s.report(w)
	}
	if !t.final {
		s.judge()
		if err := s.report(w); err != nil {
			return err
		}
	}
	if t.dry {
		return nil
	}
	return os.WriteFile(filepath.FromSlash(m.file), []byte(s.encode()), 0o666)
}

// rows are those of all sources of a model, loaded or gathered.
func (t *task) rows(m *model) (*sample, error) {
	g := &gathering{corpora: t.corpora, model: m}
	for i := range sources {
		src := &sources[i]
		if _, fits := src.fits[m.name]; !fits && !named(t.also, src) {
			continue
		}
		rows, err := g.loadOrGather(t.load, src)
		if err == nil && t.dump != "" {
			err = dump(t.dump, m, src.name, rows)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", src.name, err)
		}
		g.all = append(g.all, rows...)
	}
	return newSample(m, g.all), nil
}

// named says whether a list names a source, by its name or family, or has all.
func named(list []string, s *source) bool {
	for _, name := range list {
		if name == s.name || name == s.family() || name == "all" {
			return true
		}
	}
	return false
}
