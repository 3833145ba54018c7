package corpus

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"reprint/corpus/meta"
	"reprint/corpus/spool"
)

// A listing yields the results of tasks in order.
type listing struct {
	source *fileSource
	yield  func(*Document, error) bool
	stats  Stats
	passed passes // inside containers
	// Of the container being listed:
	lines, records int
	remarks        tally
}

// metaFaults yields the rows of the metadata that could not be read, and reports
// whether to go on.
func (l *listing) metaFaults() bool {
	if l.source.meta == nil {
		return true
	}
	var remarks tally
	for _, fault := range l.source.meta.faults {
		l.stats.Skipped++
		if remarks.add(remarkKind(fault.Err), false) && !l.yield(nil, fault) {
			return false
		}
	}
	return l.rest(&remarks, l.source.meta.path)
}

// rest yields how many remarks of each kind were not made, and reports whether to go on.
func (l *listing) rest(t *tally, path string) bool {
	for _, remark := range t.rest(path) {
		if !l.yield(nil, remark) {
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
		if r.passed != "" {
			l.passed.count(r.passed, 1)
			continue
		}
		if !l.settle(r) {
			return false
		}
		if r.fault != nil {
			continue
		}
		l.stats.Documents++
		doc := r.doc
		r.doc = nil
		if !l.remark(r.in, doc) || !l.yield(doc, nil) {
			return false
		}
	}
	l.lines += t.lines
	l.records += t.records
	l.source.extent.done.Add(t.extent())
	if t.end {
		remarks := l.remarks
		l.lines, l.records, l.remarks = 0, 0, tally{}
		if !l.rest(&remarks, t.in.path) {
			return false
		}
	}
	return t.fault == nil || l.inputFault(t.in, t.fault)
}

// remark says what is to be said about the reading of a document, and reports
// whether to go on.
func (l *listing) remark(in *input, d *Document) bool {
	remarks := d.Remarks
	if d.Encoding.Doubt {
		remarks = append(remarks, fmt.Sprintf("its encoding was guessed as %s, which is not sure", d.Encoding.Name))
	}
	for _, text := range remarks {
		path := d.Path
		if in.holdsMany() {
			path = d.ID
			if !l.remarks.add(strings.TrimRight(digits.ReplaceAllString(text, "…"), " "), true) {
				continue
			}
		}
		if !l.yield(nil, &ReadError{Path: path, Err: errors.New(text), Harmless: true}) {
			return false
		}
	}
	return true
}

// digits are what remarks of one kind differ in.
var digits = regexp.MustCompile(`[0-9]+`)

// inputFault is fault for a whole input. Of our own reports it tells where they
// were named; those that a walk met are only counted.
func (l *listing) inputFault(in *input, err error) bool {
	if err == errOwn && !in.named {
		l.stats.Own++
		return true
	}
	return l.fault(in.path, err)
}

// fault tells of an input that could not be read. Without the temporary store
// nothing can go on.
func (l *listing) fault(where string, err error) bool {
	if broken, ok := errors.AsType[*spool.Error](err); ok {
		l.yield(nil, broken)
		return false
	}
	l.stats.Skipped++
	return l.yield(nil, &ReadError{Path: where, Err: err})
}

// settle gives a reading its id, or tells of its fault.
func (l *listing) settle(r *reading) bool {
	if r.fault == nil && len(r.doc.Text) > longestText {
		r.doc, r.fault = nil, errLongText
	}
	if r.fault != nil {
		return l.lineFault(r.in, l.where(r), r.fault)
	}
	return l.name(r)
}

// where is what a message calls the place of a reading: a line, which counts
// from 1, or the id of an article in a container without lines.
func (l *listing) where(r *reading) string {
	path := strings.TrimSuffix(r.in.path+"/"+r.inner, "/")
	switch {
	case !r.in.holdsMany() || r.whole:
		return path
	case r.line >= 0:
		return fmt.Sprintf("%s:%d", path, l.lines+r.line+1)
	case r.own != "":
		return path + "#" + r.own
	case r.inner != "":
		return path
	}
	return fmt.Sprintf("%s#@%d", path, l.records+r.number+1)
}

// lineFault is fault for an article that may be one of many in its input.
func (l *listing) lineFault(in *input, where string, err error) bool {
	if !in.holdsMany() {
		return l.inputFault(in, err)
	}
	if !l.remarks.add(remarkKind(err), false) {
		l.stats.Skipped++
		return true
	}
	return l.fault(where, err)
}

// name settles the id of a document: the one it asks for if that is free.
func (l *listing) name(r *reading) bool {
	s, in := l.source, r.in
	if (r.own != "" || r.inner != "" || r.whole || !in.kind.container()) && s.claim(r.doc.ID, r.at) {
		return true
	}
	wanted := r.doc.ID
	for n := l.records + r.number + 1; ; n++ {
		if id := fmt.Sprintf("%s#@%d", in.id, n); s.claim(id, r.at) {
			s.rename(r.doc, id)
			break
		}
	}
	if r.own == "" && r.inner == "" && in.kind.container() || in.holdsMany() && !l.remarks.add("an id that was there before", true) {
		return true
	}
	return l.yield(nil, &ReadError{
		Path:     l.where(r),
		Err:      fmt.Errorf("the id %q was there before, taken as %q", wanted, r.doc.ID),
		Harmless: true,
	})
}

// ownID is the id that a record gives itself, or "". Those of the form @N are
// kept for records without one.
func ownID(f *meta.Fields) string {
	id := strings.TrimSpace(f[meta.ID])
	if n, ok := strings.CutPrefix(id, "@"); ok && strings.Trim(n, "0123456789") == "" {
		return ""
	}
	return id
}
