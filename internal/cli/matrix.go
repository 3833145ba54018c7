package cli

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report"
	"reprint/report/record"
	"reprint/report/terminal"
)

// A matrix is the command of that name.
type matrix struct {
	inputs
	selection
	outputs
	gate
}

func (p *program) matrixCommand() *cobra.Command {
	m := matrix{selection: selection{all: true}}
	cmd := &cobra.Command{
		Use:   "matrix PATH...",
		Short: "Show how much of each document stands in each other one",
		Long: `Compare all documents below the paths and show a matrix: the row of A and the
column of B hold the share of A's own words that B covers. On a terminal it is
a heat map; csv has the whole matrix, and jsonl a record for every pair above
zero.`,
		Example: `  reprint matrix articles
  reprint matrix articles -o csv=matrix.csv
  reprint matrix articles -o jsonl=-`,
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error { return m.run(cmd.Context(), p, args) },
	}
	m.inputs.register(cmd)
	m.registerList(cmd)
	m.registerSearch(cmd)
	m.outputs.register(cmd, "jsonl", "csv", "table")
	m.registerAllowErrors(cmd)
	return cmd
}

func (m *matrix) run(ctx context.Context, p *program, paths []string) error {
	if err := firstError(m.inputs.validate, m.outputs.validate); err != nil {
		return err
	}
	if m.listOnly {
		return m.listInputs(p, paths)
	}
	if err := m.protect(m.files(paths...), articles); err != nil {
		return err
	}
	r, err := p.detect(ctx, paths, &m.inputs, &m.selection, m.quiet, detect.Scan, func(_ corpus.Source, r *detect.Result) error {
		opts := p.terminalOptions()
		saved := record.Options{Version: version}
		return m.deliver(ctx, p, map[string]writer{
			"jsonl": {write: func(w io.Writer) error { return record.Write(w, figures(r), saved) }},
			"csv":   {write: func(w io.Writer) error { return p.matrixCSV(w, r) }},
			"table": {write: func(w io.Writer) error { return terminal.Matrix(w, r, opts) }},
		}, "table")
	})
	if err != nil {
		return err
	}
	return m.check(p, r)
}

// matrixCSV says how many documents the matrix leaves out.
func (p *program) matrixCSV(w io.Writer, r *detect.Result) error {
	omitted, err := report.MatrixCSV(w, r)
	if omitted > 0 {
		p.say("the matrix leaves out %s without a pair", count(omitted, "document"))
	}
	return err
}

// figures is r without what stands behind its figures: the pairs above zero,
// without passages, and no clusters.
func figures(r *detect.Result) *detect.Result {
	out := *r
	out.Clusters = nil
	out.Pairs = slices.DeleteFunc(slices.Clone(r.Pairs), func(p finding.Pair) bool {
		return p.Score == 0 && p.AB == 0 && p.BA == 0 && p.Jaccard == 0
	})
	for i := range out.Pairs {
		out.Pairs[i].Passages = nil
	}
	return &out
}
