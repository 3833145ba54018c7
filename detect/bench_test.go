package detect

import (
	"fmt"
	"slices"
	"testing"

	"reprint/corpus"
	"reprint/detect/boilerplate"
	"reprint/internal/invent"
	"reprint/lsh"
)

// benchFolder is a folder of articles of invented words, about 3 kB each, of
// ten outlets with two lines of furniture each. One in six takes from an
// earlier one: all of it, edited or not, or half of it. One in ten is a near-copy
// of one release.
func benchFolder(n int) (docs []*corpus.Document, bytes int64) {
	m := invent.NewWriter(20)
	furniture, release := m.Paragraphs(20), m.Paragraphs(9)
	texts := make([][]string, n)
	for i := range texts {
		own := m.Paragraphs(9)
		switch from := m.Rand.IntN(max(1, i)); {
		case i%10 == 0:
			own = m.Edit(release, .03)
		case i%6 == 1:
			own = m.Edit(texts[from], float64(i%4)*.05)
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
	learnt     boilerplate.Learnt
	candidates []lsh.Candidate
}

func newBenchScan(b *testing.B, docs []*corpus.Document) *benchScan {
	s := &benchScan{src: corpus.FromDocuments(docs)}
	survey := s.read(b)
	s.learnt = survey.Learn()
	found, err := survey.Propose(b.Context(), &s.learnt)
	if err != nil || len(found.Pairs) == 0 {
		b.Fatal(len(found.Pairs), "candidates,", err)
	}
	s.candidates = found.Pairs
	return s
}

func (s *benchScan) read(b *testing.B) *Survey {
	survey, err := Read(b.Context(), s.src, s.opts)
	if err != nil {
		b.Fatal(err)
	}
	return survey
}

// BenchmarkStage times the stages of a scan, with all processors. Proposing uses the
// features up, so its figure holds the reading before it too.
func BenchmarkStage(b *testing.B) {
	docs, bytes := benchFolder(1000)
	s := newBenchScan(b, docs)
	survey := s.read(b)
	for _, stage := range []struct {
		name string
		do   func() error
	}{
		{"read", func() error { s.read(b); return nil }},
		{"learn", func() error { survey.Learn(); return nil }},
		{"read-propose", func() error { _, err := s.read(b).Propose(b.Context(), &s.learnt); return err }},
		{"judge", func() error {
			_, _, err := survey.Judge(b.Context(), &s.learnt.Rules, s.candidates)
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
			if stage.name == "judge" {
				b.ReportMetric(float64(len(s.candidates)*b.N)/b.Elapsed().Seconds(), "pairs/s")
			}
		})
	}
}

// BenchmarkPair times the judgement of one candidate pair, on one processor, with
// both texts in memory.
func BenchmarkPair(b *testing.B) {
	docs, _ := benchFolder(1000)
	s := newBenchScan(b, docs)
	l := s.read(b).library(&s.learnt.Rules)
	for n := range docs {
		if _, err := l.prepared(n); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c := s.candidates[i*7919%len(s.candidates)]
		if _, err := l.judge(int(c.A), int(c.B), nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
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
