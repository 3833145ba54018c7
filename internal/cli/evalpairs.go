package cli

import (
	"github.com/spf13/cobra"

	"reprint/internal/eval"
)

func (p *program) evalPairsCommand() *cobra.Command {
	var e evaluation
	var truth string
	unlisted := choice{"negative", "KIND", []string{"negative", "ignore"}}
	cmd := &cobra.Command{
		Use:   "pairs DIR --truth FILE",
		Short: "Score pair detection on a labelled folder",
		Long: `Scan DIR and score the findings against FILE, a table with tabs and a header,
whose ids are those that a scan of DIR gives. Two forms are known:
  cluster, file           documents of one cluster are reuse of each other
  a, b, label, kind       label 1 reuse, 0 no reuse, - not counted
Printed are the recall of the candidates, and precision, recall and F1 of the
findings, also by kind.`,
		Example: `  reprint eval pairs articles --truth truth.tsv
  reprint eval pairs articles --truth truth.tsv --unlisted ignore -v`,
		Args: exactly("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if truth == "" {
				return usage(seeHelp(cmd), "%s needs --truth FILE", cmd.CommandPath())
			}
			return e.run(cmd.Context(), p, []string{args[0], truth}, func(g *progress) (scored, error) {
				return eval.Pairs(cmd.Context(), args[0], truth, eval.PairsOptions{
					Jobs: e.jobs, IgnoreUnlisted: unlisted.value == "ignore", Progress: g.update,
				})
			})
		},
	}
	cmd.Flags().StringVar(&truth, "truth", "", "the `FILE` of labels")
	cmd.Flags().Var(&unlisted, "unlisted", "what pairs are that the file does not list: negative or ignore")
	complete(cmd, "unlisted", unlisted.allowed...)
	e.register(cmd, "list every miss and every false alarm")
	return cmd
}
