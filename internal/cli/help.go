package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show what a command does",
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return subcommand(topic, rest)
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

func seeHelp(cmd *cobra.Command) string { return "see " + cmd.CommandPath() + " --help" }

// writeUsage writes what the help of a command says below its description.
func writeUsage(cmd *cobra.Command) error {
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "Usage:\n  %s\n", cmd.UseLine())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprint(w, "\nCommands:\n")
		for _, below := range cmd.Commands() {
			if below.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-12s%s\n", below.Name(), below.Short)
			}
		}
	}
	fmt.Fprint(w, "\nFlags:\n")
	flags := pflag.NewFlagSet(cmd.Name(), pflag.ContinueOnError)
	flags.AddFlagSet(cmd.LocalFlags())
	flags.AddFlagSet(cmd.InheritedFlags())
	fmt.Fprint(w, describe(flags))
	_, err := fmt.Fprintf(w, "\nExamples:\n%s\n", cmd.Example)
	return err
}

// describe lists flags. It leaves out that a flag without a value can be given
// one, which pflag says of every switch.
func describe(flags *pflag.FlagSet) string {
	const optional = "[=true|false]"
	text := flags.FlagUsagesWrapped(80)
	return strings.ReplaceAll(text, optional, strings.Repeat(" ", len(optional)))
}
