package record

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
)

// manyPairs is a result of n pairs with the passages of the sample's pairs.
func manyPairs(n int) *detect.Result {
	r := sample.Result()
	pairs := r.Pairs
	r.Pairs, r.Clusters = nil, nil
	for i := range n {
		p := pairs[i%len(pairs)]
		p.A, p.B = fmt.Sprintf("%07d-a", i), fmt.Sprintf("%07d-b", i)
		r.Pairs = append(r.Pairs, p)
	}
	r.Documents = nil
	for i := range r.Pairs {
		r.Documents = append(r.Documents, finding.Document{ID: r.Pairs[i].A}, finding.Document{ID: r.Pairs[i].B})
	}
	return r
}

// BenchmarkRecords writes and reads the records of 100,000 pairs with their
// documents and passages, without texts.
func BenchmarkRecords(b *testing.B) {
	const n = 100_000
	r := manyPairs(n)
	var saved bytes.Buffer
	if err := Write(&saved, r, Options{}); err != nil {
		b.Fatal(err)
	}
	measure := func(name string, do func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(saved.Len()))
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
	measure("do=write", func() error { return Write(io.Discard, r, Options{}) })
	measure("do=read", func() error {
		_, err := Read(bytes.NewReader(saved.Bytes()))
		return err
	})
}
