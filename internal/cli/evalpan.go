package cli

import (
	"github.com/spf13/cobra"

	"reprint/internal/eval"
)

func (p *program) evalPanCommand() *cobra.Command {
	var e evaluation
	var detections string
	cmd := &cobra.Command{
		Use:   "pan DIR",
		Short: "Score passage alignment on a PAN text-alignment corpus",
		Long: `Align the pairs of a PAN text-alignment corpus as scan and diff do, and print
recall, precision, granularity and plagdet, overall and for each kind of
obfuscation. DIR holds the file pairs (two file names a line), the folders susp
and src and, where it is known, the truth as XML below folders that begin with 0.

Every passage is a detection, except boilerplate.`,
		Example: `  reprint eval pan pan13-test
  reprint eval pan pan13-test --detections found -o jsonl=-`,
		Args: exactly("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.run(cmd.Context(), p, func(g *progress) (scored, error) {
				return eval.Pan(cmd.Context(), args[0], eval.PanOptions{Jobs: e.jobs, Detections: detections, Progress: g.update})
			})
		},
	}
	cmd.Flags().StringVar(&detections, "detections", "", "write one XML file of detections for each pair into this `DIR`")
	e.register(cmd, "list every case missed and every false detection")
	return cmd
}
