package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"reprint/internal/eval"
)

func (p *program) evalCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Score the detection against labelled corpora",
		Long: `Score the detection against texts that others have labelled. Figures come with
95% intervals; -o jsonl=- writes them as metric records.`,
		Example: `  reprint eval pan pan13-test
  reprint eval pairs articles --truth truth.tsv
  reprint eval rank pairs --labels labels.tsv`,
		Args: subcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.evalPanCommand(), p.evalPairsCommand(), p.evalRankCommand())
	return cmd
}

// An evaluation holds what all eval commands share.
type evaluation struct {
	outputs
	inputs  // only --jobs
	verbose bool
}

func (e *evaluation) register(cmd *cobra.Command, verbose string) {
	e.outputs.register(cmd, "jsonl", "table")
	e.registerJobs(cmd)
	cmd.Flags().BoolVarP(&e.verbose, "verbose", "v", false, verbose)
}

func (e *evaluation) validate() error { return firstError(e.outputs.validate, e.inputs.validate) }

// A scored is a report of package eval.
type scored interface {
	eval.Report
	Table(w io.Writer, details bool) error
}

// run evaluates and writes the report. The inputs are files and folders of
// which everything is read.
func (e *evaluation) run(ctx context.Context, p *program, inputs []string, evaluate func(*progress) (scored, error)) error {
	if err := firstError(e.validate, func() error { return e.protect(inputs, everything) }); err != nil {
		return err
	}
	progress := p.newProgress(e.quiet)
	r, err := evaluate(progress)
	progress.end()
	if err != nil {
		return err
	}
	err = e.deliver(ctx, p, map[string]writer{
		"jsonl": {write: func(w io.Writer) error { return eval.WriteMetrics(w, r.Metrics()) }},
		"table": {write: func(w io.Writer) error { return r.Table(w, e.verbose) }},
	}, "table")
	if err == nil {
		progress.times("done")
	}
	return err
}
