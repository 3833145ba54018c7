package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/corpus/packing"
	"reprint/detect"
	"reprint/detect/copies"
	"reprint/detect/finding"
	"reprint/report"
	"reprint/report/record"
)

// A keep is the flags of that name: a cleaned copy of the input, and the list of what
// it is cleaned of.
type keep struct {
	path    string
	removed string
	share   float64
	which   choice
	names   []string // of verdicts
	given   func(flag string) bool

	verdicts []finding.Verdict
}

// keepDetails are the flags that say how --keep and --removed work.
var keepDetails = []string{"keep-share", "keep-which", "keep-verdicts"}

func (k *keep) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&k.path, "keep", "",
		"write the input without the articles that are copies of others in it to this `FILE`, - for standard output")
	flags.StringVar(&k.removed, "removed", "",
		"write which articles are copies, of which others, and why, to this `FILE`.jsonl or FILE.csv")
	flags.Float64Var(&k.share, "keep-share", copies.DefaultShare,
		"how much of an article's own words must stand literally in the one that is kept, as a `SHARE` from 0 to 1")
	var orders []string
	for _, o := range copies.Orders() {
		orders = append(orders, string(o))
	}
	k.which = choice{value: string(copies.Earliest), kind: "WHICH", allowed: orders}
	flags.Var(&k.which, "keep-which", "which of several copies is kept: "+list(orders))
	complete(cmd, "keep-which", orders...)
	flags.StringSliceVar(&k.names, "keep-verdicts", []string{finding.Duplicate.String(), finding.Syndicated.String()},
		"only pairs with one of these `VERDICTS` make an article a copy")
	k.given = flags.Changed
}

// options are what the flags ask for, nil for nothing.
func (k *keep) options() *copies.Options {
	if k.path == "" && k.removed == "" {
		return nil
	}
	return &copies.Options{Share: k.share, Verdicts: k.verdicts, Order: copies.Order(k.which.value)}
}

// validate finds what would fail only after the work is done, and adds the files to
// the outputs.
func (k *keep) validate(o *outputs) error {
	if k.options() == nil {
		for _, flag := range keepDetails {
			if k.given(flag) {
				return usage("add --keep FILE or --removed FILE", "--%s says what to keep, and nothing is written", flag)
			}
		}
		return nil
	}
	if o := k.options(); o.Share == 0 || o.Validate() != nil {
		return usage("it is more than 0 and at most 1", "--keep-share can't be %v", k.share)
	}
	if err := k.parseVerdicts(); err != nil {
		return err
	}
	if k.path != "" {
		o.extra = append(o.extra, extra{"--keep", k.path, true})
	}
	if k.removed != "" {
		if _, err := removedFormat(k.removed); err != nil {
			return err
		}
		o.extra = append(o.extra, extra{"--removed", k.removed, false})
	}
	return nil
}

func (k *keep) parseVerdicts() error {
	k.verdicts = nil
	for _, name := range k.names {
		v, err := finding.ParseVerdict(name)
		if err != nil || v > finding.Template {
			return usage("verdicts are duplicate, syndicated, partial, rewrite, quotes and template", "--keep-verdicts: %q is none that a copy can have", name)
		}
		k.verdicts = append(k.verdicts, v)
	}
	slices.Sort(k.verdicts)
	k.verdicts = slices.Compact(k.verdicts)
	if len(k.verdicts) == 0 {
		return usage("name one, such as duplicate", "--keep-verdicts: no verdict")
	}
	return nil
}

// removedFormat writes the list of copies in the form that the suffix of its file names.
func removedFormat(path string) (func(io.Writer, *detect.Result) error, error) {
	name := path
	if packing.Suffix(filepath.Ext(path)) != packing.None {
		name = strings.TrimSuffix(path, filepath.Ext(path))
	}
	switch filepath.Ext(name) {
	case ".jsonl":
		return record.WriteRemoved, nil
	case ".csv":
		return report.RemovedCSV, nil
	}
	return nil, usage("name it FILE.jsonl or FILE.csv, with .gz or .zst behind it to compress it", "--removed %s: the name does not say in which form", path)
}

// write writes what stays of the input and what does not.
func (k *keep) write(ctx context.Context, p *program, src corpus.Source, r *detect.Result, quiet bool) error {
	if k.removed != "" {
		format, err := removedFormat(k.removed)
		if err != nil {
			return err
		}
		if err := p.writeFile(ctx, k.removed, writer{write: func(w io.Writer) error { return format(w, r) }}); err != nil {
			return err
		}
	}
	archive, ok := src.(corpus.Archive)
	if k.path == "" || !ok {
		return nil
	}
	to := func(w io.Writer) error { return writeKept(ctx, w, archive, r) }
	var err error
	if k.path == stdoutPath {
		err = to(p.stdout)
	} else {
		err = p.writeFile(ctx, k.path, writer{write: to})
	}
	if err == nil && !quiet {
		p.say("kept %d of %s: %s", r.Summary.Kept, count(r.Summary.Kept+r.Summary.Removed, "document"), k.path)
	}
	return err
}

var errBreakInPath = errors.New("has a line break in its name, so a list can't hold it")

// writeKept writes the documents that are no copies, those of the first of two sets.
// Lines that could not be read, and blank ones, are left out.
func writeKept(ctx context.Context, to io.Writer, archive corpus.Archive, r *detect.Result) error {
	kept := make(map[string]*finding.Document, len(r.Documents))
	for i := range r.Documents {
		if d := &r.Documents[i]; !d.Against {
			kept[d.ID] = d
		}
	}
	for i := range r.Copies {
		delete(kept, r.Copies[i].ID)
	}
	w := bufio.NewWriterSize(to, 1<<16)
	for o, err := range archive.Originals(ctx, func(o *corpus.Original) bool { return kept[o.ID] != nil }) {
		if err == nil && o.Altered {
			err = detect.Unchanged(archive, kept[o.ID])
		}
		if err != nil {
			return err
		}
		if o.Line != nil {
			w.Write(o.Line)
		} else if strings.ContainsAny(o.Path, "\r\n") {
			return failed("rename it", fmt.Errorf("%q %w", o.Path, errBreakInPath))
		} else {
			w.WriteString(o.Path)
		}
		w.WriteByte('\n')
	}
	return w.Flush()
}
