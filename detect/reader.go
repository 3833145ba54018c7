package detect

import (
	"crypto/sha256"
	"fmt"

	"reprint/corpus"
	"reprint/detect/finding"
	"reprint/lsh"
	"reprint/shingle"
)

// A reader is one worker of the first pass.
type reader struct {
	analyzer *shingle.Analyzer
	text     shingle.Text // of the document being read
	near     bool         // only what the near view needs
	features features     // of the documents read
	phrases  boilerplate
	hashes   []uint64
}

func newReader(opts Options) *reader {
	return &reader{analyzer: shingle.NewAnalyzer(), near: opts.Near}
}

// read analyses a document and adds its features to those of the reader.
func (z *reader) read(doc *corpus.Document) *read {
	t := z.analyze(doc)
	r := &read{doc: describe(doc, t), against: doc.Against}
	r.blocks = make([]block, len(t.Blocks))
	for i := range t.Blocks {
		r.blocks[i] = blockOf(t, &t.Blocks[i])
	}
	z.phrases.mask(t)
	z.add(&z.features.grams, r, t, ownGrams)
	if !z.near {
		z.add(&z.features.triples, r, t, shingle.RareTriples)
		z.add(&z.features.stems, r, t, shingle.ContentStems)
	}
	return r
}

// analyze analyses a document, into the memory of the one before.
func (z *reader) analyze(doc *corpus.Document) *shingle.Text {
	if z.near {
		z.analyzer.AnalyzeWords(&z.text, doc.Text, doc.Lang)
	} else {
		z.analyzer.AnalyzeInto(&z.text, doc.Text, doc.Lang)
	}
	return &z.text
}

// add adds the features of one view.
func (z *reader) add(f *lsh.Features, r *read, t *shingle.Text, cut func([]uint64, *shingle.Text) []uint64) {
	z.hashes = z.hashes[:0]
	if !r.doc.TooShort {
		z.hashes = cut(z.hashes, t)
	}
	f.Add(z.hashes)
}

func ownGrams(dst []uint64, t *shingle.Text) []uint64 { return shingle.Grams(dst, t, 5, true) }

func describe(doc *corpus.Document, t *shingle.Text) *finding.Document {
	return &finding.Document{
		ID: doc.ID, Path: doc.Path, Title: doc.Title, Words: len(t.Tokens), Lang: t.Lang,
		Published: doc.Published, Uncertainty: doc.Uncertainty, DateSource: doc.DateSource,
		Outlet: doc.Outlet, Author: doc.Author, Credit: doc.Credit, CreditBasis: doc.CreditBasis,
		URL: doc.URL, TextSHA256: sha256.Sum256([]byte(doc.Text)), TooShort: len(t.Tokens) < shortestWords,
		Against: doc.Against,
	}
}

// inputHash is over the sorted pairs of id and text hash.
func inputHash(reads []*read) string {
	h := sha256.New()
	for _, r := range reads {
		fmt.Fprintf(h, "%s\t%x\n", r.doc.ID, r.doc.TextSHA256)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
