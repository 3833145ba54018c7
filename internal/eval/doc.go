// Package eval scores detection against labelled corpora: the alignment of
// passages on PAN text-alignment corpora, the finding of pairs in a labelled
// folder, and the ranking of labelled pairs.
//
// Every figure is an Estimate: its value, the number of things it was counted
// over, and a 95% interval from a bootstrap over the units that are
// independent of each other (suspicious documents, clusters or events, pairs).
// Reports are plain values; the same corpus gives the same report at any
// number of workers.
package eval

import (
	"io"
	"path/filepath"
)

// A Report is the outcome of one evaluation.
type Report interface {
	// Metrics are the report's figures in a fixed order.
	Metrics() []Metric
	// Table writes the report as text, with every fault if these are asked for.
	Table(w io.Writer, faults bool) error
}

// corpusName is the name of the corpus whose texts lie in dir: the name of the
// folder, or of the one above it where that is called docs or pairs.
func corpusName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	name := filepath.Base(dir)
	if name == "docs" || name == "pairs" {
		name = filepath.Base(filepath.Dir(dir))
	}
	return name
}
