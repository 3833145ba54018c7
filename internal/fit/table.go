package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"reprint/internal/forest"
)

// thresholds are the probabilities at which a table judges.
var thresholds = []float64{.3, .4, .5, .6, .7, .8, .9}

// print writes, by source, kind and label, the share of rows above each
// threshold, out of fold.
func (t *task) print(w io.Writer) {
	type cell struct{ source, kind, label string }
	rows := map[cell][]float64{}
	for i := range t.rows {
		r := &t.rows[i]
		c := cell{r.source, r.kind, string(r.label)}
		rows[c] = append(rows[c], forest.Sigmoid(r.odds))
	}
	var cells []cell
	for c := range rows {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(b.label, a.label), cmp.Compare(a.kind, b.kind))
	})
	fmt.Fprintf(w, "%-14s %-22s %-5s %7s", "source", "kind", "label", "rows")
	for _, x := range thresholds {
		fmt.Fprintf(w, "  >%4.2f", x)
	}
	fmt.Fprintln(w)
	for _, c := range cells {
		fmt.Fprintf(w, "%-14s %-22s %-5s %7d", c.source, c.kind, c.label, len(rows[c]))
		for _, x := range thresholds {
			n := 0
			for _, p := range rows[c] {
				if p > x {
					n++
				}
			}
			if c.label == "1" {
				fmt.Fprintf(w, "  %5.3f", float64(n)/float64(len(rows[c])))
			} else {
				fmt.Fprintf(w, "  %5d", n)
			}
		}
		fmt.Fprintln(w)
	}
}
