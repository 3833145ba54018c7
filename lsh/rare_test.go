package lsh

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// allPairs is the oracle of the rare view: it compares every two documents.
func allPairs(docs [][]uint64, opts RareOptions) ([]Candidate, RareCounts) {
	opts = opts.withDefaults()
	var counts RareCounts
	sets := make([]map[uint64]bool, len(docs))
	holders := make(map[uint64][]int)
	for d, hashes := range docs {
		sets[d] = make(map[uint64]bool)
		if opts.Skip != nil && opts.Skip[d] {
			continue
		}
		for _, h := range hashes {
			if !sets[d][h] && fold(h)&(1<<opts.Sample-1) == 0 {
				sets[d][h] = true
				holders[h] = append(holders[h], d)
			}
		}
		if len(hashes) > 0 {
			counts.Documents++
		}
	}
	apart := func(a, b int) bool { return opts.Sides == nil || opts.Sides[a] != opts.Sides[b] }
	rare := make(map[uint64]uint64) // weights
	for h, in := range holders {
		counts.Features++
		if !slices.ContainsFunc(in, func(d int) bool { return d != in[0] && apart(d, in[0]) }) {
			continue
		}
		if len(in) > opts.MaxDF {
			counts.FeaturesCut++
			continue
		}
		counts.Rare++
		counts.Occurrences += len(in)
		rare[h] = uint64(math.Round(64 * math.Log2(1+float64(counts.Documents)/float64(len(in)))))
		for i, a := range in {
			for _, b := range in[i+1:] {
				if apart(a, b) {
					counts.Steps++
				}
			}
		}
	}
	partners := make([][]partner, len(docs))
	for a := range docs {
		for b := a + 1; b < len(docs); b++ {
			shared, weight := 0, uint64(0)
			for h := range sets[a] {
				if w := rare[h]; w > 0 && sets[b][h] {
					shared++
					weight += w
				}
			}
			if !apart(a, b) || shared < opts.MinShared {
				continue
			}
			counts.PairsCut++
			partners[a] = append(partners[a], partner{uint32(b), uint32(weight)})
			partners[b] = append(partners[b], partner{uint32(a), uint32(weight)})
		}
	}
	kept := make(map[uint64]Candidate)
	for d, list := range partners {
		slices.SortFunc(list, better)
		for _, p := range list[:min(len(list), opts.Partners)] {
			pair := packPair(uint32(d), p.doc)
			kept[pair] = Candidate{A: uint32(pair >> 32), B: uint32(pair), Views: opts.View, Weight: p.weight}
		}
	}
	var pairs []Candidate
	for _, c := range kept {
		pairs = append(pairs, c)
	}
	slices.SortFunc(pairs, func(a, b Candidate) int { return cmp.Compare(a.pair(), b.pair()) })
	counts.PairsCut -= len(pairs)
	return pairs, counts
}

func featuresOf(docs [][]uint64) *Features {
	f := new(Features)
	for _, d := range docs {
		f.Add(d)
	}
	return f
}

// zipf returns n documents of the given number of features: the feature of rank
// r is drawn with a chance of about 1/r, and every tenth document repeats a
// quarter of an earlier one's.
func zipf(rng *rand.Rand, n, features int) [][]uint64 {
	vocabulary := float64(n*features) / 2
	docs := make([][]uint64, n)
	for i := range docs {
		docs[i] = make([]uint64, features)
		for k := range docs[i] {
			docs[i][k] = mix(uint64(math.Exp(rng.Float64() * math.Log(vocabulary))))
		}
		if i%10 == 9 {
			copy(docs[i][:features/4], docs[rng.IntN(i)])
		}
	}
	return docs
}

