package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

func TestIndexOneByOne(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	sigs := signatures(plant(rng, 1500), DefaultSize)
	x := NewIndex(NearOptions{})
	var got []Candidate
	for doc, sig := range sigs {
		for _, p := range x.Query(sig) {
			got = append(got, Candidate{A: p, B: uint32(doc), Views: Near, Agree: uint16(agree(sigs[p], sig))})
		}
		if n := x.Add(sig); int(n) != doc {
			t.Fatalf("document %d got number %d", doc, n)
		}
	}
	slices.SortFunc(got, func(a, b Candidate) int { return cmp.Compare(a.pair(), b.pair()) })
	if want := allBands(sigs, NearOptions{}); !slices.Equal(got, want) {
		t.Errorf("%d pairs one by one, want %d", len(got), len(want))
	}
}

// TestIndexAgainstOwnBanding: the buckets that the package cuts itself, from all
// values of a signature, find what one key a band finds.
func TestIndexAgainstOwnBanding(t *testing.T) {
	sigs := signatures(plant(rand.New(rand.NewPCG(2, 2)), 800), DefaultSize)
	own, x := minhashlsh.NewMinhashLSH64(DefaultSize, .38), NewIndex(NearOptions{})
	if rows, bands := own.Params(); rows != x.opts.Rows || bands != x.opts.Bands {
		t.Fatalf("the package cuts %d bands of %d rows", bands, rows)
	}
	for doc, sig := range sigs {
		if x.Add(sig); len(sig) > 0 {
			own.Add(uint32(doc), widen(nil, sig))
		}
	}
	own.Index()
	for doc, sig := range sigs {
		if len(sig) == 0 {
			continue
		}
		var want []uint32
		for _, found := range own.Query(widen(nil, sig)) {
			want = append(want, found.(uint32))
		}
		slices.Sort(want)
		if got := x.Query(sig); !slices.Equal(got, want) {
			t.Errorf("%d: found %v, want %v", doc, got, want)
		}
	}
}

// TestIndexFull: an index finds what it filed when every mark is set, too.
func TestIndexFull(t *testing.T) {
	x := NewIndex(NearOptions{})
	for i := range x.marks {
		x.marks[i] = 1<<64 - 1
	}
	sigs := family(40)
	for i, sig := range sigs {
		if x.Add(sig); i == 30 {
			x.sort()
		}
	}
	if got := x.Query(sigs[32]); !slices.Equal(got, []uint32{32, 33, 34, 35}) {
		t.Errorf("found %v", got)
	}
	if got := x.Query(signatures([][]uint64{{1, 2, 3}}, DefaultSize)[0]); len(got) > 0 {
		t.Errorf("found %v of a document that has no like", got)
	}
}

// split gives every n-th document to the second side.
func split(docs, n int) []bool {
	sides := make([]bool, docs)
	for i := 0; i < docs; i += n {
		sides[i] = true
	}
	return sides
}

// TestLookUpAgainstSorting: a few documents that are looked up give the candidates
// that sorting all gives, whatever the side they are on.
func TestLookUpAgainstSorting(t *testing.T) {
	sigs := signatures(plant(rand.New(rand.NewPCG(8, 8)), 4200), DefaultSize)
	cuts := []NearOptions{{}, {Bands: 25, Rows: 5}, {Bands: 40, Rows: 2}, {Bands: 1, Rows: 1}}
	total := 0
	for _, every := range []int{1 << 20, 1000, 300, 40} {
		for _, opts := range cuts {
			for _, second := range []bool{true, false} {
				opts.Sides, opts.MaxBucket = split(len(sigs), every), len(sigs)
				for i := range opts.Sides {
					opts.Sides[i] = opts.Sides[i] == second
				}
				want, counts, err := sortJoin(t.Context(), sigs, opts)
				if err != nil {
					t.Fatal(err)
				}
				for _, jobs := range []int{1, 3} {
					opts.Jobs = jobs
					got, ok, err := lookUpJoin(t.Context(), sigs, second, opts)
					either, found, _ := NearJoin(t.Context(), sigs, opts)
					if err != nil || !ok || !slices.Equal(got, want) || !slices.Equal(either, want) || found != counts {
						t.Errorf("one in %d, %dx%d, few are %v: %d candidates, %d of either, %+v, %v, want %d, %+v",
							every, opts.Bands, opts.Rows, second, len(got), len(either), found, err, len(want), counts)
					}
				}
				total += len(want)
			}
		}
	}
	if total == 0 {
		t.Error("nothing planted")
	}
}

