package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
)

// How documents stream: one goroutine, the feeder, lists tasks in order and
// cuts containers into chunks; s.jobs workers read and decode them; the loop
// that ranges over the documents takes the tasks in the feeder's order, waits
// for each, and gives out ids. Queues are short, so a slow reader stops the
// workers, and nothing is read far ahead.

// A task is one file, one chunk of a container, or the end of a container.
type task struct {
	in    *input
	chunk *chunk
	end   bool  // of the container
	fault error // known before any work was done
	done  chan struct{}

	// Results, to be read when done is closed.
	readings       []reading
	lines, records int // of the chunk
}

// A reading is a document or a fault. line and number count from 0 in the chunk.
type reading struct {
	doc          *Document
	own          string // the record's own id
	at           place
	line, number int
	fault        error
}

// mostFaults is how many faulty lines of one container are reported one by one.
const mostFaults = 1000

func (s *fileSource) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()

		inOrder := make(chan *task, 2*s.jobs+2)
		work := make(chan *task, s.jobs)
		running.Go(func() {
			defer close(inOrder)
			defer close(work)
			s.feed(ctx, func(t *task) bool {
				for _, queue := range []chan *task{inOrder, work} {
					select {
					case queue <- t:
					case <-ctx.Done():
						return false
					}
				}
				return true
			})
		})
		for range s.jobs {
			running.Go(func() {
				var reader recordReader
				for t := range work {
					if ctx.Err() == nil {
						s.perform(t, &reader)
					}
					close(t.done)
				}
			})
		}
		l := listing{source: s, yield: yield}
		if !l.metaFaults() {
			return
		}
		for t := range inOrder {
			select {
			case <-t.done:
			case <-ctx.Done():
			}
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !l.take(ctx, t) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		s.mu.Lock()
		l.stats.Other = s.other
		s.stats = l.stats
		s.mu.Unlock()
	}
}

// feed makes the tasks. It stops when emit does.
func (s *fileSource) feed(ctx context.Context, emit func(*task) bool) {
	for _, in := range s.list() {
		if ctx.Err() != nil {
			return
		}
		fault := in.fault
		if fault == nil && in.path == stdinPath {
			fault = s.sniff(in)
		}
		if fault != nil || !in.kind.container() {
			if !emit(&task{in: in, fault: fault, done: make(chan struct{})}) {
				return
			}
			continue
		}
		fault = s.feedContainer(in, emit)
		if !emit(&task{in: in, end: true, fault: fault, done: make(chan struct{})}) {
			return
		}
	}
}

func (s *fileSource) feedContainer(in *input, emit func(*task) bool) error {
	r, err := s.streamContainer(in)
	if err != nil {
		return err
	}
	defer r.Close()
	buffer := func() []byte { return *chunkBuffers.Get().(*[]byte) }
	err = splitChunks(r, buffer, func(c chunk) bool {
		return emit(&task{in: in, chunk: &c, done: make(chan struct{})})
	})
	if err != nil {
		return bareError(err)
	}
	return nil
}

var chunkBuffers = sync.Pool{New: func() any {
	b := make([]byte, chunkSize)
	return &b
}}

// perform does the work of a task.
func (s *fileSource) perform(t *task, reader *recordReader) {
	switch {
	case t.fault != nil || t.end:
	case t.chunk == nil:
		d, err := s.readFile(t.in)
		t.readings = []reading{{doc: d, fault: err, at: place{input: t.in.number}}}
	default:
		t.lines, t.records = reader.readChunk(*t.chunk, func(rec *record) {
			out := reading{line: rec.line, number: rec.number, fault: rec.fault}
			if rec.fault == nil {
				out.own = ownID(&rec.fields)
				out.doc = s.recordDocument(t.in, &rec.fields)
				out.at = place{input: t.in.number, offset: rec.offset, size: rec.size}
			}
			t.readings = append(t.readings, out)
		})
		if b := t.chunk.data; cap(b) == chunkSize {
			b = b[:chunkSize]
			chunkBuffers.Put(&b)
		}
		t.chunk = nil
	}
}

// A listing yields the results of tasks in order.
type listing struct {
	source *fileSource
	yield  func(*Document, error) bool
	stats  Stats
	// Of the container being listed:
	lines, records, faults int
}

func (l *listing) metaFaults() bool {
	if l.source.meta == nil {
		return true
	}
	for _, fault := range l.source.meta.faults {
		l.stats.Skipped++
		if !l.yield(nil, fault) {
			return false
		}
	}
	return true
}

// take yields what a task found and reports whether to go on.
func (l *listing) take(ctx context.Context, t *task) bool {
	for i := range t.readings {
		r := &t.readings[i]
		if ctx.Err() != nil {
			l.yield(nil, ctx.Err())
			return false
		}
		where := t.in.path
		if t.in.kind.container() {
			where = fmt.Sprintf("%s:%d", where, l.lines+r.line+1)
		}
		if r.fault != nil {
			if !l.lineFault(t.in, where, r.fault) {
				return false
			}
			continue
		}
		if !l.name(t.in, r, where) {
			return false
		}
		l.stats.Documents++
		doc := r.doc
		r.doc = nil
		if !l.yield(doc, nil) {
			return false
		}
	}
	l.lines += t.lines
	l.records += t.records
	if t.end {
		more := l.faults - mostFaults
		l.lines, l.records, l.faults = 0, 0, 0
		if more > 0 && !l.yield(nil, &ReadError{Path: t.in.path, Err: fmt.Errorf("%d more lines could not be read", more)}) {
			return false
		}
	}
	return t.fault == nil || l.fault(t.in.path, t.fault)
}

// fault tells of an input that could not be read. Without the temporary store
// nothing can go on.
func (l *listing) fault(where string, err error) bool {
	if broken, ok := errors.AsType[*StoreError](err); ok {
		l.yield(nil, broken)
		return false
	}
	l.stats.Skipped++
	return l.yield(nil, &ReadError{Path: where, Err: err})
}

// lineFault is fault for an article that may be one of many in its input.
func (l *listing) lineFault(in *input, where string, err error) bool {
	if in.kind.container() {
		if l.faults++; l.faults > mostFaults {
			l.stats.Skipped++
			return true
		}
	}
	return l.fault(where, err)
}

// name settles the id of a document: the one it asks for if that is free.
func (l *listing) name(in *input, r *reading, where string) bool {
	s := l.source
	if (r.own != "" || !in.kind.container()) && s.claim(r.doc.ID, r.at) {
		return true
	}
	wanted := r.doc.ID
	for n := l.records + r.number + 1; ; n++ {
		if id := fmt.Sprintf("%s#@%d", in.id, n); s.claim(id, r.at) {
			s.rename(r.doc, id)
			break
		}
	}
	if r.own == "" && in.kind.container() {
		return true
	}
	return l.yield(nil, &ReadError{
		Path:     where,
		Err:      fmt.Errorf("the id %q was there before, taken as %q", wanted, r.doc.ID),
		Harmless: true,
	})
}

// ownID is the id that a record gives itself, or "". Those of the form @N are
// kept for records without one.
func ownID(f *fields) string {
	id := strings.TrimSpace(f[fieldID])
	if n, ok := strings.CutPrefix(id, "@"); ok && strings.Trim(n, "0123456789") == "" {
		return ""
	}
	return id
}
