package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/detect"
	"reprint/report"
	"reprint/report/page"
	"reprint/report/record"
	"reprint/report/terminal"
	"reprint/report/wording"
)

// A scan is the command of that name.
type scan struct {
	inputs
	selection
	outputs
	gate
	keep
}

func (p *program) scanCommand() *cobra.Command {
	var s scan
	cmd := &cobra.Command{
		Use:   "scan PATH...",
		Short: "Find reused text among all documents below the paths",
		Long: `Find which documents below the paths reuse each other's text, and show the
pairs, strongest first, with a verdict and its reasons, and the clusters they
form. A PATH is a file, a folder, which is read with all folders below it, or -
for standard input.

In a folder, --exclude GLOB and --include GLOB choose what is read. A GLOB
without a slash stands for that name in every folder, others for paths below
PATH; ** is any number of folders, and a slash at the end means folders only.
Lines of a file named .reprintignore exclude what they select in its folder and
below, as those of a .gitignore do. Passed over, and counted by type, are files
that nothing reads, hidden files, links, READMEs, and the folder that a browser
saves beside a page; reports and results by reprint are not read either. --list
says of each file what would read it, or why it is passed over.

--cache DIR keeps what was made of files that take long to read, such as web
pages, and the next scan takes it from there where a file has the same bytes,
whatever its name and time, and the program is the same. Results are the same
with and without it. What no scan asked for in 40 days is removed. Whoever can
write into DIR decides what is read.

Verdicts, strongest first:
  duplicate   the same text, give or take formatting and boilerplate
  syndicated  (nearly) all of one article is in the other, mostly word for word
  partial     a substantial verbatim or lightly edited part is shared
  rewrite     substantial parts say the same in other words
  quotes      what they share is quoted speech or documents
  template    one mould with other facts: forecasts, results, notices (with --all)
  event       the same event, written independently (with --all)
  unrelated   nothing above (with --all)
The first four are findings: they form clusters and count for --fail-on.

To clean a corpus, --keep FILE writes the input without copies. An article is a
copy where a share of .8 (--keep-share) of its own words, and of these with its
quotations, stands literally in one article that is kept, the verdict on both
is duplicate or syndicated (--keep-verdicts), no number or day is another one,
and hardly a name differs: a forecast for another day stays. With template
among the verdicts these may differ. What stands in a copy only, and not in the
article that is kept, is no copy either. Of several copies the earliest is
kept, by date, and where no dates are known the first in the input
(--keep-which earliest); or the longest, or the first in any case. A part of an
article that is kept goes, wherever it stands.

Records of JSON Lines are written as the lines they were, byte for byte, those
of other containers as such lines; documents that are files by themselves as
their paths, one a line. With
--against, it is the first set without what stands in the second. Lines that
could not be read are left out. --removed FILE says of each copy which article
holds it, how much of it, and the verdict on both.

A FILE, other than a page, whose name ends with .gz or .zst is compressed.

` + exitCodes,
		Example: `  reprint scan articles
  reprint scan articles -o html=report.html -o jsonl=results.jsonl
  reprint scan ours --against theirs -o csv=pairs.csv
  reprint scan articles --exclude 'drafts/' --exclude '*.md' --list
  reprint scan articles --meta meta.csv --fail-on syndicated
  reprint scan archive.jsonl --near --keep clean.jsonl --removed copies.csv
  zcat archive.jsonl.gz | reprint scan - -o jsonl=-`,
		Args: paths,
		RunE: func(cmd *cobra.Command, args []string) error { return s.run(cmd.Context(), p, args) },
	}
	s.inputs.register(cmd)
	s.registerList(cmd)
	s.registerAgainst(cmd)
	s.selection.register(cmd)
	s.registerSearch(cmd)
	s.outputs.register(cmd, formatNames...)
	s.registerText(cmd)
	s.registerFailOn(cmd)
	s.registerAllowErrors(cmd)
	s.keep.register(cmd)
	return cmd
}

