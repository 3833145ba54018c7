package detect

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"reprint/corpus"
	"reprint/detect/finding"
	"reprint/lsh"
)

// benchFolder is a folder of articles of invented words, about 3 kB each, of
// ten outlets with two lines of furniture each. One in six takes from an
// earlier one: all of it, edited or not, or half of it. One in ten is a near-copy
// of one release.
func benchFolder(n int) (docs []*corpus.Document, bytes int64) {
	m := newMaker(20)
	furniture, release := m.paragraphs(20), m.paragraphs(9)
	texts := make([][]string, n)
	for i := range texts {
		own := m.paragraphs(9)
		switch from := m.rng.IntN(max(1, i)); {
		case i%10 == 0:
			own = m.edit(release, .03)
		case i%6 == 1:
			own = m.edit(texts[from], float64(i%4)*.05)
		case i%12 == 2:
			copy(own[4:], texts[from][4:])
		}
		texts[i] = own
		outlet := i % 10
		docs = append(docs, page(i, fmt.Sprintf("Outlet %d", outlet), slices.Concat(own, furniture[2*outlet:2*outlet+2])...))
		bytes += int64(len(docs[i].Text))
	}
	return docs, bytes
}

// A benchScan holds what the stages of a scan give to each other.
type benchScan struct {
	src        corpus.Source
	opts       Options
	pass       *firstPass
	furniture  boilerplate
	candidates []lsh.Candidate
}

func newBenchScan(b *testing.B, docs []*corpus.Document) *benchScan {
	s := &benchScan{src: corpus.FromDocuments(docs), opts: Options{}.withDefaults()}
	var err error
	if s.pass, err = readAll(b.Context(), s.src, s.opts); err != nil {
		b.Fatal(err)
	}
	s.furniture = learn(s.pass.reads, &s.pass.features.grams)
	if err := s.strip(b.Context()); err != nil {
		b.Fatal(err)
	}
	s.candidates, err = propose(b.Context(), s.pass, &s.furniture, s.opts, newResult(s.src, s.pass, s.opts))
	if err != nil || len(s.candidates) == 0 || len(s.furniture.learnt) == 0 {
		b.Fatal(len(s.candidates), "candidates,", len(s.furniture.learnt), "lines of furniture,", err)
	}
	return s
}

func (s *benchScan) strip(ctx context.Context) error { return s.pass.strip(ctx, s.src, &s.furniture) }

// proposal is one that knows the identical texts.
func (s *benchScan) proposal() *proposal {
	p := &proposal{opts: s.opts, pass: s.pass, cuts: map[string]int{}}
	p.copies(&s.furniture)
	return p
}

// crowds returns the work of finding crowds, without that of the near view.
func (s *benchScan) crowds(b *testing.B) func() error {
	sigs, err := s.pass.features.grams.Signatures(b.Context(), lsh.DefaultSize, s.proposal().skip, s.opts.Jobs)
	if err != nil {
		b.Fatal(err)
	}
	near, _, err := lsh.NearJoin(b.Context(), sigs, lsh.NearOptions{})
	if err != nil {
		b.Fatal(err)
	}
	return func() error {
		p := &proposal{opts: s.opts, pass: s.pass, cuts: map[string]int{}, skip: make([]bool, len(sigs))}
		p.crowded(slices.Clone(near), sigs)
		return nil
	}
}

