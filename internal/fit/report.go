package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"reprint/internal/eval"
	"reprint/internal/forest"
)

// figures are how a model does on some rows that it did not see.
type figures struct {
	scores []float64 // probabilities of the counted rows
	reuse  []bool
	count  map[bool]int // by label
	above  map[bool]int // of these, at or above the bar
}

func (f *figures) add(r *row, bar float64) {
	if f.count == nil {
		f.count, f.above = map[bool]int{}, map[bool]int{}
	}
	reuse := r.label == '1'
	f.scores, f.reuse = append(f.scores, forest.Sigmoid(r.odds)), append(f.reuse, reuse)
	f.count[reuse]++
	if r.odds >= bar {
		f.above[reuse]++
	}
}

// share is a/b as text, - for nothing of nothing.
func share(a, b int) string {
	if b == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(a)/float64(b))
}

func (f *figures) auc() string {
	if f.count[true] == 0 || f.count[false] == 0 {
		return "-"
	}
	return fmt.Sprintf("%.4f", eval.AUC(f.scores, f.reuse))
}

// report writes how the model does on the rows that were judged: by source, with
// recall and precision at the bar, AUC and calibration error; by kind; and how
// probabilities and labels agree, in ten bins.
func (s *sample) report(w io.Writer) error {
	bySource, byKind, all := s.figures()
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "source\treuse\tfound\trecall\tno reuse\tflagged\tprecision\tAUC\terror\t\n")
	line := func(name string, f *figures) {
		fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%d\t%d\t%s\t%s\t%.3f\t\n", name, f.count[true], f.above[true], share(f.above[true], f.count[true]),
			f.count[false], f.above[false], share(f.above[true], f.above[true]+f.above[false]), f.auc(), eval.NewReliability(f.scores, f.reuse).Error)
	}
	for _, name := range sortedKeys(bySource) {
		line(name, bySource[name])
	}
	line("all", all)
	fmt.Fprintf(t, "\nsource, kind\tlabel\trows\tabove\tshare\t\n")
	for _, kind := range sortedKeys(byKind) {
		f := byKind[kind]
		for _, reuse := range []bool{true, false} {
			if n := f.count[reuse]; n > 0 {
				fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%s\t\n", kind, map[bool]int{true: 1}[reuse], n, f.above[reuse], share(f.above[reuse], n))
			}
		}
	}
	fmt.Fprintf(t, "\nprobability\trows\texpected\tobserved\t\n")
	for i, b := range eval.NewReliability(all.scores, all.reuse).Bins {
		fmt.Fprintf(t, "%.1f-%.1f\t%d\t%.3f\t%.3f\t\n", float64(i)/10, float64(i+1)/10, b.N, b.Expected, b.Observed)
	}
	return t.Flush()
}

// figures are those of all rows that were judged and are counted, by source, by
// source and kind, and together.
func (s *sample) figures() (bySource, byKind map[string]*figures, all *figures) {
	bySource, byKind, all = map[string]*figures{}, map[string]*figures{}, &figures{}
	of := func(in map[string]*figures, name string) *figures {
		if in[name] == nil {
			in[name] = &figures{}
		}
		return in[name]
	}
	for i := range s.rows {
		r := &s.rows[i]
		if !r.judged || r.label == '-' {
			continue
		}
		for _, f := range []*figures{of(bySource, r.source), of(byKind, r.source+", "+cmp.Or(r.kind, "unlisted")), all} {
			f.add(r, s.bar)
		}
	}
	return bySource, byKind, all
}

func sortedKeys(m map[string]*figures) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
