package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reprint/internal/outfile"
)

// formatNames are all formats that some command writes.
var formatNames = []string{"html", "jsonl", "csv", "md", "table"}

// outputs are the flags that say where results go, and the value of -o.
type outputs struct {
	formats []string // those that the command writes
	list    []destination
	copy    string // a file of lines of the input, from --keep; "" for none
	force   bool
	text    bool
	quiet   bool
}

// A destination is one FORMAT=PATH.
type destination struct{ format, path string }

const stdoutPath = "-"

func (o *outputs) register(cmd *cobra.Command, formats ...string) {
	o.formats = formats
	cmd.Flags().VarP(o, "output", "o", "write results in this form to this file, - for standard output; repeatable; formats: "+strings.Join(formats, ", "))
	err := cmd.RegisterFlagCompletionFunc("output", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, f := range formats {
			words = append(words, f+"=")
		}
		return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic("cli: " + err.Error())
	}
	cmd.Flags().BoolVar(&o.force, "force", false, "overwrite files that reprint did not make, though never an input")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "no table, no progress, no times; warnings and errors only")
}

func (o *outputs) registerText(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.text, "text", false, "put the texts into jsonl, so that reprint report can show them")
}

func (o *outputs) String() string { return "" }
func (o *outputs) Type() string   { return "FORMAT=PATH" }

func (o *outputs) Set(value string) error {
	format, path, ok := strings.Cut(value, "=")
	formats := "formats are " + list(o.formats)
	if suffix := strings.TrimPrefix(filepath.Ext(value), "."); !ok && slices.Contains(o.formats, suffix) {
		formats = fmt.Sprintf("write -o %s=%s", suffix, value)
	}
	switch {
	case !slices.Contains(formatNames, format):
		return usage(formats, "-o %s: unknown format %q", value, format)
	case !slices.Contains(o.formats, format):
		return usage(formats, "-o %s: this command writes no %s", value, format)
	case !ok || path == "":
		return usage(fmt.Sprintf("write -o %s=FILE, or -o %s=- for standard output", format, format), "-o %s: no path", value)
	}
	o.list = append(o.list, destination{format, path})
	return nil
}

// validate finds what would fail only after the work is done.
func (o *outputs) validate() error {
	seen := map[string]destination{}
	for _, d := range o.list {
		place := d.path
		if place != stdoutPath {
			if err := folder(filepath.Dir(place)); err != nil {
				return usage("make the folder first", "-o %s=%s: %s: %w", d.format, d.path, filepath.Dir(place), err)
			}
			if info, err := os.Stat(place); err == nil && info.IsDir() {
				return usage("name a file in it", "-o %s=%s: is a folder", d.format, d.path)
			}
			if abs, err := filepath.Abs(place); err == nil {
				place = abs
			}
		}
		if other, ok := seen[place]; ok {
			return usage("give each its own path", "-o %s=%s and -o %s=%s write to one place", other.format, other.path, d.format, d.path)
		}
		seen[place] = d
	}
	return nil
}

// A writer writes a result in one format.
type writer struct {
	write func(w io.Writer) error
	// file, if not nil, writes to a path in its own way. The note, if any, is
	// for the user.
	file func(path string) (note string, err error)
}

// deliver writes every output, files first. Where no -o takes standard output
// and the user did not ask for quiet, that gets the format called normal.
func (o *outputs) deliver(ctx context.Context, p *program, writers map[string]writer, normal string) error {
	standard := normal
	if o.quiet {
		standard = ""
	}
	for _, d := range o.list {
		if d.path == stdoutPath {
			standard = d.format
			continue
		}
		if err := p.writeFile(ctx, d.path, writers[d.format]); err != nil {
			return err
		}
	}
	if standard == "" {
		return nil
	}
	w := bufio.NewWriterSize(p.stdout, 1<<16)
	if err := writers[standard].write(w); err != nil {
		return err
	}
	return w.Flush()
}

func (p *program) writeFile(ctx context.Context, path string, out writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if out.file == nil {
		return outfile.Write(path, func(w io.Writer) error {
			return out.write(&stream{ctx: ctx, w: w, name: path})
		})
	}
	note, err := out.file(path)
	if note != "" {
		p.say("%s", note)
	}
	return err
}

// reason is an error of the file system without the path, which the message
// around it names.
func reason(err error) error {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		return path.Err
	}
	return err
}