// BenchmarkStage times every stage of a scan by itself, with all processors.
// Stripping finds features that are stripped already, which costs the same.
func BenchmarkStage(b *testing.B) {
	docs, bytes := benchFolder(1000)
	s := newBenchScan(b, docs)
	for _, stage := range []struct {
		name string
		do   func() error
	}{
		{"read", func() error { _, err := readAll(b.Context(), s.src, s.opts); return err }},
		{"learn", func() error { learn(s.pass.reads, &s.pass.features.grams); return nil }},
		{"strip", func() error { return s.strip(b.Context()) }},
		{"copies", func() error { s.proposal(); return nil }},
		{"copies-near", func() error { return s.proposal().near(b.Context()) }},
		{"crowds", s.crowds(b)},
		{"copies-rare", func() error { return s.proposal().rare(b.Context()) }},
		{"verify", func() error {
			_, _, err := verify(b.Context(), newLibrary(s.src, s.pass.docs, s.furniture, 0), s.candidates, s.opts)
			return err
		}},
	} {
		b.Run(fmt.Sprintf("stage=%s/docs=%d", stage.name, len(docs)), func(b *testing.B) {
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				if err := stage.do(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
			if stage.name == "verify" {
				b.ReportMetric(float64(len(s.candidates)*b.N)/b.Elapsed().Seconds(), "pairs/s")
			}
		})
	}
}

// BenchmarkPair times what is done to one candidate pair, on one processor, with
// both texts in memory.
func BenchmarkPair(b *testing.B) {
	docs, _ := benchFolder(1000)
	s := newBenchScan(b, docs)
	l := newLibrary(s.src, s.pass.docs, s.furniture, 0)
	for n := range docs {
		if _, err := l.side(n); err != nil {
			b.Fatal(err)
		}
	}
	z := rescorer{firstPass: s.pass}
	for _, step := range []struct {
		name string
		do   func(c lsh.Candidate) error
	}{
		{"rescore", func(c lsh.Candidate) error { z.plausibility(c.A, c.B); return nil }},
		{"judge", func(c lsh.Candidate) error { _, err := l.judge(int(c.A), int(c.B)); return err }},
	} {
		b.Run("step="+step.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := step.do(s.candidates[i*7919%len(s.candidates)]); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
}

// BenchmarkCluster builds the clusters of groups of one to twelve documents,
// in which every document has findings with up to three others.
func BenchmarkCluster(b *testing.B) {
	const n = 100_000
	m := newMaker(21)
	r := &Result{Documents: make([]finding.Document, n)}
	first := 0
	for i := range r.Documents {
		r.Documents[i] = finding.Document{ID: fmt.Sprintf("d%06d", i), Words: 300 + i%500}
		for k := max(first, i-3); k < i; k++ {
			r.Pairs = append(r.Pairs, finding.Pair{A: r.Documents[k].ID, B: r.Documents[i].ID,
				Verdict: finding.Verdict(m.rng.IntN(4)), Score: .5 + m.rng.Float64()/2, AB: m.rng.Float64(), BA: m.rng.Float64()})
		}
		if m.rng.IntN(12) < i-first {
			first = i + 1
		}
	}
	slices.SortFunc(r.Pairs, comparePairs)
	pairs := slices.Clone(r.Pairs)
	b.ReportAllocs()
	for b.Loop() {
		copy(r.Pairs, pairs)
		r.Clusters = nil
		r.cluster()
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(len(pairs)*b.N)/b.Elapsed().Seconds(), "findings/s")
}

// BenchmarkScan is whole scans: of the demo corpus, from its files, and of a
// folder in memory.
func BenchmarkScan(b *testing.B) {
	docs, _ := benchFolder(1000)
	for _, folder := range []struct {
		name string
		open func() (corpus.Source, error)
		opts Options
	}{
		{"seeds", func() (corpus.Source, error) { return corpus.Open([]string{"../seeds"}, corpus.Options{}) }, Options{}},
		{"invented/view=all", func() (corpus.Source, error) { return corpus.FromDocuments(docs), nil }, Options{}},
		{"invented/view=near", func() (corpus.Source, error) { return corpus.FromDocuments(docs), nil }, Options{Near: true}},
	} {
		b.Run("folder="+folder.name, func(b *testing.B) {
			b.ReportAllocs()
			var r *Result
			for b.Loop() {
				src, err := folder.open()
				if err != nil {
					b.Fatal(err)
				}
				if r, err = Scan(b.Context(), src, folder.opts); err != nil {
					b.Fatal(err)
				}
				src.Close()
			}
			b.ReportMetric(float64(len(r.Documents)*b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(r.Summary.Verified*b.N)/b.Elapsed().Seconds(), "pairs/s")
			b.ReportMetric(float64(r.Summary.Verified), "pairs")
		})
	}
}