func (s *scan) run(ctx context.Context, p *program, paths []string) error {
	checkKeep := func() error { return s.keep.validate(&s.outputs) }
	if err := firstError(s.inputs.validate, s.selection.validate, checkKeep, s.outputs.validate); err != nil {
		return err
	}
	if s.listOnly {
		return s.listInputs(p, paths)
	}
	normal := "table"
	if s.keep.path == stdoutPath {
		normal = ""
	}
	s.selection.copies = s.keep.options()
	if err := firstError(s.checkAgainst, s.protectPages, func() error { return s.protect(s.files(paths...), articles) }); err != nil {
		return err
	}
	r, err := p.detect(ctx, paths, &s.inputs, &s.selection, s.quiet, detect.Scan, func(src corpus.Source, r *detect.Result) error {
		if err := s.keep.write(ctx, p, src, r, s.quiet); err != nil {
			return err
		}
		return s.deliver(ctx, p, p.resultWriters(r, s.text), normal)
	})
	if err != nil {
		return err
	}
	return s.check(p, r)
}

// heapGrowth is how much garbage may come on top of what a scan holds, in
// percent, before it is collected, as long as both stay below heapLimit bytes.
// What it holds is some gigabytes for a million articles.
const (
	heapGrowth = 300
	heapLimit  = 6 << 30
)

// tuneHeap sets both, where the environment does not.
func tuneHeap() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heapLimit)
	}
}

// stages are detect.Scan, or one that does a part of it.
type stages func(context.Context, corpus.Source, detect.Options) (*detect.Result, error)

// detect runs the stages on the paths and shows the result while its texts can be read.
func (p *program) detect(ctx context.Context, paths []string, in *inputs, sel *selection, quiet bool, run stages, show func(corpus.Source, *detect.Result) error) (*detect.Result, error) {
	src, err := in.open(ctx, p, paths)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	tuneHeap()
	progress := p.newProgress(quiet)
	if measured, ok := src.(corpus.Measured); ok {
		progress.extent = measured.Extent
	}
	r, err := run(ctx, src, detect.Options{
		Jobs:     in.jobs,
		Near:     sel.near,
		All:      sel.all,
		MinScore: sel.minScore,
		Memory:   int64(sel.memory),
		Copies:   sel.copies,
		Progress: progress.update,
	})
	progress.end()
	in.sayCache(p, src, quiet)
	if err != nil {
		return nil, p.nothing(r, paths, err)
	}
	in.describe(r)
	p.warn(r.Warnings)
	if passed := r.Summary.PassedOver; len(passed) > 0 && !quiet {
		p.say("passed over %s; --list says which, and why", wording.PassedOver(passed))
	}
	if err := in.checkSets(r, paths); err != nil {
		return nil, err
	}
	if err := in.checkMeta(p, src, r, quiet); err != nil {
		return nil, err
	}
	if err := p.showSteady(src, r, in.jobs, show); err != nil {
		return nil, err
	}
	progress.times(count(r.Summary.Documents, "document"))
	return r, nil
}

// mostShown is how often a result is shown whose documents change meanwhile.
const mostShown = 50

// showSteady shows a result. Where it meets a document that changed since it was read,
// it drops those that did and shows the rest.
func (p *program) showSteady(src corpus.Source, r *detect.Result, jobs int, show func(corpus.Source, *detect.Result) error) error {
	for n := 1; ; n++ {
		err := show(src, r)
		if _, changed := errors.AsType[*detect.ChangedError](err); !changed {
			return err
		}
		if p.stdout.used || n == mostShown {
			return failed("scan again when nobody writes there", err)
		}
		added, err := r.Recheck(src, jobs)
		if err != nil {
			return err
		}
		p.warn(added)
	}
}

// resultWriters are the formats of a whole result.
func (p *program) resultWriters(r *detect.Result, text bool) map[string]writer {
	opts := p.terminalOptions()
	saved := record.Options{Text: text, Version: version}
	html := page.Options{Version: version}
	return map[string]writer{
		"html": {
			write: func(w io.Writer) error { return page.Write(w, r, html) },
			file:  func(path string) (string, error) { return page.WriteFile(path, r, html) },
		},
		"jsonl": {write: func(w io.Writer) error { return record.Write(w, r, saved) }},
		"csv":   {write: func(w io.Writer) error { return report.PairsCSV(w, r) }},
		"md":    {write: func(w io.Writer) error { return report.Markdown(w, r) }},
		"table": {write: func(w io.Writer) error { return terminal.Table(w, r, opts) }},
	}
}

func (p *program) terminalOptions() terminal.Options {
	return terminal.Options{Width: p.screen.width(), Color: p.colored()}
}

// firstError runs the checks until one fails.
func firstError(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}
