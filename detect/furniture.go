package detect

import (
	"context"

	"reprint/corpus"
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
	grams, triples, stems, err := p.furniture(ctx, src, b)
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
	}{{&p.features.grams, grams}, {&p.features.triples, triples}, {&p.features.stems, stems}} {
		if err := view.of.Remove(ctx, lsh.NewFilter(view.hashes), in, p.opts.Jobs); err != nil {
			return err
		}
	}
	return nil
}

// furniture returns the features of the examples' furniture.
func (p *firstPass) furniture(ctx context.Context, src corpus.Source, b *boilerplate) (grams, triples, stems []uint64, err error) {
	z := newReader(p.opts)
	for _, doc := range b.examples[:min(len(b.examples), manyExamples)] {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, err
		}
		d, err := src.Open(p.docs[doc].ID)
		if err != nil {
			return nil, nil, nil, err
		}
		t := z.analyze(d)
		t.Mask(b.others(t))
		grams = ownGrams(grams, t)
		if !p.opts.Near {
			triples = shingle.RareTriples(triples, t)
			stems = shingle.ContentStems(stems, t)
		}
	}
	return grams, triples, stems, nil
}

// others are the blocks of t that were not learnt.
func (b *boilerplate) others(t *shingle.Text) []Span {
	var spans []Span
	for i := range t.Blocks {
		if _, ok := b.learnt[blockOf(t, &t.Blocks[i])]; !ok {
			spans = append(spans, t.Blocks[i].Span)
		}
	}
	return spans
}
