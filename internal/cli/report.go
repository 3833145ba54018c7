package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"reprint/corpus/packing"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/record"
)

// A rendering is the command report.
type rendering struct {
	selection
	outputs
}

func (p *program) reportCommand() *cobra.Command {
	var c rendering
	cmd := &cobra.Command{
		Use:   "report FILE.jsonl",
		Short: "Render saved results again, without scanning",
		Long: `Render results that scan -o jsonl=FILE.jsonl saved, in any other form. The html
page shows texts, so it needs results that were saved with --text; it is then
the same, byte for byte, as that of scan -o html= with the same selection.`,
		Example: `  reprint scan articles --text -o jsonl=results.jsonl
  reprint report results.jsonl -o html=report.html
  reprint report results.jsonl --min-score 0.8 -o csv=-`,
		Args: exactly("FILE.jsonl"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), p, args[0]) },
	}
	c.selection.register(cmd)
	c.outputs.register(cmd, formatNames...)
	c.registerText(cmd)
	return cmd
}

func (c *rendering) run(ctx context.Context, p *program, path string) error {
	if err := firstError(c.selection.validate, c.outputs.validate); err != nil {
		return err
	}
	if err := firstError(c.protectPages, func() error { return c.protect([]string{path}, articles) }); err != nil {
		return err
	}
	r, err := readResults(ctx, p, path)
	if err != nil {
		return err
	}
	c.narrow(r)
	err = c.deliver(ctx, p, p.resultWriters(r, c.text), "table")
	if errors.Is(err, record.ErrNoText) {
		return failed("save them with reprint scan --text -o jsonl="+path, err)
	}
	return err
}

func readResults(ctx context.Context, p *program, path string) (*detect.Result, error) {
	in := p.stdin
	if path != stdinPath {
		f, err := os.Open(path)
		if err != nil {
			return nil, failed("", fmt.Errorf("%s: %w", path, reason(err)))
		}
		defer f.Close()
		in = f
	}
	unpacked, err := uncompressed(interruptible(ctx, in))
	if err != nil {
		return nil, failed("", fmt.Errorf("%s: %w", path, err))
	}
	defer unpacked.Close()
	r, err := record.Read(unpacked)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(err, record.ErrNotResults) {
		return nil, failed("save results with reprint scan -o jsonl=FILE.jsonl", fmt.Errorf("%s: %w", path, err))
	}
	if err != nil {
		return nil, failed("", fmt.Errorf("%s: %w", path, err))
	}
	return r, nil
}

// uncompressed reads through the compression around results, where there is one.
func uncompressed(r io.Reader) (io.ReadCloser, error) {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4)
	return packing.Unpack(in, packing.Detect(head))
}

// narrow applies the selection to saved results, as a scan does.
func (s *selection) narrow(r *detect.Result) {
	r.Pairs = slices.DeleteFunc(r.Pairs, func(p finding.Pair) bool {
		return p.Score < s.minScore || !s.all && p.Verdict > finding.Quotes
	})
}
