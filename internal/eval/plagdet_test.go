package eval

import (
	"math"
	"math/rand/v2"
	"testing"

	"reprint/internal/span"
)

// m is a match of [a, b) in the suspicious text with [c, d) in the source.
func m(a, b, c, d int) Match {
	return Match{span.Span{Start: a, End: b}, span.Span{Start: c, End: d}}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestMeasures(t *testing.T) {
	// In every test the figures follow from the definition by hand.
	tests := []struct {
		name              string
		cases, detections []Match
		recall, precision float64
		granularity       float64
		plagdet           float64
	}{
		{"exact", []Match{m(0, 10, 50, 60)}, []Match{m(0, 10, 50, 60)}, 1, 1, 1, 1},
		{"nothing at all", nil, nil, 1, 1, 1, 1},
		{"nothing found", []Match{m(0, 10, 50, 60)}, nil, 0, 0, 1, 0},
		{"all of it false", nil, []Match{m(0, 10, 50, 60)}, 0, 0, 1, 0},
		{"overlap on one side only", []Match{m(0, 10, 50, 60)}, []Match{m(0, 10, 60, 70)}, 0, 0, 1, 0},
		// 5 of 10 and 10 of 10 of the case; 5 of 10 and 10 of 20 of the detection.
		{"partly", []Match{m(0, 10, 50, 60)}, []Match{m(5, 15, 45, 65)}, .75, .5, 1, .6},
		// Two halves: everything covered, in two pieces; 1/log2(3).
		{"in two pieces", []Match{m(0, 10, 0, 10)}, []Match{m(0, 5, 0, 5), m(5, 10, 5, 10)}, 1, 1, 2, 1 / math.Log2(3)},
		// The same detection twice counts its characters once, and twice for granularity.
		{"twice", []Match{m(0, 10, 0, 10)}, []Match{m(0, 6, 0, 6), m(0, 6, 0, 6)}, .6, 1, 2, .75 / math.Log2(3)},
		// A case found and one missed, a false detection beside the right one.
		{"macro", []Match{m(0, 10, 0, 10), m(100, 900, 100, 900)}, []Match{m(0, 10, 0, 10), m(2000, 2010, 0, 10), m(3000, 3010, 0, 10)},
			.5, 1. / 3, 1, .4},
		// One detection over two cases: each is covered wholly, the detection by 20 of 30 on both sides.
		{"one over two", []Match{m(0, 10, 0, 10), m(20, 30, 20, 30)}, []Match{m(0, 30, 0, 30)}, 1, 2. / 3, 1, .8},
		// Empty spans hit nothing.
		{"empty detection", []Match{m(0, 10, 0, 10)}, []Match{m(3, 3, 3, 3)}, 0, 0, 1, 0},
	}
	for _, test := range tests {
		recall, precision, granularity, plagdet := tallyPair(test.cases, test.detections).measures()
		if !near(recall, test.recall) || !near(precision, test.precision) || !near(granularity, test.granularity) || !near(plagdet, test.plagdet) {
			t.Errorf("%s: recall %v precision %v granularity %v plagdet %v, want %v %v %v %v", test.name,
				recall, precision, granularity, plagdet, test.recall, test.precision, test.granularity, test.plagdet)
		}
	}
}

// A place is one character of one side of one pair.
type place struct {
	pair   int
	source bool
	at     int
}

func places(pair int, m Match) map[place]bool {
	set := map[place]bool{}
	for i := m.This.Start; i < m.This.End; i++ {
		set[place{pair, false, i}] = true
	}
	for i := m.Source.Start; i < m.Source.End; i++ {
		set[place{pair, true, i}] = true
	}
	return set
}

// sharesBothSides reports whether two sets of places have a character of each side in common.
func sharesBothSides(a, b map[place]bool) bool {
	var this, source bool
	for p := range a {
		if b[p] {
			this = this || !p.source
			source = source || p.source
		}
	}
	return this && source
}

// slowMeasures computes the measures from sets of characters, all pairs
// together, as the definition has it.
func slowMeasures(cases, detections [][]Match) (recall, precision, granularity, plagdet float64) {
	sets := func(all [][]Match) (out []map[place]bool) {
		for pair, matches := range all {
			for _, m := range matches {
				out = append(out, places(pair, m))
			}
		}
		return out
	}
	s, r := sets(cases), sets(detections)
	macro := func(of, by []map[place]bool) float64 {
		sum := 0.
		for _, x := range of {
			covered := map[place]bool{}
			for _, y := range by {
				if sharesBothSides(x, y) {
					for p := range y {
						if x[p] {
							covered[p] = true
						}
					}
				}
			}
			if len(x) > 0 {
				sum += float64(len(covered)) / float64(len(x))
			}
		}
		return sum / float64(len(of))
	}
	granularity = 1
	var hits, detected float64
	for _, x := range s {
		n := 0.
		for _, y := range r {
			if sharesBothSides(x, y) {
				n++
			}
		}
		hits += n
		if n > 0 {
			detected++
		}
	}
	if detected > 0 {
		granularity = hits / detected
	}
	switch {
	case len(s) == 0 && len(r) == 0:
		return 1, 1, granularity, 1
	case len(s) == 0 || len(r) == 0:
		return 0, 0, granularity, 0
	}
	recall, precision = macro(s, r), macro(r, s)
	if recall+precision > 0 {
		plagdet = 2 * recall * precision / (recall + precision) / math.Log2(1+granularity)
	}
	return recall, precision, granularity, plagdet
}

func checkAgainstSlow(t *testing.T, seed1, seed2 uint64) {
	random := rand.New(rand.NewPCG(seed1, seed2))
	matches := func() (out []Match) {
		for range random.IntN(5) {
			a, c := random.IntN(30), random.IntN(30)
			out = append(out, m(a, a+random.IntN(15), c, c+random.IntN(15)))
		}
		return out
	}
	var cases, detections [][]Match
	var sum tally
	for range 1 + random.IntN(3) {
		s, r := matches(), matches()
		cases, detections = append(cases, s), append(detections, r)
		sum = sum.add(tallyPair(s, r))
	}
	recall, precision, granularity, plagdet := sum.measures()
	recall2, precision2, granularity2, plagdet2 := slowMeasures(cases, detections)
	if !near(recall, recall2) || !near(precision, precision2) || !near(granularity, granularity2) || !near(plagdet, plagdet2) {
		t.Fatalf("cases %v detections %v:\n got %v %v %v %v\nwant %v %v %v %v", cases, detections,
			recall, precision, granularity, plagdet, recall2, precision2, granularity2, plagdet2)
	}
}

func TestMeasuresAgainstCharacterSets(t *testing.T) {
	for seed := range uint64(2000) {
		checkAgainstSlow(t, 1, seed)
	}
}

func FuzzMeasures(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(checkAgainstSlow)
}
