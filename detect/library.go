package detect

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect/boilerplate"
	"reprint/detect/finding"
	"reprint/detect/judge"
	"reprint/shingle"
)

// A library opens texts again and prepares them for alignment. It is safe for
// concurrent use.
type library struct {
	src       corpus.Source
	rules     *boilerplate.Rules
	docs      []finding.Document // by ID
	analyzers sync.Pool
	texts     textCache
	lost      lostList
}

// newLibrary returns the library of docs, which are sorted by ID. memory bounds
// what prepared texts take, in bytes, 0 for the default.
func newLibrary(src corpus.Source, docs []finding.Document, rules *boilerplate.Rules, memory int64) *library {
	l := &library{src: src, rules: rules, docs: docs}
	l.analyzers.New = func() any { return shingle.NewAnalyzer() }
	l.texts.limit = cmp.Or(memory, defaultMemory)
	return l
}

// number returns the number of a document.
func (l *library) number(id string) int {
	n, _ := slices.BinarySearchFunc(l.docs, id, func(d finding.Document, id string) int { return strings.Compare(d.ID, id) })
	return n
}

// prepared returns the prepared text of a document. It depends on nothing but the
// text and the rules.
func (l *library) prepared(n int) (*judge.Prepared, error) {
	if p := l.texts.get(n); p != nil {
		return p, nil
	}
	doc, err := reopen(l.src, &l.docs[n])
	if err != nil {
		return nil, err
	}
	p := l.texts.used()
	z := l.analyzers.Get().(*shingle.Analyzer)
	p.Prepare(z, judge.Source{Text: doc.Text, Lang: doc.Lang, Quoted: doc.Quoted}, l.rules.For(outletsOf(&l.docs[n])...))
	l.analyzers.Put(z)
	l.texts.put(n, p)
	return p, nil
}

// judge judges documents a and b.
func (l *library) judge(na, nb int, trace *Trace) (finding.Pair, error) {
	a, err := l.prepared(na)
	if err != nil {
		return finding.Pair{}, err
	}
	b := a
	if !l.docs[na].SameText(&l.docs[nb]) {
		if b, err = l.prepared(nb); err != nil {
			return finding.Pair{}, err
		}
	}
	idA, idB := l.docs[na].ID, l.docs[nb].ID
	p := judge.Judge(a, b, trace.pair(idA, idB))
	p.A, p.B = idA, idB
	return p, nil
}

// Text returns a document's text with its marked spans, or a *ChangedError.
func (l *library) Text(id string) (*finding.Text, error) {
	d := &l.docs[l.number(id)]
	doc, err := reopen(l.src, d)
	if err != nil {
		return nil, err
	}
	p, err := l.prepared(l.number(id))
	if err != nil {
		return nil, err
	}
	t := &finding.Text{Text: doc.Text, Spans: p.Marks(), Reading: readingOf(doc, d.Lang)}
	for _, d := range doc.Dropped {
		t.Spans = append(t.Spans, finding.Mark{Span: d.Span, Kind: finding.Dropped, Reason: d.Reason, Text: d.Text})
	}
	slices.SortStableFunc(t.Spans, func(a, b finding.Mark) int { return a.Start - b.Start })
	return t, nil
}

// readingOf says how a document was read, which was found to be in a language.
func readingOf(doc *corpus.Document, lang string) finding.Reading {
	s := &doc.Sources
	r := finding.Reading{
		Reader: doc.Reader, Encoding: doc.Encoding.Name, Doubt: doc.Encoding.Doubt,
		Title: s.Title, Outlet: s.Outlet, Author: s.Author, URL: s.URL, Lang: s.Lang,
	}
	switch lang {
	case doc.Lang:
	case shingle.Undetermined:
		r.Lang = ""
	default:
		r.Lang = "words of the text"
	}
	return r
}

// Edits returns the word edits of the pair's passages, or a *ChangedError.
func (l *library) Edits(p *finding.Pair) ([][]words.Edit, error) {
	a, err := l.prepared(l.number(p.A))
	if err != nil {
		return nil, err
	}
	b, err := l.prepared(l.number(p.B))
	if err != nil {
		return nil, err
	}
	return judge.Edits(a, b, p.Passages), nil
}
