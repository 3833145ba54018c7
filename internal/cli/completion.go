package cli

import (
	"github.com/spf13/cobra"
)

// shells are those that completion scripts can be written for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a shell's completion script",
		Long:  "Print the script that makes a shell complete commands, flags and their values.",
		Example: `  reprint completion bash > ~/.local/share/bash-completion/completions/reprint
  reprint completion zsh > ~/.zsh/completions/_reprint
  reprint completion fish > ~/.config/fish/completions/reprint.fish
  reprint completion powershell >> $PROFILE`,
		Args:      exactly("SHELL"),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(p.stdout, true)
			case "zsh":
				return root.GenZshCompletion(p.stdout)
			case "fish":
				return root.GenFishCompletion(p.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(p.stdout)
			}
			return usage("shells are "+list(shells), "no completion for %q", args[0])
		},
	}
}
