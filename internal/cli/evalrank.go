package cli

import (
	"github.com/spf13/cobra"

	"reprint/internal/eval"
)

func (p *program) evalRankCommand() *cobra.Command {
	var e evaluation
	var labels string
	cmd := &cobra.Command{
		Use:   "rank DIR --labels FILE",
		Short: "Score the ranking of labelled pairs",
		Long: `Score how well the score of a pair ranks the pairs of DIR, which holds one folder
for each, with a.* and b.* in it. FILE is a table with tabs and a header: pair
and label, a whole number. Printed are the area under the ROC curve and the
best F1, for every label as threshold.`,
		Example: `  reprint eval rank pairs --labels labels.tsv
  reprint eval rank pairs --labels labels.tsv -o jsonl=-`,
		Args: exactly("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if labels == "" {
				return usage(seeHelp(cmd), "%s needs --labels FILE", cmd.CommandPath())
			}
			return e.run(cmd.Context(), p, []string{args[0], labels}, func(g *progress) (scored, error) {
				return eval.Rank(cmd.Context(), args[0], labels, eval.RankOptions{Jobs: e.jobs, Progress: g.update})
			})
		},
	}
	cmd.Flags().StringVar(&labels, "labels", "", "the `FILE` of labels")
	e.register(cmd, "list every pair by score")
	return cmd
}
