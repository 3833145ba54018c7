package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/boilerplate"
	"reprint/report/page"
	"reprint/report/terminal"
)

// A diff is the command of that name.
type diff struct {
	inputs
	outputs
	gate
	in string
}

func (p *program) diffCommand() *cobra.Command {
	var d diff
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Show the passages and the word-level diff of two documents",
		Long: `Show what two documents share, passage by passage and word by word, whatever
their relation. A and B are files; FILE#ID names a record of a file that holds
several, as scan does.

Scan does not count what recurs on the pages of a site. To see two documents as
a scan of a folder sees them, name it with --in; A and B may then be ids of
documents in it.`,
		Example: `  reprint diff ours.txt theirs.html
  reprint diff --in articles gazette/fire.md wire.jsonl#1204
  reprint diff ours.txt theirs.txt -o html=pair.html`,
		Args: exactly("A", "B"),
		RunE: func(cmd *cobra.Command, args []string) error { return d.run(cmd.Context(), p, args[0], args[1]) },
	}
	cmd.Flags().StringVar(&d.in, "in", "", "learn from this `DIR` what is boilerplate")
	d.inputs.register(cmd)
	d.outputs.register(cmd, formatNames...)
	d.registerText(cmd)
	d.registerFailOn(cmd)
	d.registerAllowErrors(cmd)
	return cmd
}

func (d *diff) run(ctx context.Context, p *program, a, b string) error {
	if err := firstError(d.inputs.validate, d.outputs.validate, d.validate); err != nil {
		return err
	}
	sides := []*side{d.locate(a), d.locate(b)}
	for _, s := range sides {
		if folder(s.path) == nil {
			return usage("name a document in it", "%s is a folder", s.name)
		}
	}
	if err := d.protect(d.files(sides[0].path, sides[1].path, d.in), articles); err != nil {
		return err
	}
	src, learn, err := d.openSides(ctx, p, sides)
	if err != nil {
		return err
	}
	defer src.Close()
	if learn != nil {
		defer learn.Close()
	}
	for _, s := range sides {
		if err := s.check(); err != nil {
			return err
		}
	}
	if sides[0].ids[0] == sides[1].ids[0] {
		return usage("name two", "%s and %s are one document", a, b)
	}
	progress := p.newProgress(d.quiet)
	opts := detect.Options{Jobs: d.jobs, Progress: progress.update}
	rules, err := rulesOf(ctx, learn, opts)
	if err != nil {
		progress.end()
		return err
	}
	r, err := detect.Diff(ctx, src, sides[0].ids[0], sides[1].ids[0], rules, opts)
	progress.end()
	if err != nil {
		return err
	}
	d.describe(r)
	p.warn(r.Warnings)
	if err := d.checkMeta(p, src, r, d.quiet); err != nil {
		return err
	}
	if err := d.deliver(ctx, p, p.pairWriters(r, d.text), "table"); err != nil {
		return err
	}
	return d.check(p, r)
}

// rulesOf learns the boilerplate of a folder; nil where there is none to learn from.
func rulesOf(ctx context.Context, folder corpus.Source, opts detect.Options) (*boilerplate.Rules, error) {
	if folder == nil {
		return nil, nil
	}
	survey, err := detect.Read(ctx, folder, opts)
	if err != nil {
		return nil, err
	}
	learnt := survey.Learn()
	return &learnt.Rules, nil
}

// openSides finds both documents and fills in their ids. Where both lie in the
// folder to learn from, src is that folder, and the ids are those of its scan.
func (d *diff) openSides(ctx context.Context, p *program, sides []*side) (src, learn corpus.Source, err error) {
	if d.in != "" {
		if learn, err = d.open(ctx, p, []string{d.in}); err != nil {
			return nil, nil, err
		}
		if _, err := find(ctx, learn, sides); err != nil {
			learn.Close()
			return nil, nil, err
		}
		if len(sides[0].ids) > 0 && len(sides[1].ids) > 0 {
			return learn, learn, nil
		}
	}
	src, err = d.open(ctx, p, []string{sides[0].path, sides[1].path})
	if err != nil {
		return nil, nil, err
	}
	unread, err := find(ctx, src, sides)
	if err == nil && unread != nil {
		err = unread
	}
	if err != nil {
		src.Close()
		return nil, nil, failed("", err)
	}
	return src, learn, nil
}

func (d *diff) validate() error {
	if d.in == "" {
		return nil
	}
	if err := folder(d.in); err != nil {
		return failed("", fmt.Errorf("--in %s: %w", d.in, err))
	}
	return nil
}

// pairWriters are the formats of a result of one pair: those of a whole
// result, with a table of words and a page of its own.
func (p *program) pairWriters(r *detect.Result, text bool) map[string]writer {
	writers := p.resultWriters(r, text)
	html := page.Options{Version: version, SinglePair: true}
	writers["html"] = writer{
		write: func(w io.Writer) error { return page.Write(w, r, html) },
		file:  func(path string) (string, error) { return page.WriteFile(path, r, html) },
	}
	writers["table"] = writer{write: func(w io.Writer) error { return terminal.Diff(w, r, p.terminalOptions()) }}
	return writers
}

// A side is one of the two documents of a diff.
type side struct {
	name   string   // as the user wrote it
	path   string   // the file
	record string   // the record in it, or ""
	ids    []string // of the documents that this means, once they were found
}

// locate finds the file that a name means: a path, a path with a record's id
// behind it, or an id of a scan of --in. A name that means no file is kept, so
// that reading it says why.
func (d *diff) locate(name string) *side {
	bases := []string{""}
	if d.in != "" {
		bases = append(bases, d.in)
	}
	for _, base := range bases {
		whole := filepath.Join(base, name)
		if isFile(whole) || name == stdinPath {
			return &side{name: name, path: whole}
		}
		for i := range whole {
			if whole[i] == '#' && isFile(whole[:i]) {
				return &side{name: name, path: whole[:i], record: whole[i+1:]}
			}
		}
	}
	return &side{name: name, path: name}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// find fills in the ids of the documents of src that the sides mean. Unread is
// the first input that could not be read.
func find(ctx context.Context, src corpus.Source, sides []*side) (unread *corpus.ReadError, err error) {
	for _, s := range sides {
		s.ids = nil
	}
	for doc, err := range src.Documents(ctx) {
		fault, ok := errors.AsType[*corpus.ReadError](err)
		switch {
		case ok && unread == nil && !fault.Harmless:
			unread = fault
		case ok:
		case err != nil:
			return nil, err
		default:
			for _, s := range sides {
				if s.means(doc) {
					s.ids = append(s.ids, doc.ID)
				}
			}
		}
	}
	return unread, nil
}

func (s *side) means(doc *corpus.Document) bool {
	return absolute(doc.Path) == absolute(s.path) && (s.record == "" || strings.HasSuffix(doc.ID, "#"+s.record))
}

// absolute is the path by which one file is told from another.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// check says why a side is not one document.
func (s *side) check() error {
	switch len(s.ids) {
	case 1:
		return nil
	case 0:
		return failed("", fmt.Errorf("%s: no such document", s.name))
	}
	base := filepath.Base(s.path)
	_, record, _ := strings.Cut(s.ids[0][strings.Index(s.ids[0], base)+len(base):], "#")
	return usage(fmt.Sprintf("name one of them, such as %s#%s", s.name, record), "%s holds %d documents", s.name, len(s.ids))
}

// describe adds to the parameters of a result what shaped it.
func (d *diff) describe(r *detect.Result) {
	d.inputs.describe(r)
	if d.in != "" {
		r.Parameters["in"] = filepath.ToSlash(d.in)
	}
}
