package detect

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"reprint/corpus"
	"reprint/corpus/address"
	"reprint/detect/boilerplate"
	"reprint/detect/finding"
	"reprint/detect/propose"
	"reprint/shingle"
)

// A reader is one worker of the first pass.
type reader struct {
	analyzer *shingle.Analyzer
	text     shingle.Text // of the document being read
	bytes    []byte       // the same
	near     bool         // only what the near view needs
	features *propose.Set // of the documents read
	marks    []finding.Mark
	phrases  boilerplate.Rules
}

func newReader(opts Options) *reader {
	return &reader{analyzer: shingle.NewAnalyzer(), near: opts.Near, features: propose.NewSet(opts.Near)}
}

// read analyses a document and adds its features to those of the reader. What is
// boilerplate by its words is left out of them; what recurs is not known yet.
func (z *reader) read(doc *corpus.Document) *read {
	t := z.analyze(doc)
	r := &read{doc: z.describe(doc), against: doc.Against}
	r.article = boilerplate.Article{
		Outlets: outletsOf(&r.doc), TextSHA256: r.doc.TextSHA256, Day: dayOf(doc),
		Blocks: boilerplate.BlocksOf(t), Sentences: boilerplate.SentencesOf(t),
	}
	if r.doc.TooShort {
		z.features.Add(nil)
		return r
	}
	z.marks, _ = z.phrases.For().Marks(t, z.marks[:0], nil)
	if len(z.marks) > 0 {
		t.Mask(spansOf(z.marks))
	}
	z.features.Add(t)
	return r
}

// analyze analyses a document, into the memory of the one before.
func (z *reader) analyze(doc *corpus.Document) *shingle.Text {
	if z.near {
		z.analyzer.AnalyzeWords(&z.text, doc.Text, doc.Lang)
	} else {
		z.analyzer.AnalyzeInto(&z.text, doc.Text, doc.Lang)
	}
	z.text.Quote(doc.Quoted)
	return &z.text
}

func spansOf(marks []finding.Mark) []finding.Span {
	spans := make([]finding.Span, len(marks))
	for i, m := range marks {
		spans[i] = m.Span
	}
	return spans
}

func (z *reader) describe(doc *corpus.Document) finding.Document {
	t := &z.text
	z.bytes = append(z.bytes[:0], doc.Text...)
	return finding.Document{
		ID: doc.ID, Path: doc.Path, Title: doc.Title, Words: len(t.Tokens), Quoted: t.Quoted(), Lang: t.Lang,
		Published: doc.Published, Uncertainty: doc.Uncertainty, DateSource: doc.DateSource,
		Outlet: doc.Outlet, Author: doc.Author, Credit: doc.Credit, CreditBasis: doc.CreditBasis,
		URL: doc.URL, TextSHA256: sha256.Sum256(z.bytes), TooShort: len(t.Tokens) < shortestWords,
		Against: doc.Against,
	}
}

// dayOf numbers days, 0 for one that is not known to the day, as from the name of a file.
func dayOf(doc *corpus.Document) int32 {
	if doc.Published.IsZero() || doc.Uncertainty > 24*time.Hour {
		return 0
	}
	return int32(doc.Published.Unix() / (24 * 60 * 60))
}

// outletsOf is whom a document may be of: its outlet, the host of its address, the
// folder, or file of several records, in which it lies, and what its name begins
// with; "" where not known.
func outletsOf(d *finding.Document) []string {
	folder, _, several := strings.Cut(d.ID, "#")
	prefix := ""
	if !several {
		var name string
		folder, name = path.Split(d.ID)
		prefix = prefixOf(name)
	}
	return []string{d.Outlet, address.Host(d.URL), folder, prefix}
}

// prefixOf is what the name of a file begins with, up to the first hyphen: a name
// of two letters or more, as in gazette-2025-03-01.txt; else "".
func prefixOf(name string) string {
	prefix, _, found := strings.Cut(name, "-")
	letters := strings.IndexFunc(prefix, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' })
	if !found || letters >= 0 || len(prefix) < 2 {
		return ""
	}
	return prefix + "-"
}

// inputHash is over the sorted pairs of id and text hash.
func inputHash(docs []finding.Document) string {
	h := sha256.New()
	for i := range docs {
		fmt.Fprintf(h, "%s\t%x\n", docs[i].ID, docs[i].TextSHA256)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