func TestRareJoinAgainstAllPairs(t *testing.T) {
	options := map[string]RareOptions{
		"default":      {},
		"few partners": {Partners: 1, MinShared: 1},
		"three":        {Partners: 3, View: Rare << 2},
		"cap":          {MaxDF: 5, MinShared: 1},
		"no cap":       {MaxDF: 1000, Partners: 1000, MinShared: 1},
		"minima":       {MinShared: 4},
		"sample":       {MinShared: 1, Sample: 1},
	}
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 1))
		docs := zipf(rng, 250, 24)
		for i := range docs {
			switch {
			case i%17 == 3:
				docs[i] = nil
			case i%17 == 4: // long
				docs[i] = slices.Concat(docs[i], docs[rng.IntN(len(docs))], docs[rng.IntN(len(docs))], docs[i])
			}
		}
		sides, skip := make([]bool, len(docs)), make([]bool, len(docs))
		for i := range docs {
			sides[i], skip[i] = rng.IntN(4) == 0, rng.IntN(5) == 0
		}
		for name, opts := range options {
			for _, more := range []string{"", " sides", " skip", " sides skip"} {
				opts.Sides, opts.Skip = nil, nil
				if len(more) == 6 || len(more) == 11 {
					opts.Sides = sides
				}
				if len(more) == 5 || len(more) == 11 {
					opts.Skip = skip
				}
				got, counts, err := RareJoin(t.Context(), featuresOf(docs), opts)
				if err != nil {
					t.Fatal(err)
				}
				want, wantCounts := allPairs(docs, opts)
				if len(want) == 0 {
					t.Fatalf("%s: nothing to find", name)
				}
				if !slices.Equal(got, want) {
					t.Errorf("seed %d, %s%s: %d candidates, want %d", seed, name, more, len(got), len(want))
				}
				if counts != wantCounts {
					t.Errorf("seed %d, %s%s: counts %+v,\nwant %+v", seed, name, more, counts, wantCounts)
				}
			}
		}
	}
}

// FuzzRareJoin makes documents of the bytes: the last bit of a byte ends a
// document, the others are a feature.
func FuzzRareJoin(f *testing.F) {
	f.Add([]byte{2, 4, 7, 2, 4, 9, 2, 4, 7, 2, 5}, uint8(3), uint8(2), uint8(1), uint8(0))
	f.Add([]byte{2, 3, 2, 3, 2, 3, 2, 3, 1, 1, 2, 3}, uint8(9), uint8(1), uint8(2), uint8(7))
	f.Fuzz(func(t *testing.T, data []byte, maxDF, minShared, partners, flags uint8) {
		if len(data) > 2000 {
			return
		}
		docs := [][]uint64{nil}
		for _, b := range data {
			last := &docs[len(docs)-1]
			*last = append(*last, mix(uint64(b>>1)))
			if b&1 == 1 {
				docs = append(docs, nil)
			}
		}
		opts := RareOptions{
			MaxDF:     2 + int(maxDF),
			MinShared: 1 + int(minShared%8),
			Partners:  1 + int(partners%60),
			Jobs:      1 + int(flags>>6),
		}
		for d := range docs {
			if flags&2 != 0 {
				opts.Sides = append(opts.Sides, mix(uint64(d))%3 == 0)
			}
			if flags&4 != 0 {
				opts.Skip = append(opts.Skip, mix(uint64(d))%5 == 0)
			}
		}
		got, counts, err := RareJoin(t.Context(), featuresOf(docs), opts)
		if err != nil {
			t.Fatal(err)
		}
		want, wantCounts := allPairs(docs, opts)
		if !slices.Equal(got, want) || counts != wantCounts {
			t.Errorf("%d documents, %+v:\ngot  %v %+v\nwant %v %+v", len(docs), opts, got, counts, want, wantCounts)
		}
	})
}

// TestRareJoinFindsShortCopies plants what the near view cannot see.
func TestRareJoinFindsShortCopies(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	docs := zipf(rng, 3000, 64)
	long := make([]uint64, 2000)
	for i := range long {
		long[i] = rng.Uint64()
	}
	docs[100] = long
	docs[2000] = append(slices.Clone(long[500:503]), docs[2000]...)
	got, _, err := RareJoin(t.Context(), featuresOf(docs), RareOptions{MinShared: 3})
	if err != nil || !slices.ContainsFunc(got, func(c Candidate) bool { return c.A == 100 && c.B == 2000 }) {
		t.Errorf("three common features in a long document were not found, %v", err)
	}
}

