package cli

import (
	"github.com/spf13/cobra"

	"reprint/report/record"
)

func (p *program) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of the JSON Lines records",
		Long:    "Print the JSON Schema of the records that -o jsonl= writes.",
		Example: "  reprint schema > reprint.schema.json",
		Args:    none,
		RunE:    func(*cobra.Command, []string) error { return record.Schema(p.stdout) },
	}
}
