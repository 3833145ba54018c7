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

	"reprint/corpus/packing"
	"reprint/internal/outfile"
)

// formatNames are all formats that some command writes.
var formatNames = []string{"html", "jsonl", "csv", "md", "table"}

// outputs are the flags that say where results go, and the value of -o.
type outputs struct {
	formats []string // those that the command writes
	list    []destination
	extra   []extra
	force   bool
	text    bool
	quiet   bool
}

// A destination is one FORMAT=PATH.
type destination struct{ format, path string }

// An extra is a file that another flag than -o writes.
type extra struct {
	flag, path string
	isCopy     bool // of lines of the input, so that it can't be told from one
}

// A place is where something is written, with the flag and the value that say so.
type place struct{ said, path string }

// places are where everything is written.
func (o *outputs) places() []place {
	var list []place
	for _, d := range o.list {
		list = append(list, place{"-o " + d.format + "=" + d.path, d.path})
	}
	for _, e := range o.extra {
		list = append(list, place{e.flag + " " + e.path, e.path})
	}
	return list
}

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
	for _, d := range o.list {
		if d.format == "html" && packing.Suffix(strings.ToLower(filepath.Ext(d.path))) != packing.None {
			return usage("browsers open no compressed page: name it without "+filepath.Ext(d.path), "-o html=%s: a page can't be compressed", d.path)
		}
	}
	seen := map[string]string{}
	for _, p := range o.places() {
		at := p.path
		if at != stdoutPath {
			if err := p.check(); err != nil {
				return err
			}
			at = absolute(at)
		}
		if other, ok := seen[at]; ok {
			return usage("give each its own path", "%s and %s write to one place", other, p.said)
		}
		seen[at] = p.said
	}
	return nil
}

// check says why no file can be written there.
func (p place) check() error {
	if err := folder(filepath.Dir(p.path)); err != nil {
		return usage("make the folder first", "%s: %s: %w", p.said, filepath.Dir(p.path), err)
	}
	if folder(p.path) == nil {
		return usage("name a file in it", "%s: is a folder", p.said)
	}
	if suffix := strings.ToLower(filepath.Ext(p.path)); slices.Contains(unknownPackings, suffix) {
		return usage("a name that ends with .gz or .zst compresses a file", "%s: nothing here compresses to %s", p.said, suffix)
	}
	return nil
}

// unknownPackings are the suffixes that promise a compression that is not there.
var unknownPackings = []string{".bz2", ".xz", ".zip", ".lz4", ".br", ".7z"}

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
			return compressed(path, &stream{ctx: ctx, w: w, name: path}, out.write)
		})
	}
	note, err := out.file(path)
	if note != "" {
		p.say("%s", note)
	}
	return err
}

// compressed writes what write writes, compressed where the name of the file says so.
func compressed(path string, to io.Writer, write func(io.Writer) error) error {
	w, err := packing.Pack(to, packing.Suffix(strings.ToLower(filepath.Ext(path))))
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		return err // an incomplete stream is not closed
	}
	return w.Close()
}

// reason is an error of the file system without the path, which the message
// around it names.
func reason(err error) error {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		return path.Err
	}
	return err
}
