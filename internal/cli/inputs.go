package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/corpus/globs"
	"reprint/corpus/meta"
	"reprint/detect"
	"reprint/detect/copies"
	"reprint/detect/finding"
	"reprint/internal/imprint"
)

const stdinPath = "-"

// inputs are the flags that say how texts are read.
type inputs struct {
	against  []string
	include  []string
	exclude  []string
	listOnly bool
	cache    string
	meta     string
	tmp      string
	fields   []string
	names    meta.Names // of fields
	jobs     int
}

func (in *inputs) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&in.meta, "meta", "", "add metadata to the documents from this `FILE` (JSON Lines or CSV) with "+metaColumns)
	flags.StringSliceVar(&in.fields, "field", nil, "take this field of an article from the column or member of this name, as in `text=raw_content`; repeatable; fields are "+strings.Join(meta.FieldNames(), ", "))
	flags.StringArrayVar(&in.include, "include", nil, "read of a folder only the files that this `GLOB` selects, such as '*.html' or 'sports/'; repeatable")
	flags.StringArrayVar(&in.exclude, "exclude", nil, "pass over what this `GLOB` selects, as a line of a .reprintignore file does; repeatable")
	flags.StringVar(&in.tmp, "tmp", "", "keep temporary files in this `DIR`, not in the system's folder for them")
	flags.StringVar(&in.cache, "cache", "", "keep what was made of web pages and other slow files in this `DIR` for the next scan, which then reads those that did not change far faster; never changes a result")
	in.registerJobs(cmd)
}

func (in *inputs) registerJobs(cmd *cobra.Command) {
	cmd.Flags().IntVar(&in.jobs, "jobs", 0, "`N` workers, 0 for one a processor; never changes a result")
}

func (in *inputs) registerList(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&in.listOnly, "list", false, "read nothing, and list what would be read and by what, and what would be passed over and why")
}

func (in *inputs) registerAgainst(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&in.against, "against", nil,
		"compare the documents of the first set with those below this `PATH` only, not with each other; repeatable; a file in both sets belongs here")
}

func (in *inputs) validate() error {
	if in.jobs < 0 {
		return usage("0 is one for each processor", "--jobs can't be %d", in.jobs)
	}
	var err error
	if in.names, err = meta.ParseNames(in.fields); err != nil {
		return usage("as in --field text=raw_content,title=headline", "--field: %w", err)
	}
	for i, patterns := range [][]string{in.include, in.exclude} {
		if _, err := globs.ParseList(patterns); err != nil {
			return usage("a backslash before a letter takes it as it is", "%s: %w", [...]string{"--include", "--exclude"}[i], err)
		}
	}
	if in.cache != "" {
		if err := imprint.CheckCache(in.cache); err != nil {
			return usage("name a new folder", "--cache %s: %w", in.cache, reason(err))
		}
	}
	if in.tmp != "" {
		if err := folder(in.tmp); err != nil {
			return usage("make it first, or leave --tmp out", "--tmp %s: %w", in.tmp, err)
		}
	}
	return nil
}

// options are those of the corpus, without standard input.
func (in *inputs) options() corpus.Options {
	return corpus.Options{Names: in.names, Against: in.against, Include: in.include, Exclude: in.exclude, Meta: in.meta, TempDir: in.tmp, Cache: in.cache, Jobs: in.jobs}
}

// open opens the paths. The caller closes the source.
func (in *inputs) open(ctx context.Context, p *program, paths []string) (corpus.Source, error) {
	opts := in.options()
	if slices.Contains(paths, stdinPath) || slices.Contains(in.against, stdinPath) {
		opts.Stdin = interruptible(ctx, p.stdin)
	}
	src, err := corpus.Open(paths, opts)
	if err != nil {
		return nil, &fault{code: exitUsage, err: err}
	}
	return src, nil
}

// checkAgainst says why a path of --against can't be compared with, before
// anything is read: it is not there, or holds no articles, or can't be opened.
func (in *inputs) checkAgainst() error {
	for _, path := range in.against {
		if path == stdinPath {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return usage("nothing would be compared with it", "--against %s: %w", path, reason(err))
		}
		files := []string{path}
		if info.IsDir() {
			if _, err := os.ReadDir(path); err != nil {
				return failed("", fmt.Errorf("--against %s: %w", path, reason(err)))
			}
			files = corpus.Files(path)
		}
		if len(files) == 0 || info.Mode().IsRegular() && info.Size() == 0 {
			return usage(noArticles(new(detect.Summary)), "--against %s: no articles in it", path)
		}
		if err := canOpenOne(files); err != nil {
			return failed("", fmt.Errorf("--against %s: %w", path, reason(err)))
		}
	}
	return nil
}

