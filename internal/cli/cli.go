package cli

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// Run runs one command line, without the program's name, and returns the exit
// code. It reads stdin only where a command is given - as a path. Colour,
// width and the progress bar depend on whether stdout and stderr are terminals.
// Cancelling ctx ends the command with the code of an interruption and leaves
// no output file half written.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	results := &stream{ctx: ctx, w: stdout, name: "standard output"}
	p := &program{
		stdin:  stdin,
		stdout: results,
		stderr: stderr,
		screen: newScreen(stdout),
		talk:   newScreen(stderr),
		color:  choice{"auto", "WHEN", colors},
	}
	root := p.rootCommand()
	root.SetArgs(slices.Concat([]string{}, args)) // nil would mean os.Args
	root.SetOut(results)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if results.err != nil {
		err = results.err // whatever else happened, the results are not complete
	}
	if err == nil {
		return exitDone
	}
	f := asFault(ctx, err)
	p.report(f)
	return f.code
}

// A program is what the commands of one run share.
type program struct {
	stdin  io.Reader
	stdout *stream
	stderr io.Writer
	screen screen // behind stdout
	talk   screen // behind stderr
	color  choice // --color
}

// say writes one line to standard error, under the program's name.
func (p *program) say(format string, args ...any) {
	fmt.Fprintf(p.stderr, "reprint: %s\n", printable(fmt.Sprintf(format, args...)))
}

// report tells why a command ends, unless that was told.
func (p *program) report(f *fault) {
	if f.err == nil {
		return
	}
	p.say("%v", f.err)
	if f.hint != "" {
		fmt.Fprintf(p.stderr, "  hint: %s\n", printable(f.hint))
	}
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "reprint COMMAND ...",
		Short: "Find which articles reuse each other's text, where, and how",
		Long: `Reprint finds which articles in a folder reuse each other's text, shows where,
and says what kind of reuse it is: a duplicate, a syndicated copy, a partial
reprint or a rewrite. Quoted speech and the boilerplate of sites never count.

` + exitCodes,
		Example: `  reprint scan articles
  reprint scan articles -o html=report.html
  reprint diff articles/ours.txt articles/theirs.html`,
		Args:              subcommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		DisableAutoGenTag: true,

		DisableFlagsInUseLine: true,
	}
	root.PersistentFlags().Var(&p.color, "color", "colours on a terminal: auto, always or never")
	complete(root, "color", colors...)
	root.SetFlagErrorFunc(flagFault)
	root.SetUsageFunc(writeUsage)
	root.SetHelpCommand(helpCommand())
	root.AddCommand(
		p.scanCommand(),
		p.matrixCommand(),
		p.diffCommand(),
		p.extractCommand(),
		p.reportCommand(),
		p.evalCommand(),
		p.schemaCommand(),
		p.versionCommand(),
		p.completionCommand(),
		p.manCommand(),
	)
	return root
}
