package detect

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"

	"reprint/detect/boilerplate"
	"reprint/detect/finding"
	"reprint/detect/judge"
	"reprint/detect/propose"
	"reprint/lsh"
)

// Learn learns the boilerplate of the documents. It needs the features, so it comes
// before Propose.
func (s *Survey) Learn() boilerplate.Learnt {
	return boilerplate.Learn(s.Articles, s.Features.Grams())
}

// manyExamples bounds the documents that are read again to know what learnt
// boilerplate looks like as features.
const manyExamples = 2000

// Propose returns the candidate pairs, by number of document. It uses the features
// up: Features is nil afterwards, whose memory is needed for texts.
func (s *Survey) Propose(ctx context.Context, learnt *boilerplate.Learnt) (*propose.Candidates, error) {
	c := &propose.Corpus{Features: s.Features, Documents: make([]propose.Document, len(s.Documents))}
	s.Features = nil
	for i := range s.Documents {
		d, a := &s.Documents[i], &s.Articles[i]
		rules := learnt.Rules.For(a.Outlets...)
		c.Documents[i] = propose.Document{
			Words: d.Words, TooShort: d.TooShort, Against: s.against[i],
			OwnHash: rules.OwnHash(a.Blocks), Boilerplate: rules.Masks(a),
		}
	}
	for i := range s.Articles {
		s.Articles[i].Sentences = nil // for texts, too
	}
	if masked, _ := learnt.Rules.Len(); masked > 0 {
		like, err := s.lookalike(ctx, learnt)
		if err != nil {
			return nil, err
		}
		c.Boilerplate = like
	}
	opts := propose.Options{Near: s.opts.Near, Budget: s.opts.Candidates, Jobs: s.opts.Jobs, Trace: s.traceProposed()}
	found, err := propose.Propose(ctx, c, opts)
	if err != nil {
		return nil, err
	}
	s.traceKept(found.Pairs)
	return found, nil
}

// lookalike reads the examples of learnt boilerplate again for its features.
func (s *Survey) lookalike(ctx context.Context, learnt *boilerplate.Learnt) (*propose.Lookalike, error) {
	examples := learnt.Examples[:min(len(learnt.Examples), manyExamples)]
	found := make([]propose.Lookalike, s.opts.Jobs)
	group, ctx := errgroup.WithContext(ctx)
	for w := range found {
		group.Go(func() error {
			z := newReader(s.opts)
			for i := w; i < len(examples); i += len(found) {
				if err := s.addExample(ctx, z, examples[i], &learnt.Rules, &found[w]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	err := group.Wait()
	all := &propose.Lookalike{}
	for w := range found {
		all.Append(&found[w])
	}
	return all, err
}

// addExample adds the features of the boilerplate of one document.
func (s *Survey) addExample(ctx context.Context, z *reader, doc uint32, rules *boilerplate.Rules, to *propose.Lookalike) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d, err := reopen(s.src, &s.Documents[doc])
	if _, changed := errors.AsType[*ChangedError](err); changed {
		return nil
	}
	if err != nil {
		return err
	}
	t := z.analyze(d)
	t.Mask(rules.For(s.Articles[doc].Outlets...).Others(t))
	to.Add(t, s.opts.Near)
	return nil
}

// Judge opens the texts of candidates again and judges each pair. It returns the
// pairs that the options select, in no fixed order and without what cluster.Group
// adds, and the number of all by verdict. Pairs of documents that changed since they
// were read are left out.
func (s *Survey) Judge(ctx context.Context, rules *boilerplate.Rules, candidates []lsh.Candidate) ([]finding.Pair, [finding.NumVerdicts]int, error) {
	v, err := verify(ctx, s.library(rules), candidates, s.opts)
	return v.pairs, v.counts, err
}

// library opens the texts of the survey, marked by rules.
func (s *Survey) library(rules *boilerplate.Rules) *library {
	return newLibrary(s.src, s.Documents, rules, s.opts.Memory)
}

// A Trace lets a program that fits or measures models see what the stages decide
// on. Its functions are called concurrently where that is said; nil ones are not
// called. It changes no result.
type Trace struct {
	// Proposed is told every candidate before any is dropped, a < b, in sorted
	// order, with the features that the plausibility model decides on.
	Proposed func(a, b string, features []float64)
	// Kept is told every candidate that is aligned, a < b, in sorted order.
	Kept func(a, b string)
	// Judged is told the features that the pair model decides on, concurrently.
	Judged func(a, b string, features []float64)
}

// pair is what a judge of a and b is traced by.
func (t *Trace) pair(a, b string) *judge.Trace {
	if t == nil || t.Judged == nil {
		return nil
	}
	return &judge.Trace{Pair: func(x []float64) { t.Judged(a, b, x) }}
}

func (s *Survey) traceProposed() func(a, b uint32, features []float64) {
	t := s.opts.Trace
	if t == nil || t.Proposed == nil {
		return nil
	}
	return func(a, b uint32, x []float64) { t.Proposed(s.Documents[a].ID, s.Documents[b].ID, x) }
}

func (s *Survey) traceKept(kept []lsh.Candidate) {
	if t := s.opts.Trace; t != nil && t.Kept != nil {
		for _, c := range kept {
			t.Kept(s.Documents[c.A].ID, s.Documents[c.B].ID)
		}
	}
}
