package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/detect"
	"reprint/report/record"
	"reprint/report/terminal"
)

// An extract is the command of that name.
type extract struct {
	inputs
	selection
	outputs
	gate
}

func (p *program) extractCommand() *cobra.Command {
	var e extract
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Show the text and metadata that a scan would read",
		Long: `Show what a scan of the paths would read of each document, and why: by which
reader and in which encoding it was read; its title, outlet, authors, date,
address and language, each with the place that says so, and how exact the date
is; its text, with tags around quotations and around the boilerplate that recurs
on the pages of a site, neither of which counts as the document's own words; and
what was left out of the text, with the reason.

Documents are read and boilerplate is learnt from all of them, as in a scan, but
none are compared, so that many files take little time. -o jsonl has a doc
record for each, with its text, spans and reading.`,
		Example: `  reprint extract page.html
  reprint extract articles -o jsonl=texts.jsonl
  reprint extract articles -o jsonl=- | jq -c 'select(.type=="doc") | .reading'
  reprint extract articles --list`,
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error { return e.run(cmd.Context(), p, args) },
	}
	e.inputs.register(cmd)
	e.registerList(cmd)
	e.outputs.register(cmd, "jsonl", "table")
	e.registerAllowErrors(cmd)
	return cmd
}

func (e *extract) run(ctx context.Context, p *program, paths []string) error {
	if err := firstError(e.inputs.validate, e.outputs.validate); err != nil {
		return err
	}
	if e.listOnly {
		return e.listInputs(p, paths)
	}
	if err := e.protect(e.files(paths...), articles); err != nil {
		return err
	}
	r, err := p.detect(ctx, paths, &e.inputs, &e.selection, e.quiet, detect.Extract, func(_ corpus.Source, r *detect.Result) error {
		opts := p.terminalOptions()
		saved := record.Options{Text: true, Version: version}
		return e.deliver(ctx, p, map[string]writer{
			"jsonl": {write: func(w io.Writer) error { return record.Write(w, r, saved) }},
			"table": {write: func(w io.Writer) error { return extractTable(w, r, opts) }},
		}, "table")
	})
	if err != nil {
		return err
	}
	return e.check(p, r)
}

// extractTable writes one document below the other.
func extractTable(w io.Writer, r *detect.Result, opts terminal.Options) error {
	out := bufio.NewWriter(w)
	for i := range r.Documents {
		d := &r.Documents[i]
		text, err := r.Evidence.Text(d.ID)
		if err != nil {
			return fmt.Errorf("the text of %s: %w", d.ID, err)
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		if err := terminal.Extract(out, d, text, opts); err != nil {
			return err
		}
	}
	return out.Flush()
}
