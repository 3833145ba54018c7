package detect

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"reprint/align"
	"reprint/corpus"
	"reprint/lsh"
	"reprint/shingle"
)

// A library opens texts again and keeps their sides. It is safe for concurrent use.
type library struct {
	src       corpus.Source
	furniture boilerplate
	mu        sync.Mutex
	docs      []Document // by ID
	sides     []*align.Side
	kept      int
	pool      sync.Pool
}

// sidesKept bounds the prepared texts kept in memory, in words.
const sidesKept = 20_000_000

// newLibrary returns the library of docs, which are sorted by ID.
func newLibrary(src corpus.Source, docs []Document, furniture boilerplate) *library {
	l := &library{src: src, furniture: furniture, docs: docs, sides: make([]*align.Side, len(docs))}
	l.pool.New = func() any { return shingle.NewAnalyzer() }
	return l
}

// number returns the number of a document.
func (l *library) number(id string) int {
	n, _ := slices.BinarySearchFunc(l.docs, id, func(d Document, id string) int { return strings.Compare(d.ID, id) })
	return n
}

func (l *library) side(n int) (*align.Side, error) {
	l.mu.Lock()
	s := l.sides[n]
	l.mu.Unlock()
	if s != nil {
		return s, nil
	}
	doc, err := l.src.Open(l.docs[n].ID)
	if err != nil {
		return nil, err
	}
	z := l.pool.Get().(*shingle.Analyzer)
	t := z.Analyze(doc.Text, doc.Lang)
	l.pool.Put(z)
	l.furniture.mask(t)
	s = align.Prepare(t)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept > sidesKept {
		clear(l.sides)
		l.kept = 0
	}
	l.sides[n] = s
	l.kept += len(t.Tokens)
	return s, nil
}

// Text returns a document's text with its marked spans.
func (l *library) Text(id string) (*Text, error) {
	doc, err := l.src.Open(id)
	if err != nil {
		return nil, err
	}
	s, err := l.side(l.number(id))
	if err != nil {
		return nil, err
	}
	t := &Text{Text: doc.Text, Spans: []Mark{}}
	for _, q := range s.Text.Quotations {
		t.Spans = append(t.Spans, Mark{Span: q.Span, Kind: "quotation", Reason: "quotation marks", Speaker: q.Speaker})
	}
	t.Spans = append(t.Spans, l.furniture.marks(s.Text)...)
	for _, d := range doc.Dropped {
		t.Spans = append(t.Spans, Mark{Span: d.Span, Kind: "dropped", Reason: d.Reason})
	}
	slices.SortStableFunc(t.Spans, func(a, b Mark) int { return a.Start - b.Start })
	return t, nil
}

// Edits returns the word edits of the pair's passages.
func (l *library) Edits(p *Pair) ([][]align.Edit, error) {
	a, err := l.side(l.number(p.A))
	if err != nil {
		return nil, err
	}
	b, err := l.side(l.number(p.B))
	if err != nil {
		return nil, err
	}
	edits := make([][]align.Edit, len(p.Passages))
	for i, x := range p.Passages {
		edits[i] = align.Edits(a.Text, b.Text, x)
	}
	return edits, nil
}

// verify aligns all candidates.
func verify(ctx context.Context, l *library, candidates []lsh.Candidate, opts Options) ([]Pair, error) {
	pairs := make([]Pair, len(candidates))
	errs := make([]error, opts.Jobs)
	var next atomic.Int64
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range opts.Jobs {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(candidates) {
					return
				}
				p, err := l.judge(int(candidates[i].A), int(candidates[i].B))
				if err != nil {
					errs[w] = err
					return
				}
				pairs[i] = p
				if opts.Progress != nil && i%64 == 0 {
					mu.Lock()
					opts.Progress(Progress{Stage: "align", Done: i, Total: len(candidates)})
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return pairs, nil
}
