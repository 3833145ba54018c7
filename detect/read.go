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
	"reprint/detect/finding"
	"reprint/lsh"
)

// shortestWords is how many words a document needs to be compared.
const shortestWords = 20

// A read is what the first pass keeps of a document, beside its features: not
// its text.
type read struct {
	doc     *finding.Document
	against bool
	blocks  []block
}

// features are what the rare views know of all documents, numbered as the reads
// are. A document that is too short has none. The sets are exact, or exact
// samples: Count and Shared of two documents give their containment and
// resemblance either way.
//
// An article of 750 words has 600 grams, 350 triples and 250 stems, at 4 bytes
// each: 4.8 kB. Where a view has more than mostFeatures, only one feature in 2,
// 4, 8... is kept, in all documents, so that the views never take more than 2
// GB, and 1.5 kB a document at a million of them.
type features struct {
	grams   lsh.Features // 5-grams of own words
	triples lsh.Features // of the rarest stems of a sentence
	stems   lsh.Features // content stems
}

// mostFeatures is the number of features of a view from which on it is sampled.
const mostFeatures = 160 << 20

const numViews = 3

var viewNames = [numViews]string{"gram", "triple", "stem"}

func (f *features) views() [numViews]*lsh.Features {
	return [numViews]*lsh.Features{&f.grams, &f.triples, &f.stems}
}

// take returns the features and empties f, whose memory is used again.
func (f *features) take() features {
	return features{grams: f.grams.Take(), triples: f.triples.Take(), stems: f.stems.Take()}
}

// A batch is a few documents that one worker reads.
type batch struct {
	docs     []*corpus.Document
	reads    []*read
	features features
	found    [numViews]int  // features before sampling
	rate     [numViews]uint // at which they are sampled
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
	docs     []finding.Document
	reads    []*read
	features features
	most     int                     // features of a view, before it is sampled
	rate     [numViews]uint          // one feature in 2^rate is kept
	rates    [numViews]atomic.Uint32 // the same, for the workers
	sampled  [numViews]int           // features that were not kept
	warnings []Warning
}

// readAll is the first pass: every document is read and tokenised once. What it
// returns is in the order of ids.
func readAll(ctx context.Context, src corpus.Source, opts Options) (*firstPass, error) {
	p := &firstPass{opts: opts, most: mostFeatures}
	return p, p.readAll(ctx, src)
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
				b.read(z)
				b.sample(&p.rates)
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
	p.sort()
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
		p.add(b)
		if p.opts.Progress != nil {
			p.opts.Progress(Progress{Stage: "read", Done: len(p.reads)})
		}
	}
}

// add adds the features of the documents that follow. Rates grow with what there
// is, so that in the end they depend on all documents and not on their order.
func (p *firstPass) add(b *batch) {
	more := b.features.views()
	for i, view := range p.features.views() {
		before := view.Total()
		if p.rate[i] > b.rate[i] {
			more[i].Sample(p.rate[i])
		}
		view.Append(more[i])
		for view.Total() > p.most {
			p.rate[i]++
			p.rates[i].Store(uint32(p.rate[i]))
			view.Sample(p.rate[i])
		}
		p.sampled[i] += before + b.found[i] - view.Total()
	}
}

// sort numbers the documents by their ids and puts them into one slice.
func (p *firstPass) sort() {
	byID := func(a, b *read) int { return strings.Compare(a.doc.ID, b.doc.ID) }
	if !slices.IsSortedFunc(p.reads, byID) {
		order := make([]uint32, len(p.reads))
		for i := range order {
			order[i] = uint32(i)
		}
		slices.SortFunc(order, func(a, b uint32) int { return byID(p.reads[a], p.reads[b]) })
		sorted := make([]*read, len(order))
		for i, from := range order {
			sorted[i] = p.reads[from]
		}
		p.reads = sorted
		for _, view := range p.features.views() {
			view.Reorder(order)
		}
	}
	p.docs = make([]finding.Document, len(p.reads))
	for i, r := range p.reads {
		p.docs[i] = *r.doc
		r.doc = &p.docs[i]
	}
}

// read analyses the documents of the batch and lets go of their texts.
func (b *batch) read(z *reader) {
	b.reads = make([]*read, len(b.docs))
	for i, doc := range b.docs {
		b.reads[i] = z.read(doc)
		b.docs[i] = nil
	}
	b.features = z.features.take()
}

// sample samples the features of the batch, at rates that may be lower than those
// in use when it is collected: most of the work is done then, by its worker.
func (b *batch) sample(rates *[numViews]atomic.Uint32) {
	for i, view := range b.features.views() {
		b.found[i], b.rate[i] = view.Total(), uint(rates[i].Load())
		if b.rate[i] > 0 {
			view.Sample(b.rate[i])
		}
	}
}
