package detect

import (
	"cmp"
	"context"
	"sync"

	"reprint/corpus"
	"reprint/detect/finding"
	"reprint/lsh"
	"reprint/shingle"
)

// manyExamples bounds the documents that are read again for the features of
// learnt furniture.
const manyExamples = 2000

// strip takes the features of learnt furniture away from the documents that
// have it: they were read before it was known, and pages of one template would
// all be candidates of each other. What furniture looks like as features is read
// off a few of the documents that have it.
func (p *firstPass) strip(ctx context.Context, src corpus.Source, b *boilerplate) error {
	if len(b.learnt) == 0 {
		return nil
	}
	like, err := p.furniture(ctx, src, b)
	if err != nil {
		return err
	}
	in := make([]bool, len(p.reads))
	for i, r := range p.reads {
		in[i] = b.has(r)
	}
	for _, view := range []struct {
		of     *lsh.Features
		hashes []uint64
	}{{&p.features.grams, like.grams}, {&p.features.triples, like.triples}, {&p.features.stems, like.stems}} {
		if err := view.of.Remove(ctx, lsh.NewFilter(view.hashes), in, p.opts.Jobs); err != nil {
			return err
		}
	}
	return nil
}

// A lookalike is what furniture looks like as features.
type lookalike struct{ grams, triples, stems []uint64 }

// furniture returns the features of the examples' furniture.
func (p *firstPass) furniture(ctx context.Context, src corpus.Source, b *boilerplate) (all lookalike, err error) {
	examples := b.examples[:min(len(b.examples), manyExamples)]
	found, errs := make([]lookalike, p.opts.Jobs), make([]error, p.opts.Jobs)
	var wg sync.WaitGroup
	for w := range p.opts.Jobs {
		wg.Go(func() {
			z := newReader(p.opts)
			for i := w; i < len(examples) && errs[w] == nil; i += p.opts.Jobs {
				errs[w] = z.furniture(ctx, src, p.docs[examples[i]].ID, b, &found[w])
			}
		})
	}
	wg.Wait()
	for _, f := range found {
		all.grams = append(all.grams, f.grams...)
		all.triples = append(all.triples, f.triples...)
		all.stems = append(all.stems, f.stems...)
	}
	return all, cmp.Or(errs...)
}

// furniture adds the features of the furniture of one document.
func (z *reader) furniture(ctx context.Context, src corpus.Source, id string, b *boilerplate, f *lookalike) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d, err := src.Open(id)
	if err != nil {
		return err
	}
	t := z.analyze(d)
	t.Mask(b.others(t))
	f.grams = ownGrams(f.grams, t)
	if !z.near {
		f.triples = shingle.RareTriples(f.triples, t)
		f.stems = shingle.ContentStems(f.stems, t)
	}
	return nil
}

// others are the blocks of t that were not learnt.
func (b *boilerplate) others(t *shingle.Text) []finding.Span {
	var spans []finding.Span
	for i := range t.Blocks {
		if _, ok := b.learnt[blockOf(t, &t.Blocks[i])]; !ok {
			spans = append(spans, t.Blocks[i].Span)
		}
	}
	return spans
}