// TestFeaturesAreSets compares shared counts with those of the sets, for
// documents that were added in parts and reordered.
func TestFeaturesAreSets(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	docs := zipf(rng, 60, 40)
	docs[7], docs[8], docs[9] = nil, slices.Repeat(docs[3], 3), docs[3]
	docs[10], docs[11] = slices.Repeat(docs[4], 200), zipf(rng, 1, 5000)[0]
	all := new(Features)
	for part := range slices.Chunk(docs, 13) {
		all.Append(featuresOf(part))
	}
	order := make([]uint32, len(docs))
	for i, from := range rng.Perm(len(docs)) {
		order[i] = uint32(from)
	}
	all.Reorder(order)
	for i, a := range order {
		set := distinct(docs[a])
		if all.Count(uint32(i)) != len(set) {
			t.Errorf("document %d: %d features, want %d", a, all.Count(uint32(i)), len(set))
		}
		for j, b := range order {
			want := 0
			for _, h := range distinct(docs[b]) {
				if _, ok := slices.BinarySearch(set, h); ok {
					want++
				}
			}
			if got := all.Shared(uint32(i), uint32(j)); got != want {
				t.Errorf("documents %d and %d share %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestSample(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	docs := zipf(rng, 300, 1000)
	docs[17] = zipf(rng, 1, chunkFeatures+3)[0]
	docs[18] = nil
	all := new(Features)
	for part := range slices.Chunk(docs, 50) {
		all.Append(featuresOf(part))
	}
	all.Sample(2)
	total := 0
	for d, hashes := range docs {
		var want []uint32
		for _, h := range hashes {
			if fold(h)%4 == 0 {
				want = append(want, fold(h))
			}
		}
		slices.Sort(want)
		want = slices.Compact(want)
		if !slices.Equal(all.of(uint32(d)), want) {
			t.Fatalf("document %d: %d features, want %d", d, all.Count(uint32(d)), len(want))
		}
		total += len(want)
	}
	if all.Total() != total {
		t.Errorf("%d features in all, want %d", all.Total(), total)
	}
}

func distinct(hashes []uint64) []uint64 {
	return slices.Compact(slices.Sorted(slices.Values(hashes)))
}

func BenchmarkFeatures(b *testing.B) {
	docs := zipf(rand.New(rand.NewPCG(1, 1)), 100, 600)
	f := new(Features)
	for b.Loop() {
		*f = Features{}
		for _, d := range docs {
			f.Add(d)
		}
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkShared(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	f := featuresOf(zipf(rng, 1000, 600))
	i := 0
	for b.Loop() {
		f.Shared(uint32(i%1000), uint32(i*7%1000))
		i++
	}
}

func BenchmarkProbe(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	f := featuresOf(zipf(rng, 1000, 600))
	var p Probe
	i := 0
	for b.Loop() {
		if i%4 == 0 {
			p.Set(f, uint32(i%1000))
		}
		p.Shared(uint32(i * 7 % 1000))
		i++
	}
}

// TestProbe compares with walking through both: documents of all lengths that
// share nothing, something and everything.
func TestProbe(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var f Features
	for _, n := range []int{0, 1, 20, 300, 300, mostMarked, mostMarked + 1, 20_000} {
		for _, choice := range []uint64{1 << 10, 1 << 20} {
			hashes := make([]uint64, n)
			for i := range hashes {
				hashes[i] = mix(r.Uint64N(choice))
			}
			f.Add(hashes)
		}
	}
	var p Probe
	for a := range uint32(f.Len()) {
		p.Set(&f, a)
		for b := range uint32(f.Len()) {
			if got, want := p.Shared(b), f.Shared(a, b); got != want {
				t.Errorf("documents %d and %d share %d features, want %d", a, b, got, want)
			}
		}
	}
}

func TestRareJoinBounds(t *testing.T) {
	const n = 100_000
	t.Run("equal documents", func(t *testing.T) {
		f := new(Features)
		for range n {
			f.Add([]uint64{1, 2, 3, 4, 5, 6, 7, 8})
		}
		got, counts, err := RareJoin(t.Context(), f, RareOptions{})
		want := RareCounts{Documents: n, Features: 8, FeaturesCut: 8}
		if err != nil || len(got) != 0 || counts != want {
			t.Errorf("%d pairs, %+v, %v", len(got), counts, err)
		}
	})
	t.Run("one feature everywhere", func(t *testing.T) {
		f := new(Features)
		for d := range uint64(n) {
			f.Add([]uint64{mix(n + 1), mix(d), mix(d / 2 * 2)})
		}
		got, counts, err := RareJoin(t.Context(), f, RareOptions{MinShared: 1})
		// A handful of the 150,000 features share their 32 bits with another.
		if err != nil || len(got) < n/2 || len(got) > n/2+20 || counts.FeaturesCut != 1 || counts.Steps != len(got) {
			t.Errorf("%d pairs, %+v, %v", len(got), counts, err)
		}
	})
	t.Run("groups of the cap", func(t *testing.T) {
		// The worst case of all: every feature is as frequent as it may be.
		f := new(Features)
		for d := range uint64(n) {
			f.Add([]uint64{mix(d / 100), mix(d/100 + n), mix(d/100 + 2*n)})
		}
		got, counts, err := RareJoin(t.Context(), f, RareOptions{Partners: 10})
		if err != nil || counts.Steps != 3*n*99/2 {
			t.Errorf("%+v, %v", counts, err)
		}
		if len(got) > 10*n || counts.PairsCut != n*99/2-len(got) {
			t.Errorf("%d pairs, %+v", len(got), counts)
		}
	})
	t.Run("one long document", func(t *testing.T) {
		f := new(Features)
		long := make([]uint64, chunkFeatures+5)
		for i := range long {
			long[i] = mix(uint64(i))
		}
		f.Add(long)
		f.Add(nil)
		f.Add(long)
		f.Add(long[10:20])
		got, _, err := RareJoin(t.Context(), f, RareOptions{})
		if err != nil || len(got) != 3 {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestRareJoinAtAnyJobs(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	f := featuresOf(zipf(rng, 6_000, 30))
	opts := RareOptions{Jobs: 1, Partners: 3, MinShared: 1}
	want, counts, err := RareJoin(t.Context(), f, opts)
	if err != nil || len(want) == 0 || counts.PairsCut == 0 {
		t.Fatal(counts, err)
	}
	for _, jobs := range []int{0, 2, 8} {
		opts.Jobs = jobs
		got, c, err := RareJoin(t.Context(), f, opts)
		if err != nil || c != counts || !slices.Equal(got, want) {
			t.Errorf("%d jobs: another result, %+v, %v", jobs, c, err)
		}
	}
}

func TestRareJoinRefuses(t *testing.T) {
	f := featuresOf(make([][]uint64, 3))
	for name, opts := range map[string]RareOptions{
		"df":       {MaxDF: 1},
		"shared":   {MinShared: -1},
		"partners": {Partners: -2},
		"sides":    {Sides: make([]bool, 2)},
		"skip":     {Skip: make([]bool, 4)},
	} {
		if _, _, err := RareJoin(t.Context(), f, opts); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := RareJoin(ctx, f, RareOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if got, _, err := RareJoin(t.Context(), new(Features), RareOptions{}); err != nil || len(got) != 0 {
		t.Errorf("no documents: %v, %v", got, err)
	}
}

func BenchmarkRareJoin(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("docs=%d/features=64", n), func(b *testing.B) {
			f := featuresOf(zipf(rand.New(rand.NewPCG(1, 1)), n, 64))
			b.ReportAllocs()
			var counts RareCounts
			for b.Loop() {
				var err error
				if _, counts, err = RareJoin(b.Context(), f, RareOptions{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(counts.Steps)/float64(n), "steps/doc")
		})
	}
}

// TestSortFolded: short and long documents are sorted in different ways.
func TestSortFolded(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{0, 1, 300, 1 << 12, 1<<12 + 1, 50_000} {
		hashes, want := make([]uint64, n), make([]uint32, n)
		for i := range hashes {
			hashes[i] = r.Uint64N(1 << 40)
			want[i] = fold(hashes[i])
		}
		got := make([]uint32, n)
		sortFolded(got, hashes)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%d hashes are not sorted", n)
		}
	}
}
