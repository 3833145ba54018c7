package corpus

import (
	"bufio"
	"context"
	"iter"
	"sync"

	"reprint/corpus/records"
	"reprint/internal/imprint"
)

// How documents stream: one goroutine, the feeder, lists tasks in order and
// cuts containers into chunks; s.jobs workers read and decode them; the loop
// that ranges over the documents takes the tasks in the feeder's order, waits
// for each, and gives out ids. Queues are short, so a slow reader stops the
// workers, and nothing is read far ahead.

// A task is a few files that are documents by themselves, or one chunk of a
// container, or the end of a container.
type task struct {
	files []*input
	in    *input // the container
	chunk *records.Chunk
	items []item // of the container
	first int    // the number of the first item in the container
	bytes int64  // of the chunk
	end   bool   // of the container
	fault error  // of the container, known at its end
	done  chan struct{}

	// Results, to be read when done is closed.
	readings       []reading
	lines, records int // of the chunk
}

// A reading is a document or a fault. line and number count from 0 in the chunk.
type reading struct {
	in           *input
	doc          *Document
	whole        bool   // it is all of the container, and has its id
	inner        string // the file in the container
	passed       string // as what it is passed over
	own          string // the record's own id
	at           place
	line, number int
	fault        error
}

func (s *fileSource) Documents(ctx context.Context) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()

		inOrder := s.start(ctx, &running)
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
		for kind, n := range s.walk.passed.counts {
			l.passed.count(kind, n)
		}
		l.stats.PassedOver, l.stats.Other = l.passed.byType()
		l.stats.Own += s.walk.pages
		s.stats = l.stats
		s.mu.Unlock()
	}
}

// start lets the feeder and the workers run, until ctx is cancelled or all is
// read, and returns the tasks in the feeder's order.
func (s *fileSource) start(ctx context.Context, running *sync.WaitGroup) <-chan *task {
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
			reader := records.Reader{Names: s.names}
			for t := range work {
				s.perform(ctx, t, &reader)
				close(t.done)
			}
		})
	}
	return inOrder
}

// mostFiles is how many files a task has at most, to spare hand-overs in a
// folder of many small ones; in a small folder it has fewer.
const mostFiles = 16

// feed makes the tasks. It stops when emit does.
func (s *fileSource) feed(ctx context.Context, emit func(*task) bool) {
	inputs := s.list()
	s.extent.begin(inputs)
	few := max(1, min(mostFiles, len(inputs)/(8*s.jobs)))
	var files []*input
	for _, in := range inputs {
		if in.fault == nil && in.path == stdinPath {
			in.fault = s.sniff(in)
		}
		if in.fault == nil && in.kind.format == nil {
			in.fault = in.tell()
		}
		container := in.holdsMany()
		if !container {
			files = append(files, in)
		}
		if len(files) > 0 && (container || len(files) == few) {
			if ctx.Err() != nil || !emit(&task{files: files, done: make(chan struct{})}) {
				return
			}
			files = nil
		}
		if !container {
			continue
		}
		feed := s.feedItems
		if in.lines = s.isLines(in); in.lines {
			feed = s.feedLines
		}
		fault := feed(in, emit)
		if !emit(&task{in: in, end: true, fault: fault, done: make(chan struct{})}) {
			return
		}
	}
	if len(files) > 0 {
		emit(&task{files: files, done: make(chan struct{})})
	}
}

// mostBytes is how much the items of a task hold before it is handed over.
const mostBytes = 1 << 18

// feedItems makes the tasks of a container, and returns the fault that ended it
// early, or nil.
func (s *fileSource) feedItems(in *input, emit func(*task) bool) error {
	c, closer, err := s.content(in)
	if err != nil {
		return err
	}
	defer closer.Close()
	defer c.close()
	t := &task{in: in, done: make(chan struct{})}
	size := 0
	err = in.kind.format.list(c, func(it item) bool {
		t.items = append(t.items, it)
		if size += it.size + 1<<10; size < mostBytes {
			return true
		}
		full := t
		t, size = &task{in: in, first: t.first + len(t.items), done: make(chan struct{})}, 0
		return emit(full)
	})
	if len(t.items) > 0 {
		emit(t)
	}
	if err != nil {
		return bareError(err)
	}
	return nil
}

