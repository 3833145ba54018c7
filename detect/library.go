package detect

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect/finding"
	"reprint/shingle"
)

// A library opens texts again and prepares them for alignment. It is safe for
// concurrent use.
type library struct {
	src       corpus.Source
	furniture boilerplate
	docs      []finding.Document // by ID
	analyzers sync.Pool
	sides     sideCache
}

// newLibrary returns the library of docs, which are sorted by ID. memory bounds
// what prepared texts take, in bytes, 0 for the default.
func newLibrary(src corpus.Source, docs []finding.Document, furniture boilerplate, memory int64) *library {
	l := &library{src: src, furniture: furniture, docs: docs}
	l.analyzers.New = func() any { return shingle.NewAnalyzer() }
	l.sides.limit = cmp.Or(memory, defaultMemory)
	return l
}

// number returns the number of a document.
func (l *library) number(id string) int {
	n, _ := slices.BinarySearchFunc(l.docs, id, func(d finding.Document, id string) int { return strings.Compare(d.ID, id) })
	return n
}

// side returns the prepared text of a document. It depends on nothing but the
// text and the furniture.
func (l *library) side(n int) (*preparedText, error) {
	if s := l.sides.get(n); s != nil {
		return s, nil
	}
	doc, err := l.src.Open(l.docs[n].ID)
	if err != nil {
		return nil, err
	}
	p := l.sides.used()
	z := l.analyzers.Get().(*shingle.Analyzer)
	z.AnalyzeInto(&p.text, doc.Text, doc.Lang)
	l.analyzers.Put(z)
	l.furniture.mask(&p.text)
	p.few = l.furniture.fewMarks(p.few[:0], &p.text)
	p.Reset(&p.text)
	l.sides.put(n, p)
	return p, nil
}

// Text returns a document's text with its marked spans.
func (l *library) Text(id string) (*finding.Text, error) {
	doc, err := l.src.Open(id)
	if err != nil {
		return nil, err
	}
	s, err := l.side(l.number(id))
	if err != nil {
		return nil, err
	}
	t := &finding.Text{Text: doc.Text, Spans: []finding.Mark{}}
	for _, q := range s.Text.Quotations {
		t.Spans = append(t.Spans, finding.Mark{Span: q.Span, Kind: finding.Quotation, Reason: "quotation marks", Speaker: q.Speaker})
	}
	t.Spans = append(t.Spans, l.furniture.marks(s.Text)...)
	for _, d := range doc.Dropped {
		t.Spans = append(t.Spans, finding.Mark{Span: d.Span, Kind: finding.Dropped, Reason: d.Reason})
	}
	slices.SortStableFunc(t.Spans, func(a, b finding.Mark) int { return a.Start - b.Start })
	return t, nil
}

// Edits returns the word edits of the pair's passages.
func (l *library) Edits(p *finding.Pair) ([][]words.Edit, error) {
	a, err := l.side(l.number(p.A))
	if err != nil {
		return nil, err
	}
	b, err := l.side(l.number(p.B))
	if err != nil {
		return nil, err
	}
	edits := make([][]words.Edit, len(p.Passages))
	for i, x := range p.Passages {
		edits[i] = words.Diff(a.Text, b.Text, x.A, x.B)
	}
	return edits, nil
}
