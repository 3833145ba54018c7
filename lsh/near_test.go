package lsh

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// plant returns n sets of shingles. About half of them are edits of an earlier
// set, at all strengths; some are empty, some tiny, some equal.
func plant(rng *rand.Rand, n int) [][]uint64 {
	sets := make([][]uint64, n)
	for i := range sets {
		switch {
		case i%50 == 49:
			continue
		case i%50 == 48:
			sets[i] = []uint64{rng.Uint64()}
			continue
		}
		size := 20 + rng.IntN(200)
		if i > 0 && rng.IntN(2) == 0 {
			original := sets[rng.IntN(i)]
			keep := rng.Float64()
			if rng.IntN(5) == 0 {
				keep = 1
			}
			for _, h := range original {
				if rng.Float64() <= keep {
					sets[i] = append(sets[i], h)
				}
			}
			size = int(float64(len(original)) * (1 - keep))
		}
		for range size {
			sets[i] = append(sets[i], rng.Uint64())
		}
	}
	return sets
}

func signatures(sets [][]uint64, size int) []Signature {
	s := NewSketcher(size)
	sigs := make([]Signature, len(sets))
	for i, set := range sets {
		sigs[i] = s.Sketch(nil, set)
	}
	return sigs
}

// allBands is the oracle of the near view: all pairs, band by band, no limit.
func allBands(sigs []Signature, opts NearOptions) []Candidate {
	opts = opts.withDefaults()
	var pairs []Candidate
	for a := range sigs {
		for b := a + 1; b < len(sigs); b++ {
			if len(sigs[a]) == 0 || len(sigs[b]) == 0 || opts.Sides != nil && opts.Sides[a] == opts.Sides[b] {
				continue
			}
			for band := range opts.Bands {
				from, to := band*opts.Rows, (band+1)*opts.Rows
				if slices.Equal(sigs[a][from:to], sigs[b][from:to]) {
					pairs = append(pairs, Candidate{A: uint32(a), B: uint32(b), Views: Near, Agree: uint16(agree(sigs[a], sigs[b]))})
					break
				}
			}
		}
	}
	return pairs
}

type nearJoin = func(context.Context, []Signature, NearOptions) ([]Candidate, NearCounts, error)

func TestJoinsAgainstAllPairs(t *testing.T) {
	joins := map[string]nearJoin{"join": sortJoin, "either": NearJoin}
	options := map[string]NearOptions{
		"default":    {},
		"one row":    {Bands: 20, Rows: 1},
		"one band":   {Bands: 1, Rows: 2},
		"two values": {Bands: 2, Rows: 1},
		"25 x 5":     {Bands: 25, Rows: 5},
		"40 x 2":     {Bands: 40, Rows: 2},
	}
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 7))
		sigs := signatures(plant(rng, 700), DefaultSize)
		for name, opts := range options {
			opts.MaxBucket = len(sigs)
			want := allBands(sigs, opts)
			if len(want) == 0 {
				t.Fatalf("%s: nothing planted", name)
			}
			var counts []NearCounts
			for how, join := range joins {
				got, c, err := join(t.Context(), sigs, opts)
				if err != nil {
					t.Fatal(err)
				}
				if !slices.Equal(got, want) {
					t.Errorf("seed %d, %s, %s: %d candidates, want %d", seed, name, how, len(got), len(want))
				}
				counts = append(counts, c)
			}
			if counts[0] != counts[1] || counts[0].PairsCut != 0 {
				t.Errorf("seed %d, %s: counts %+v", seed, name, counts)
			}
		}
	}
}

// TestNearJoinAgainstResemblance compares with the exact resemblance of all pairs.
func TestNearJoinAgainstResemblance(t *testing.T) {
	sets := plant(rand.New(rand.NewPCG(11, 7)), 500)
	pairs, _, err := NearJoin(t.Context(), signatures(sets, DefaultSize), NearOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[uint64]Candidate)
	for _, c := range pairs {
		found[c.pair()] = c
	}
	alike := 0
	for a := range sets {
		for b := range sets[:a] {
			j := resemblance(sets[a], sets[b])
			c, ok := found[packPair(uint32(a), uint32(b))]
			switch {
			case j >= .8 && !ok:
				t.Errorf("%d and %d resemble each other by %.2f and were not found", a, b, j)
			case j < .05 && ok:
				t.Errorf("%d and %d resemble each other by %.2f and were found", a, b, j)
			case ok && math.Abs(float64(c.Agree)/DefaultSize-j) > 5*math.Sqrt(j*(1-j)/DefaultSize):
				t.Errorf("%d and %d resemble each other by %.2f, %d values agree", a, b, j, c.Agree)
			}
			if j >= .8 {
				alike++
			}
		}
	}
	if alike < 20 {
		t.Errorf("only %d pairs planted", alike)
	}
}