// feedLines is feedItems for JSON Lines, in chunks that workers parse.
func (s *fileSource) feedLines(in *input, emit func(*task) bool) error {
	r, err := s.streamContainer(in)
	if err != nil {
		return err
	}
	defer r.Close()
	head := bufio.NewReaderSize(r, imprint.HeadSize)
	if start, _ := head.Peek(imprint.HeadSize); imprint.Recognise(start) != imprint.None {
		return errOwn
	}
	err = records.Split(head, func(c records.Chunk) bool {
		return emit(&task{in: in, chunk: &c, bytes: int64(c.Size()), done: make(chan struct{})})
	})
	if err != nil {
		return bareError(err)
	}
	return nil
}

// perform does the work of a task.
func (s *fileSource) perform(ctx context.Context, t *task, reader *records.Reader) {
	for _, in := range t.files {
		if ctx.Err() != nil {
			return
		}
		out := reading{in: in, fault: in.fault, at: place{input: in.number}}
		if in.fault == nil {
			out.doc, out.fault = s.readFile(in)
			if out.fault == errMany {
				t.readings = append(t.readings, s.readInside(in)...)
				continue
			}
			if out.fault == nil && in.kind.format.slow {
				s.keep(in, 0, out.doc) // if the disk is full the file is read again
			}
		}
		t.readings = append(t.readings, out)
	}
	for i := range t.items {
		if ctx.Err() != nil {
			return
		}
		r := s.readItem(t.in, &t.items[i], t.first+i)
		r.number = i
		t.readings = append(t.readings, r)
	}
	t.records, t.items = len(t.items), nil
	if t.chunk == nil {
		return
	}
	t.readings = make([]reading, 0, t.chunk.Size()>>12)
	t.lines, t.records = reader.ReadChunk(*t.chunk, func(rec *records.Record) {
		out := reading{in: t.in, line: rec.Line, number: rec.Number, fault: rec.Fault}
		if rec.Fault == nil {
			out.own = ownID(&rec.Fields)
			out.doc = s.recordDocument(t.in, &rec.Fields)
			out.at = place{input: t.in.number, offset: rec.Offset, size: rec.Size}
		}
		t.readings = append(t.readings, out)
	})
	t.chunk.Release()
	t.chunk = nil
}

// isLines reports whether what should be JSON is JSON Lines by its content. What
// cannot be opened is left to be found by others.
func (s *fileSource) isLines(in *input) bool {
	if f := in.kind.format; f != jsonLines && f != jsonFile {
		return false
	}
	return s.prepare(in) != nil || in.kind.format == jsonLines
}

// readInside reads a file that is a container, whatever its name says.
func (s *fileSource) readInside(in *input) []reading {
	var list []reading
	c, closer, err := s.content(in)
	if err == nil {
		defer closer.Close()
		defer c.close()
		err = in.kind.format.list(c, func(it item) bool {
			r := s.readItem(in, &it, len(list))
			r.number = len(list)
			list = append(list, r)
			return true
		})
	}
	if err != nil {
		list = append(list, reading{in: in, whole: true, fault: err})
	}
	return list
}

// readItem makes a reading of the item of this number in its container.
func (s *fileSource) readItem(in *input, it *item, number int) reading {
	out := reading{in: in, line: it.line - 1, fault: it.fault, own: it.own, whole: it.whole, inner: it.inner, passed: it.passed}
	if out.passed != "" {
		return out
	}
	if out.fault == nil {
		out.doc, out.fault = it.read()
	}
	if out.fault != nil {
		return out
	}
	s.place(out.doc, in, it.inner, it.own)
	out.at = place{input: in.number, offset: int64(number)}
	out.fault = s.keep(in, number, out.doc)
	return out
}

// extent is how much of the input the task is.
func (t *task) extent() int64 {
	bytes := t.bytes
	for _, in := range t.files {
		bytes += max(in.bytes, 1)
	}
	return bytes
}
