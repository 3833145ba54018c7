package record

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// The record types, in the order in which they are written.
const (
	typeRun     = "run"
	typeDoc     = "doc"
	typePair    = "pair"
	typePassage = "passage"
	typeCluster = "cluster"
	typeWarning = "warning"
	typeSummary = "summary"
	typeRemoved = "removed" // in a file of its own
)

// version is the field v of every record.
const version = 1

// tool is what the run record says wrote it.
const tool = "reprint"

// batch is how many texts, or edit scripts of pairs, are opened at a time.
const batch = 128

// Options say how results are written. The zero value writes them without texts.
type Options struct {
	// Text puts texts, their marked spans and the word edits into the records.
	Text bool
	// Version of the program, for the run record.
	Version string
}

// Write writes one JSON object a line: run, each doc by ID, each pair
// followed by its passages, each cluster, each warning, summary. Schema
// describes them. With o.Text the documents carry their texts and the passages
// their edits, for which r.Evidence is asked, on all processors; without, it is
// not. No more than a batch of texts is held. An error leaves the output
// incomplete.
func Write(w io.Writer, r *detect.Result, o Options) error {
	e := &writer{out: bufio.NewWriterSize(w, 1<<16), result: r, text: o.Text}
	e.write(typeRun, runOf(r, o.Version))
	if err := e.documents(); err != nil {
		return err
	}
	if err := e.pairs(); err != nil {
		return err
	}
	for i := range r.Clusters {
		e.write(typeCluster, clusterOf(&r.Clusters[i]))
	}
	for _, w := range r.Warnings {
		e.write(typeWarning, &Warning{w.Path, w.Error, w.Harmless})
	}
	e.summary()
	return cmp.Or(e.err, e.out.Flush())
}

// A writer writes records. It keeps the first error; after it nothing more is
// written.
type writer struct {
	out    *bufio.Writer
	result *detect.Result
	text   bool
	line   line
	err    error
	// The records of which there are many are used again for the next.
	doc     Doc
	pair    Pair
	passage Passage
}

// write writes a record, and after its fields the
// counts of limits.
func (e *writer) write(kind string, r encodable, cuts ...cut) {
	l := &e.line
	l.text = l.text[:0]
	l.raw(`{"type":"`)
	l.raw(kind)
	l.raw(`","v":`)
	l.int(version)
	l.raw(`,`)
	r.encode(l)
	for _, c := range cuts {
		l.raw(`,`)
		l.string(c.name)
		l.raw(`:`)
		l.int(c.count)
	}
	l.raw("}\n")
	switch {
	case e.err != nil:
	case l.err != nil:
		e.err = fmt.Errorf("a record of type %s: %w", kind, l.err)
	default:
		_, e.err = e.out.Write(l.text)
	}
}

// encodable are the records; encode appends the fields.
type encodable interface{ encode(l *line) }

// A cut is how much a limit cut.
type cut struct {
	name  string
	count int
}

func (e *writer) summary() {
	s := &e.result.Summary
	var cuts []cut
	for _, name := range slices.Sorted(maps.Keys(s.Cuts)) {
		if summaryFields[name] {
			e.err = cmp.Or(e.err, fmt.Errorf("a limit can't be called %q: the summary has a field of that name", name))
		}
		cuts = append(cuts, cut{name, s.Cuts[name]})
	}
	e.write(typeSummary, summaryOf(s), cuts...)
}

// summaryFields are the names that the counts of limits can't have.
var summaryFields = func() map[string]bool {
	names := map[string]bool{"type": true, "v": true}
	for _, f := range fieldsOf(reflect.TypeFor[Summary]()) {
		names[f.name] = true
	}
	return names
}()

func (e *writer) documents() error {
	docs := e.result.Documents
	texts := make([]*finding.Text, batch)
	for len(docs) > 0 {
		n := min(len(docs), batch)
		if e.text {
			var group errgroup.Group
			group.SetLimit(runtime.GOMAXPROCS(0))
			for i := range n {
				group.Go(func() (err error) {
					texts[i], err = e.open(docs[i].ID)
					return err
				})
			}
			if err := group.Wait(); err != nil {
				return err
			}
		}
		for i := range docs[:n] {
			e.doc = docOf(&docs[i], texts[i])
			e.write(typeDoc, &e.doc)
		}
		docs = docs[n:]
	}
	return nil
}

func (e *writer) open(id string) (*finding.Text, error) {
	text, err := e.result.Evidence.Text(id)
	if err != nil {
		return nil, fmt.Errorf("the text of %s: %w", id, err)
	}
	if !utf8.ValidString(text.Text) {
		// Escapes would change the offsets of all that is behind.
		return nil, fmt.Errorf("the text of %s is not valid UTF-8", id)
	}
	return text, nil
}

func (e *writer) pairs() error {
	pairs, sets := Ranked(e.result), e.result.TwoSets()
	scripts := make([][][]words.Edit, batch)
	for len(pairs) > 0 {
		n := min(len(pairs), batch)
		if e.text {
			var group errgroup.Group
			group.SetLimit(runtime.GOMAXPROCS(0))
			for i := range n {
				group.Go(func() (err error) {
					scripts[i], err = Edits(e.result, pairs[i])
					return err
				})
			}
			if err := group.Wait(); err != nil {
				return err
			}
		}
		for i, p := range pairs[:n] {
			e.pair = pairOf(p)
			if sets {
				e.pair.Against = againstOf(e.result, p)
			}
			e.write(typePair, &e.pair)
			for k := range p.Passages {
				e.passage = passageOf(p, &p.Passages[k])
				if e.text {
					e.passage.Edits = editsOf(scripts[i][k])
				}
				e.write(typePassage, &e.passage)
			}
		}
		pairs = pairs[n:]
	}
	return nil
}
