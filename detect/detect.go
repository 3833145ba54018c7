// Package detect is the pipeline and the facade: a corpus.Source in, a Result out.
//
// [Scan] runs the stages of a scan, [Diff] compares two documents. Each stage can be
// run by itself: [Read] reads every document once; boilerplate.Learn learns what a
// site prints on many of them; propose.Propose finds pairs worth comparing;
// judge.Judge decides on one; cluster.Group says what belongs together and who was
// first. Surveys have a method for each stage that wires it to the others, so that
// a scan is
//
//	survey, err := detect.Read(ctx, src, options)
//	learnt := survey.Learn()
//	candidates, err := survey.Propose(ctx, &learnt)
//	pairs, counts, err := survey.Judge(ctx, &learnt.Rules, candidates.Pairs)
//	clusters := cluster.Group(survey.Documents, pairs)
package detect

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"

	"reprint/corpus"
	"reprint/detect/boilerplate"
	"reprint/detect/cluster"
	"reprint/detect/copies"
	"reprint/detect/finding"
	"reprint/detect/propose"
)

// Options say how a scan works. The zero value is the default of every field.
type Options struct {
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
	// Trace, if not nil, is told what the stages decide on.
	Trace *Trace
	// Candidates is how many candidate pairs are aligned in any case, the most
	// plausible first; 0 for 25,000.
	Candidates int
	// Near restricts the scan to near-duplicates.
	Near bool
	// All keeps the pairs with verdict event and unrelated in the result.
	All bool
	// MinScore drops pairs below it.
	MinScore float64
	// Memory is the budget in bytes for texts kept between the passes, 0 for the default.
	Memory int64
	// Copies, if not nil, says what a copy is, and has a scan look for them.
	Copies *copies.Options
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(Progress)
}

// Progress says how far a stage has come.
type Progress struct {
	Stage string // read, candidates, align
	Done  int
	Total int // 0 where it is not known
}

// ErrNoDocuments says that a source held no document at all.
var ErrNoDocuments = errors.New("no articles found")

func (o Options) withDefaults() Options {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Copies != nil {
		withDefaults := o.Copies.WithDefaults()
		o.Copies = &withDefaults
	}
	return o
}

func (o Options) parameters() map[string]any {
	p := map[string]any{"near": o.Near, "all": o.All, "min_score": o.MinScore, "min_words": shortestWords}
	if o.Copies != nil {
		p["keep_share"], p["keep_which"] = o.Copies.Share, string(o.Copies.Order)
		p["keep_verdicts"] = o.Copies.VerdictNames()
	}
	return p
}

// Scan finds the reused text among the documents of src. Where documents are
// marked Against, only pairs of one marked and one unmarked document count.
// It returns ctx.Err() when ctx is cancelled and an error wrapping
// ErrNoDocuments when nothing could be read (the Result then still carries
// the warnings and the counts).
func Scan(ctx context.Context, src corpus.Source, opts Options) (*Result, error) {
	survey, err := Read(ctx, src, opts)
	if err != nil {
		return nil, err
	}
	res := survey.result()
	if len(survey.Documents) == 0 {
		return res, fmt.Errorf("%w", ErrNoDocuments)
	}
	if opts.Progress != nil {
		opts.Progress(Progress{Stage: "candidates"})
	}
	learnt := survey.Learn()
	candidates, err := survey.Propose(ctx, &learnt)
	if err != nil {
		return nil, err
	}
	res.Summary.Candidates = candidates.Found
	maps.Copy(res.Summary.Cuts, candidates.Cuts)
	maps.Copy(res.Summary.Cuts, maskedCuts(learnt.Masked))
	library := survey.library(&learnt.Rules)
	res.Evidence = library
	verified, err := verify(ctx, library, candidates.Pairs, survey.opts)
	if err != nil {
		return nil, err
	}
	res.Pairs, res.Summary.Pairs = verified.pairs, verified.counts
	if opts.Copies != nil {
		if err := res.findCopies(survey, library, verified.judged); err != nil {
			return nil, err
		}
	}
	res.finish()
	res.drop(library.lost.lost)
	return res, nil
}

// maskedCuts names what was learnt to be boilerplate, and so is not compared.
func maskedCuts(m boilerplate.Masked) map[string]int {
	return map[string]int{"masked_articles": m.Articles, "masked_words": m.Words, "masked_texts": m.Texts}
}

// Extract reads the documents of src and learns their boilerplate, and compares
// none: the Result has no pairs, and its Evidence shows the texts as a scan would
// read them. Errors are those of Scan.
func Extract(ctx context.Context, src corpus.Source, opts Options) (*Result, error) {
	survey, err := Read(ctx, src, opts)
	if err != nil {
		return nil, err
	}
	res := survey.result()
	if len(survey.Documents) == 0 {
		return res, fmt.Errorf("%w", ErrNoDocuments)
	}
	learnt := survey.Learn()
	res.Evidence = survey.library(&learnt.Rules)
	return res, nil
}

// Diff judges the two documents a and b of src whatever their relation, with the
// boilerplate of rules masked; the Result holds exactly that pair. Rules may be nil.
func Diff(ctx context.Context, src corpus.Source, a, b string, rules *boilerplate.Rules, opts Options) (*Result, error) {
	opts = opts.withDefaults()
	if rules == nil {
		rules = &boilerplate.Rules{}
	}
	pass := &firstPass{opts: opts, features: propose.NewSet(opts.Near)}
	z := newReader(opts)
	for _, id := range []string{a, b} {
		doc, err := src.Open(id)
		if err != nil {
			return nil, err
		}
		pass.reads = append(pass.reads, z.read(doc))
	}
	pass.features = z.features
	survey := pass.survey(src)
	res := survey.result()
	library := survey.library(rules)
	res.Evidence = library
	pair, err := library.judge(0, 1, opts.Trace)
	if err != nil {
		return nil, err
	}
	res.Summary.Candidates = 1
	res.Pairs = []finding.Pair{pair}
	res.Summary.Pairs[pair.Verdict]++
	res.finish()
	return res, ctx.Err()
}

// result is the result of a survey, without pairs.
func (s *Survey) result() *Result {
	stats := s.src.Stats()
	res := &Result{
		Parameters: s.opts.parameters(), InputSHA256: inputHash(s.Documents),
		Documents: s.Documents, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{}, Warnings: []Warning{},
		Summary: Summary{Documents: len(s.Documents), Skipped: stats.Skipped, Own: stats.Own, Other: stats.Other, PassedOver: stats.PassedOver, Cuts: map[string]int{}},
	}
	res.Warnings = append(res.Warnings, s.Warnings...)
	for i := range s.Documents {
		if s.Documents[i].TooShort {
			res.Summary.TooShort++
		}
	}
	return res
}

// finish sorts the pairs, and builds the clusters and the counts.
func (r *Result) finish() {
	for _, n := range r.Summary.Pairs {
		r.Summary.Verified += n
	}
	if r.Pairs == nil {
		r.Pairs = []finding.Pair{}
	}
	slices.SortFunc(r.Pairs, func(p, q finding.Pair) int { return p.Compare(&q) })
	r.Clusters = cluster.Group(r.Documents, r.Pairs)
	r.Summary.Clusters = len(r.Clusters)
}