func TestSortJoinHalfKeysCollide(t *testing.T) {
	// Rows that agree in half of their key only must not share a bucket, and
	// must not part those that do.
	opts := NearOptions{Bands: 1, Rows: 1}.withDefaults()
	rng := rand.New(rand.NewPCG(3, 3))
	seen := make(map[uint64]uint32)
	var x, y uint32
	for x == y {
		v := rng.Uint32()
		half := opts.bucketKey(Signature{v}, 0) >> 32
		if w, ok := seen[half]; ok && w != v {
			x, y = v, w
		}
		seen[half] = v
	}
	sigs := []Signature{{x}, {y}, {x}, {y}, {x}}
	for _, limit := range []int{4, 5} { // with 4 the run of five is large, its two buckets are not
		opts.MaxBucket = limit
		got, counts, err := sortJoin(t.Context(), sigs, opts)
		if want := allBands(sigs, opts); err != nil || !slices.Equal(got, want) || counts.LargeBuckets != 0 {
			t.Errorf("limit %d: got %v, %+v, %v, want %v", limit, got, counts, err, want)
		}
	}
}

// TestCollisionProbability compares how often pairs of a given resemblance
// become candidates with 1-(1-J^rows)^bands.
func TestCollisionProbability(t *testing.T) {
	const trials = 1500
	cuts := []NearOptions{{Bands: 32, Rows: 4}, {Bands: 25, Rows: 5}, {Bands: 128, Rows: 1}, {Bands: 14, Rows: 8}}
	for _, cut := range cuts {
		for _, common := range []int{6, 30, 120, 180, 240, 300, 420, 540} {
			const union = 600
			j := float64(common) / union
			rng := rand.New(rand.NewPCG(uint64(common), 5))
			sets := make([][]uint64, 0, 2*trials)
			for range trials {
				own := (union - common) / 2
				a, b := twoSets(rng, common+own, common+own, common)
				sets = append(sets, a, b)
			}
			pairs, _, err := sortJoin(t.Context(), signatures(sets, DefaultSize), cut)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range pairs {
				if c.A/2 != c.B/2 && cut.Rows > 1 {
					t.Errorf("%d x %d: unrelated sets %d and %d share a bucket", cut.Bands, cut.Rows, c.A, c.B)
				}
			}
			p := 1 - math.Pow(1-math.Pow(j, float64(cut.Rows)), float64(cut.Bands))
			got := float64(len(pairs)) / trials
			// Bins hold different shingles, which makes bands a little less alike
			// than independent ones.
			if math.Abs(got-p) > 4*math.Sqrt(p*(1-p)/trials)+.025 {
				t.Errorf("%d x %d, J %.2f: %.3f found, theory %.3f", cut.Bands, cut.Rows, j, got, p)
			}
		}
	}
}

func TestLargeBuckets(t *testing.T) {
	// 10,000 signatures that agree in 27 bands, among them three that are equal.
	const crowd = 10000
	rng := rand.New(rand.NewPCG(9, 9))
	common := make(Signature, DefaultSize)
	for i := range common {
		common[i] = rng.Uint32()
	}
	sigs := make([]Signature, crowd)
	for i := range sigs {
		sigs[i] = slices.Clone(common)
		for k := 108; k < DefaultSize; k++ {
			sigs[i][k] = rng.Uint32()
		}
	}
	copies := []uint32{17, 4000, 9000} // of one another
	for _, c := range copies[1:] {
		copy(sigs[c], sigs[copies[0]])
	}
	got, counts, err := NearJoin(t.Context(), sigs, NearOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if counts.LargeBuckets != 27 {
		t.Errorf("counts %+v, want 27 large buckets", counts)
	}
	if len(got) > 28*2*crowd {
		t.Errorf("%d pairs", len(got))
	}
	if want := 27 * (crowd*(crowd-1)/2 - (crowd - 1) - (crowd - 2)); counts.PairsCut != want {
		t.Errorf("%d pairs cut, want %d", counts.PairsCut, want)
	}
	met := make([]bool, crowd)
	for _, c := range got {
		if c.A == 0 {
			met[c.B] = true
		}
		if i := slices.Index(copies, c.A); i >= 0 && slices.Contains(copies, c.B) {
			copies = slices.Delete(copies, i, i+1)
		}
	}
	if slices.Contains(met[1:], false) {
		t.Error("a document of a large bucket does not meet the first")
	}
	if len(copies) != 1 {
		t.Errorf("copies in a crowd of lookalikes did not meet: %v left", copies)
	}
}

func TestLargeBucketsWithSides(t *testing.T) {
	const n = 9000
	sig := make(Signature, DefaultSize)
	sigs := slices.Repeat([]Signature{sig}, n)
	sides := make([]bool, n)

	pairs, counts, err := NearJoin(t.Context(), sigs, NearOptions{Sides: sides})
	if err != nil || len(pairs) != 0 || counts != (NearCounts{}) {
		t.Errorf("all on one side: %d pairs, %+v, %v", len(pairs), counts, err)
	}
	sides[n/2] = true // one against all: 8,999 pairs, more than 64*63/2
	pairs, counts, _ = NearJoin(t.Context(), sigs, NearOptions{Sides: sides, MaxBucket: 200})
	if len(pairs) != n-1 || counts.LargeBuckets != 0 {
		t.Errorf("one against all: %d pairs, %+v", len(pairs), counts)
	}
	for i := range sides {
		sides[i] = i%3 == 1
	}
	pairs, counts, _ = NearJoin(t.Context(), sigs, NearOptions{Sides: sides})
	left, right := 2*n/3, n/3
	if counts.LargeBuckets != 32 || counts.PairsCut%32 != 0 {
		t.Errorf("a third against the rest: %+v", counts)
	}
	if each := counts.PairsCut / 32; left*right-each > 2*n || left*right-each < n-1 {
		t.Errorf("%d of %d pairs cut in a bucket", each, left*right)
	}
	degree := make([]int, n)
	for _, c := range pairs {
		if sides[c.A] == sides[c.B] {
			t.Fatalf("pair %d, %d on one side", c.A, c.B)
		}
		degree[c.A]++
		degree[c.B]++
	}
	if slices.Min(degree) < 1 {
		t.Error("a document of a large bucket has no partner")
	}
}

func TestJoinWithSidesAgainstAllPairs(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	sigs := signatures(plant(rng, 800), DefaultSize)
	sides := make([]bool, len(sigs))
	for i := range sides {
		sides[i] = rng.IntN(3) == 0
	}
	opts := NearOptions{Sides: sides, MaxBucket: len(sigs)}
	got, _, err := NearJoin(t.Context(), sigs, opts)
	if want := allBands(sigs, opts); err != nil || len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("%d candidates, want %d, %v", len(got), len(want), err)
	}
}

