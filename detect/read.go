package detect

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"reprint/corpus"
	"reprint/detect/boilerplate"
	"reprint/detect/finding"
	"reprint/detect/propose"
)

// A Survey is what reading every document once gives: all that is needed to learn
// boilerplate and to propose pairs, without a text. Its slices are of one length.
type Survey struct {
	Documents []finding.Document    // by ID
	Articles  []boilerplate.Article // what learning sees of them
	Features  *propose.Set          // until Propose takes them
	Warnings  []Warning

	against []bool
	places  []uint32 // of the documents in the input
	src     corpus.Source
	opts    Options
}

// A read is what the first pass keeps of a document, beside its features.
type read struct {
	doc     finding.Document
	against bool
	article boilerplate.Article
}

// A batch is a few documents that one worker reads.
type batch struct {
	docs     []*corpus.Document
	reads    []*read
	features *propose.Set
	done     chan struct{}
}

// A batch is full with either.
const (
	batchDocs  = 256
	batchBytes = 1 << 20
)

// A firstPass reads every document once.
type firstPass struct {
	opts     Options
	reads    []*read
	features *propose.Set
	rates    atomic.Pointer[propose.Rates] // at which features are sampled, for the workers
	warnings []Warning
}

// Read reads and analyses every document of src once. Inputs that can't be read are
// among the Warnings.
func Read(ctx context.Context, src corpus.Source, opts Options) (*Survey, error) {
	opts = opts.withDefaults()
	p := &firstPass{opts: opts, features: propose.NewSet(opts.Near)}
	p.rates.Store(new(propose.Rates))
	if err := p.readAll(ctx, src); err != nil {
		return nil, err
	}
	return p.survey(src), ctx.Err()
}

func (p *firstPass) readAll(ctx context.Context, src corpus.Source) error {
	opts := p.opts
	work := make(chan *batch, opts.Jobs)
	inOrder := make(chan *batch, 2*opts.Jobs)
	var workers, collector sync.WaitGroup
	for range opts.Jobs {
		workers.Go(func() {
			z := newReader(opts)
			for b := range work {
				b.read(z, *p.rates.Load())
				close(b.done)
			}
		})
	}
	collector.Go(func() { p.collect(inOrder) })
	var failed error
	for b, err := range p.batches(src.Documents(ctx)) {
		if err != nil {
			failed = err
			break
		}
		inOrder <- b
		work <- b
	}
	close(work)
	close(inOrder)
	workers.Wait()
	collector.Wait()
	return failed
}

// batches cuts the documents into batches.
func (p *firstPass) batches(docs iter.Seq2[*corpus.Document, error]) iter.Seq2[*batch, error] {
	return func(yield func(*batch, error) bool) {
		b, size := &batch{done: make(chan struct{})}, 0
		for doc, err := range docs {
			var fault *corpus.ReadError
			if errors.As(err, &fault) {
				p.warnings = append(p.warnings, Warning{Path: fault.Path, Error: fault.Err.Error(), Harmless: fault.Harmless})
				continue
			}
			if err != nil {
				yield(nil, err)
				return
			}
			b.docs = append(b.docs, doc)
			size += len(doc.Text)
			if len(b.docs) == batchDocs || size >= batchBytes {
				if !yield(b, nil) {
					return
				}
				b, size = &batch{done: make(chan struct{})}, 0
			}
		}
		if len(b.docs) > 0 {
			yield(b, nil)
		}
	}
}

// collect takes the batches in their order as they are done.
func (p *firstPass) collect(batches <-chan *batch) {
	for b := range batches {
		<-b.done
		p.reads = append(p.reads, b.reads...)
		p.features.Append(b.features)
		rates := p.features.Rates()
		p.rates.Store(&rates)
		if p.opts.Progress != nil {
			p.opts.Progress(Progress{Stage: "read", Done: len(p.reads)})
		}
	}
}

// survey numbers the documents by their ids.
func (p *firstPass) survey(src corpus.Source) *Survey {
	places := p.sort()
	s := &Survey{
		Documents: make([]finding.Document, len(p.reads)), Articles: make([]boilerplate.Article, len(p.reads)),
		Features: p.features, Warnings: p.warnings, against: make([]bool, len(p.reads)), places: places, src: src, opts: p.opts,
	}
	for i, r := range p.reads {
		s.Documents[i], s.Articles[i], s.against[i] = r.doc, r.article, r.against
	}
	return s
}

// sort sorts the reads by id, and returns the place of each in the input.
func (p *firstPass) sort() []uint32 {
	byID := func(a, b *read) int { return strings.Compare(a.doc.ID, b.doc.ID) }
	order := make([]uint32, len(p.reads))
	for i := range order {
		order[i] = uint32(i)
	}
	if slices.IsSortedFunc(p.reads, byID) {
		return order
	}
	slices.SortFunc(order, func(a, b uint32) int { return byID(p.reads[a], p.reads[b]) })
	sorted := make([]*read, len(order))
	for i, from := range order {
		sorted[i] = p.reads[from]
	}
	p.reads = sorted
	p.features.Reorder(order)
	return order
}

// read analyses the documents of the batch and lets go of their texts. Features are
// sampled at rates that may be lower than those in use when the batch is collected:
// most of the work is done then, by its worker.
func (b *batch) read(z *reader, rates propose.Rates) {
	b.reads = make([]*read, len(b.docs))
	for i, doc := range b.docs {
		b.reads[i] = z.read(doc)
		b.docs[i] = nil
	}
	b.features = z.features.Take(rates)
}