// canOpenOne is the last error where none of the files can be opened.
func canOpenOne(files []string) error {
	var last error
	for _, path := range files {
		f, err := os.Open(path)
		if err == nil {
			f.Close()
			return nil
		}
		last = err
	}
	return last
}

// checkSets says why a comparison of two sets has only one.
func (in *inputs) checkSets(r *detect.Result, paths []string) error {
	if len(in.against) == 0 {
		return nil
	}
	var sizes [2]int
	for i := range r.Documents {
		if r.Documents[i].Against {
			sizes[1]++
		} else {
			sizes[0]++
		}
	}
	switch {
	case sizes[1] == 0:
		return failed("", fmt.Errorf("no articles in --against %s", list(in.against)))
	case sizes[0] == 0:
		return failed("a file in both sets belongs to that of --against", fmt.Errorf("no articles in %s beside those of --against", list(paths)))
	}
	return nil
}

// metaColumns are the names under which a file of metadata says what it does.
var metaColumns = func() string {
	names := meta.FieldNames()
	return strings.Join(slices.Delete(names, int(meta.Text), int(meta.Text)+1), ", ")
}()

// checkMeta says what became of the file of metadata. One that no document has a row
// in is a mistake.
func (in *inputs) checkMeta(p *program, src corpus.Source, r *detect.Result, quiet bool) error {
	described, ok := src.(corpus.Described)
	if !ok {
		return nil
	}
	m, ok := described.Metadata()
	if !ok {
		return nil
	}
	if m.Matched == 0 && len(r.Documents) > 0 {
		hint := fmt.Sprintf("an id is that of the article, such as %q, of its record, or the name of its file without the suffix", r.Documents[0].ID)
		if m.FirstID != "" {
			hint += fmt.Sprintf("; the first here is %q", m.FirstID)
		}
		return usage(hint, "--meta %s: no article has a row among its %d", in.meta, m.Rows)
	}
	if quiet {
		return nil
	}
	note := fmt.Sprintf("--meta %s: %d of %s matched; columns found: %s", in.meta, m.Matched, count(m.Rows, "row"), strings.Join(m.Found, ", "))
	if len(m.PassedOver) > 0 {
		note += fmt.Sprintf("; passed over: %s (known are %s)", strings.Join(m.PassedOver, ", "), metaColumns)
	}
	p.say("%s", note)
	return nil
}

// sayCache says how the cache was used.
func (in *inputs) sayCache(p *program, src corpus.Source, quiet bool) {
	cached, ok := src.(corpus.Cached)
	if !ok {
		return
	}
	use, ok := cached.CacheUse()
	if !ok {
		return
	}
	if use.Damaged > 0 {
		p.say("warning: --cache %s: %s damaged, and made again", in.cache, count(use.Damaged, "article"))
	}
	if use.Fault != nil {
		p.say("warning: --cache %s: not everything could be kept: %v", in.cache, reason(use.Fault))
	}
	if !quiet {
		p.say("--cache %s: %d of %d slow files were in it", in.cache, use.Hits, use.Hits+use.Made)
	}
}

// describe adds to the parameters of a result those of the flags that shaped
// it. The order of paths is not among them.
func (in *inputs) describe(r *detect.Result) {
	if in.meta != "" {
		r.Parameters["meta"] = filepath.ToSlash(in.meta)
	}
	if len(in.fields) > 0 {
		fields := slices.Clone(in.fields)
		slices.Sort(fields)
		r.Parameters["fields"] = fields
	}
	if len(in.include) > 0 {
		r.Parameters["include"] = in.include
	}
	if len(in.exclude) > 0 {
		r.Parameters["exclude"] = in.exclude
	}
	if len(in.against) > 0 {
		var against []string
		for _, path := range in.against {
			against = append(against, filepath.ToSlash(path))
		}
		slices.Sort(against)
		r.Parameters["against"] = against
	}
}

// folder says why path is no folder, or nil.
func folder(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return reason(err)
	}
	if !info.IsDir() {
		return errors.New("is not a folder")
	}
	return nil
}