func TestNearJoinAtAnyJobs(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for _, n := range []int{500, 6000} {
		sets := plant(rng, n)
		for i := range 300 {
			sets[i] = append(slices.Clone(sets[0]), uint64(i)) // a crowd
		}
		sigs := signatures(sets, DefaultSize)
		want, counts, err := NearJoin(t.Context(), sigs, NearOptions{Jobs: 1})
		if err != nil || counts.LargeBuckets == 0 {
			t.Fatal(counts, err)
		}
		for _, jobs := range []int{0, 2, 8, 100} {
			got, c, err := NearJoin(t.Context(), sigs, NearOptions{Jobs: jobs})
			if err != nil || c != counts || !slices.Equal(got, want) {
				t.Errorf("%d documents, %d jobs: another result, %+v, %v", n, jobs, c, err)
			}
		}
	}
}

func TestNearJoinRefuses(t *testing.T) {
	short := make(Signature, 64)
	long := make(Signature, 128)
	cases := map[string]struct {
		sigs []Signature
		opts NearOptions
	}{
		"signatures too short":   {[]Signature{short}, NearOptions{}},
		"signatures of two kind": {[]Signature{long, short}, NearOptions{Bands: 4}},
		"bands":                  {nil, NearOptions{Bands: -1}},
		"rows":                   {nil, NearOptions{Rows: maxSize}},
		"bucket":                 {nil, NearOptions{MaxBucket: 1}},
		"sides":                  {[]Signature{long}, NearOptions{Sides: make([]bool, 2)}},
	}
	for name, c := range cases {
		if _, _, err := NearJoin(t.Context(), c.sigs, c.opts); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, join := range []nearJoin{NearJoin, sortJoin} {
		if _, _, err := join(ctx, []Signature{long, long}, NearOptions{}); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	}
}

// family returns signatures of n documents, half of them with two or three
// near-copies at a resemblance around .7.
func family(n int) []Signature {
	rng := rand.New(rand.NewPCG(1, 1))
	sigs := make([]Signature, n)
	values := make(Signature, n*DefaultSize)
	for i := range sigs {
		sigs[i] = values[i*DefaultSize : (i+1)*DefaultSize]
		for k := range sigs[i] {
			sigs[i][k] = rng.Uint32()
			if i%8 < 4 && i%8 > 0 && rng.IntN(10) < 8 {
				sigs[i][k] = sigs[i-i%8][k]
			}
		}
	}
	return sigs
}

func BenchmarkNearJoin(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("docs=%d", n), func(b *testing.B) {
			sigs := family(n)
			b.ReportAllocs()
			pairs := 0
			for b.Loop() {
				found, _, err := sortJoin(b.Context(), sigs, NearOptions{})
				if err != nil {
					b.Fatal(err)
				}
				pairs = len(found)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(pairs), "pairs")
		})
	}
}
