package detect

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"reprint/corpus"
	"reprint/lsh"
	"reprint/shingle"
)

// shortestWords is how many words a document needs to be compared.
const shortestWords = 20

// A read is what the first pass keeps of a document: features and block
// hashes, not its text.
type read struct {
	doc     Document
	against bool
	blocks  []uint64
	sig     lsh.Signature
	grams   []uint64
	triples []uint64
	stems   []uint64
}

// readAll is the first pass: every document is read and tokenised once.
func readAll(ctx context.Context, src corpus.Source, opts Options) ([]*read, []Warning, error) {
	type job struct {
		n   int
		doc *corpus.Document
	}
	jobs := make(chan job, opts.Jobs)
	var mu sync.Mutex
	var reads []*read
	var wg sync.WaitGroup
	for range opts.Jobs {
		wg.Go(func() {
			z, sk := shingle.NewAnalyzer(), lsh.NewSketcher(0)
			for j := range jobs {
				r := readOne(z, sk, j.doc)
				mu.Lock()
				for len(reads) <= j.n {
					reads = append(reads, nil)
				}
				reads[j.n] = r
				if opts.Progress != nil {
					opts.Progress(Progress{Stage: "read", Done: j.n + 1})
				}
				mu.Unlock()
			}
		})
	}
	var warnings []Warning
	var failed error
	n := 0
	for doc, err := range src.Documents(ctx) {
		var fault *corpus.ReadError
		if errors.As(err, &fault) {
			warnings = append(warnings, Warning{Path: fault.Path, Error: fault.Err.Error(), Harmless: fault.Harmless})
			continue
		}
		if err != nil {
			failed = err
			break
		}
		jobs <- job{n, doc}
		n++
	}
	close(jobs)
	wg.Wait()
	slices.SortFunc(reads, func(a, b *read) int { return strings.Compare(a.doc.ID, b.doc.ID) })
	return reads, warnings, failed
}

func readOne(z *shingle.Analyzer, sk *lsh.Sketcher, doc *corpus.Document) *read {
	t := z.Analyze(doc.Text, doc.Lang)
	r := &read{doc: describe(doc, t), against: doc.Against}
	for _, b := range t.Blocks {
		r.blocks = append(r.blocks, b.Hash)
	}
	if r.doc.TooShort {
		return r
	}
	r.sig = sk.Sketch(nil, shingle.Grams(nil, t, 5, false))
	r.grams = shingle.Grams(nil, t, 5, true)
	r.triples = shingle.RareTriples(nil, t)
	r.stems = shingle.ContentStems(nil, t)
	return r
}

func describe(doc *corpus.Document, t *shingle.Text) Document {
	return Document{
		ID: doc.ID, Path: doc.Path, Title: doc.Title, Words: len(t.Tokens), Lang: t.Lang,
		Published: doc.Published, Uncertainty: doc.Uncertainty, DateSource: doc.DateSource,
		Outlet: doc.Outlet, Author: doc.Author, Credit: doc.Credit, CreditBasis: doc.CreditBasis,
		URL: doc.URL, TextSHA256: sha256.Sum256([]byte(doc.Text)), TooShort: len(t.Tokens) < shortestWords,
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