// TestLookUpInCrowd: where a bucket is large, looking up gives up, and NearJoin
// gives what Join gives.
func TestLookUpInCrowd(t *testing.T) {
	sigs := slices.Repeat([]Signature{make(Signature, DefaultSize)}, 5000)
	opts := NearOptions{Sides: split(len(sigs), len(sigs))}
	if _, ok, err := lookUpJoin(t.Context(), sigs, true, opts); ok || err != nil {
		t.Errorf("a large bucket is looked up: %v, %v", ok, err)
	}
	want, counts, _ := sortJoin(t.Context(), sigs, opts)
	got, found, err := NearJoin(t.Context(), sigs, opts)
	if err != nil || !slices.Equal(got, want) || found != counts || counts.LargeBuckets == 0 {
		t.Errorf("%d candidates, %+v, %v, want %d, %+v", len(got), found, err, len(want), counts)
	}
}

func TestLookUpCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := NearJoin(ctx, family(5000), NearOptions{Sides: split(5000, 5000)}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// BenchmarkSides compares the two ways to join a few documents with many.
func BenchmarkSides(b *testing.B) {
	for _, many := range []int{1000, 10_000, 100_000} {
		sigs := family(many)
		for _, few := range []int{1, 10, 100, 250, 1000} {
			if few >= many {
				continue
			}
			opts := NearOptions{Sides: split(many, many/few)}
			for _, how := range []struct {
				name string
				join func() error
			}{
				{"join", func() error {
					_, _, err := sortJoin(b.Context(), sigs, opts)
					return err
				}},
				{"lookup", func() error {
					_, ok, err := lookUpJoin(b.Context(), sigs, true, opts)
					if !ok && err == nil {
						err = errors.New("a large bucket")
					}
					return err
				}},
			} {
				b.Run(fmt.Sprintf("how=%s/few=%d/many=%d", how.name, few, many), func(b *testing.B) {
					for b.Loop() {
						if err := how.join(); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(many)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
				})
			}
		}
	}
}

// BenchmarkIndex builds an index and looks documents up in it, as Index does, with
// one key a band, and with the package's own banding.
func BenchmarkIndex(b *testing.B) {
	opts := NearOptions{}.withDefaults()
	for _, how := range []struct {
		name   string
		filed  func() *minhashlsh.MinhashLSH
		values func(dst []uint64, sig Signature) []uint64
	}{
		{"key", func() *minhashlsh.MinhashLSH { return minhashlsh.NewMinhashLSH64(opts.Bands, 0) }, opts.bucketKeys},
		{"own", func() *minhashlsh.MinhashLSH { return minhashlsh.NewMinhashLSH64(DefaultSize, .38) }, widen},
	} {
		b.Run("step=new/how="+how.name, func(b *testing.B) {
			for b.Loop() {
				how.filed()
			}
		})
		for _, n := range []int{1000, 10_000, 100_000} {
			sigs := family(n)
			var values []uint64
			build := func() *minhashlsh.MinhashLSH {
				filed := how.filed()
				for doc, sig := range sigs {
					values = how.values(values[:0], sig)
					filed.Add(uint32(doc), values)
				}
				filed.Index()
				return filed
			}
			b.Run(fmt.Sprintf("step=build/how=%s/docs=%d", how.name, n), func(b *testing.B) {
				for b.Loop() {
					build()
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			})
			b.Run(fmt.Sprintf("step=query/how=%s/docs=%d", how.name, n), func(b *testing.B) {
				filed := build()
				for doc := 0; b.Loop(); doc = (doc + 7919) % n {
					values = how.values(values[:0], sigs[doc])
					filed.Query(values)
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			})
		}
	}
}

// widen gives the package the values of a signature as they are.
func widen(dst []uint64, sig Signature) []uint64 {
	for _, v := range sig {
		dst = append(dst, uint64(v))
	}
	return dst
}