// selection are the flags that say what is looked for.
type selection struct {
	all      bool
	minScore float64
	near     bool
	memory   size
	copies   *copies.Options // from --keep; nil for none
}

// register adds the flags that say which pairs are shown.
func (s *selection) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&s.all, "all", false, "show the pairs that share no text as well (verdicts template, event and unrelated)")
	flags.Float64Var(&s.minScore, "min-score", 0, "show only pairs with at least this `SCORE`, from 0 to 1")
}

// registerSearch adds the flags that say how pairs are searched for.
func (s *selection) registerSearch(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&s.near, "near", false, "look for near-duplicates only, which is faster")
	flags.Var(&s.memory, "memory", "keep at most this much text in memory, such as 512M or 2G")
}

func (s *selection) validate() error {
	if !(s.minScore >= 0 && s.minScore <= 1) {
		return usage("scores lie between 0 and 1", "--min-score can't be %v", s.minScore)
	}
	return nil
}

// gate are the flags that say which exit code a result has.
type gate struct {
	failOn      choice
	allowErrors bool
}

// findings are the verdicts that --fail-on takes, strongest first.
var findings = func() []string {
	var names []string
	for v := range finding.Verdict(finding.NumVerdicts) {
		if v.Finding() {
			names = append(names, v.String())
		}
	}
	return names
}()

func (g *gate) registerFailOn(cmd *cobra.Command) {
	g.failOn = choice{kind: "VERDICT", allowed: findings}
	cmd.Flags().Var(&g.failOn, "fail-on", "exit with code 1 when a pair has this verdict or a stronger one: "+list(findings))
	complete(cmd, "fail-on", findings...)
}

func (g *gate) registerAllowErrors(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&g.allowErrors, "allow-errors", false, "exit with code 0 although some inputs could not be read")
}

// check is the exit code that a complete result asks for. A gate goes before
// unreadable inputs: it is what the user asked about.
func (g *gate) check(p *program, r *detect.Result) error {
	if err := g.checkVerdicts(p, r.Pairs); err != nil {
		return err
	}
	return g.checkWarnings(r.Warnings)
}

func (g *gate) checkVerdicts(p *program, pairs []finding.Pair) error {
	if g.failOn.value == "" {
		return nil
	}
	limit, err := finding.ParseVerdict(g.failOn.value)
	if err != nil {
		return err
	}
	n := 0
	for i := range pairs {
		if pairs[i].Verdict <= limit {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	p.say("--fail-on %s: %s", g.failOn.value, count(n, "pair"))
	return &fault{code: exitGate}
}

func (g *gate) checkWarnings(warnings []detect.Warning) error {
	if g.allowErrors || !slices.ContainsFunc(warnings, func(w detect.Warning) bool { return !w.Harmless }) {
		return nil
	}
	return &fault{code: exitUnread}
}

// warn lists what could not be read as it should.
func (p *program) warn(warnings []detect.Warning) {
	for _, w := range warnings {
		p.say("warning: %s: %s", w.Path, w.Error)
	}
}

// nothing turns the error of a detection into one that says what to do about
// it. r may be nil.
func (p *program) nothing(r *detect.Result, paths []string, err error) error {
	if !errors.Is(err, detect.ErrNoDocuments) || r == nil {
		return err
	}
	if len(r.Warnings) == 1 {
		return failed("", fmt.Errorf("%s: %s", r.Warnings[0].Path, r.Warnings[0].Error))
	}
	p.warn(r.Warnings)
	if len(r.Warnings) > 1 {
		return failed("", errors.New("none of the inputs could be read"))
	}
	return failed(noArticles(&r.Summary), fmt.Errorf("no articles in %s", list(paths)))
}

// noArticles is the hint for a folder without articles, of which a walk passed
// over other files.
func noArticles(s *detect.Summary) string {
	hint := "reprint reads texts, pages, JSON, CSV, Parquet, feeds, documents, mail and archives, also compressed"
	if s.Other > 0 {
		hint = fmt.Sprintf("%s passed over; --list says which, and why; %s", count(s.Other, "file"), hint)
	}
	if s.Own > 0 {
		hint = fmt.Sprintf("%s by reprint itself not read; %s", count(s.Own, "file"), hint)
	}
	return hint
}

// count writes a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
