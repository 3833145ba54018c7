package shingle

import (
	"cmp"
	"maps"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// gramsSlowly is the definition of Grams: every run of n neighbouring tokens,
// own or long quoted ones if own is set, with its words added up from scratch.
func gramsSlowly(t *Text, n int, own bool) []uint64 {
	var grams []uint64
	for i := 0; i+n <= len(t.Tokens); i++ {
		sum, all := uint64(0), true
		for j := i; j < i+n; j++ {
			power := uint64(1)
			for range i + n - 1 - j {
				power *= gramBase
			}
			tok := &t.Tokens[j]
			sum += power * unit(t, tok)
			all = all && (!own || tok.Own() || tok.Has(LongQuoted) && !tok.Has(Masked))
		}
		if all {
			grams = append(grams, scramble(sum+uint64(n)))
		}
	}
	return grams
}

// triplesSlowly is the definition of RareTriples.
func triplesSlowly(t *Text) []uint64 {
	var out []uint64
	for _, s := range t.Sentences {
		prior := map[uint64]float32{}
		for _, tok := range t.Tokens[s.First:s.Last] {
			if tok.Own() && !tok.Has(Stop) {
				prior[tok.Stem] = tok.Prior
			}
		}
		stems := slices.SortedFunc(maps.Keys(prior), func(a, b uint64) int {
			return cmp.Or(-cmp.Compare(prior[a], prior[b]), cmp.Compare(a, b))
		})
		stems = stems[:min(len(stems), 5)]
		slices.Sort(stems)
		for i, a := range stems {
			for j, b := range stems[i+1:] {
				for _, c := range stems[i+1+j+1:] {
					out = append(out, scramble((a*gramBase+b)*gramBase+c))
				}
			}
		}
	}
	return out
}

func TestShinglesAgainstDefinitions(t *testing.T) {
	z := NewAnalyzer()
	rng := rand.New(rand.NewPCG(1, 2))
	texts := append(readTexts(t), "", "One.", "one two three four", "日本語のテキストです。次の文。")
	for range 200 {
		texts = append(texts, randomText(rng, 200))
	}
	for _, text := range texts {
		d := z.Analyze(text, "")
		maskAtRandom(rng, d)
		for _, n := range []int{1, 2, 3, 5, 9} {
			for _, own := range []bool{false, true} {
				if got, want := Grams(nil, d, n, own), gramsSlowly(d, n, own); !slices.Equal(got, want) {
					t.Fatalf("Grams(n=%d, own=%v) of %.60q: %d hashes, want %d, or others", n, own, text, len(got), len(want))
				}
			}
		}
		if got, want := RareTriples(nil, d), triplesSlowly(d); !slices.Equal(got, want) {
			t.Fatalf("RareTriples of %.60q: %d hashes, want %d, or others", text, len(got), len(want))
		}
		want := map[uint64]bool{}
		for _, tok := range d.Tokens {
			if tok.Own() && !tok.Has(Stop) {
				want[tok.Stem] = true
			}
		}
		if got := ContentStems(nil, d); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
			t.Fatalf("ContentStems of %.60q: %d stems, want %d", text, len(got), len(want))
		}
	}
}

func maskAtRandom(rng *rand.Rand, t *Text) {
	var spans []Span
	for at := 0; at < len(t.Source); {
		start := at + rng.IntN(80)
		end := start + rng.IntN(30)
		spans = append(spans, Span{Start: start, End: end})
		at = end + 1
	}
	t.Mask(spans)
}

func TestGramsKeepWhatTheyAppendTo(t *testing.T) {
	d := NewAnalyzer().Analyze("The ferry left at dawn. The ferry came back at night, late and empty.", "en")
	for name, appendTo := range map[string]func([]uint64) []uint64{
		"Grams":        func(dst []uint64) []uint64 { return Grams(dst, d, 2, true) },
		"RareTriples":  func(dst []uint64) []uint64 { return RareTriples(dst, d) },
		"ContentStems": func(dst []uint64) []uint64 { return ContentStems(dst, d) },
	} {
		got, want := appendTo([]uint64{9, 3, 9}), appendTo(nil)
		if !slices.Equal(got[:3], []uint64{9, 3, 9}) || !slices.Equal(got[3:], want) {
			t.Errorf("%s does not append", name)
		}
	}
}

// Own shingles are those that a text without the quotation would have, apart
// from the ones across the place where it stood.
func TestOwnGramsStopAtQuotations(t *testing.T) {
	z := NewAnalyzer()
	quoted := z.Analyze(`The mayor said "we will rebuild the old bridge" before the winter came again.`, "en")
	before := z.Analyze("The mayor said", "en")
	after := z.Analyze("before the winter came again", "en")
	want := append(Grams(nil, before, 3, false), Grams(nil, after, 3, false)...)
	if got := Grams(nil, quoted, 3, true); !slices.Equal(got, want) {
		t.Errorf("got %d shingles, want %d", len(got), len(want))
	}
	if got, want := len(Grams(nil, quoted, 3, false)), len(quoted.Tokens)-2; got != want {
		t.Errorf("the whole text has %d shingles, want %d", got, want)
	}
}

func TestGramsTellOrderFromOrder(t *testing.T) {
	z := NewAnalyzer()
	seen := map[uint64]string{}
	for _, text := range []string{"a b c", "a c b", "b a c", "b c a", "c a b", "c b a", "a a b", "a b a", "b a a", "a a a", "a b", "b a", "a a", "a"} {
		d := z.Analyze(text, "")
		for _, h := range Grams(nil, d, len(d.Tokens), false) {
			if other, ok := seen[h]; ok {
				t.Errorf("%q and %q have the same shingle", text, other)
			}
			seen[h] = text
		}
	}
}

func TestGramsPanic(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Grams of 0 words does not panic")
		}
	}()
	Grams(nil, &Text{}, 0, false)
}

// The order of words and sentences does not change the triples as a set.
func TestRareTriplesAreUnordered(t *testing.T) {
	z := NewAnalyzer()
	a := z.Analyze("Divers raised the anchor of the Penhallow near Gannet Bar. Nobody was hurt on Monday.", "en")
	b := z.Analyze("Nobody on Monday was hurt. Near the Gannet Bar divers raised of Penhallow the anchor.", "en")
	got, want := Distinct(RareTriples(nil, a)), Distinct(RareTriples(nil, b))
	if len(got) != 10+1 || !slices.Equal(got, want) {
		t.Errorf("%d triples and %d", len(got), len(want))
	}
}

func TestJaccard(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		a, b := randomSet(rng), randomSet(rng)
		shared := 0
		for _, h := range a {
			if slices.Contains(b, h) {
				shared++
			}
		}
		want := 0.0
		if union := len(a) + len(b) - shared; union > 0 {
			want = float64(shared) / float64(union)
		}
		if got := Jaccard(a, b); got != want {
			t.Fatalf("Jaccard(%v, %v) = %v, want %v", a, b, got, want)
		}
	}
}

func randomSet(rng *rand.Rand) []uint64 {
	var set []uint64
	for range rng.IntN(12) {
		set = append(set, rng.Uint64N(16))
	}
	return Distinct(set)
}

// Every bit of a shingle is set in half of them, and flipping any bit of a
// word flips half the bits.
func TestShinglesAreMixed(t *testing.T) {
	d := NewAnalyzer().Analyze(strings.Join(readTexts(t), "\n"), "en")
	for name, hashes := range map[string][]uint64{
		"5-grams": Distinct(Grams(nil, d, 5, false)), "words": Distinct(Grams(nil, d, 1, false)), "triples": Distinct(RareTriples(nil, d)),
	} {
		for bit := range 64 {
			set := 0
			for _, h := range hashes {
				set += int(h >> bit & 1)
			}
			if share := float64(set) / float64(len(hashes)); share < .45 || share > .55 {
				t.Errorf("%s: bit %d is set in %.3f of %d", name, bit, share, len(hashes))
			}
		}
	}
	for bit := range 64 {
		flipped := 0
		for i := range uint64(1000) {
			flipped += bits.OnesCount64(scramble(i) ^ scramble(i^1<<bit))
		}
		if mean := float64(flipped) / 1000; mean < 28 || mean > 36 {
			t.Errorf("flipping bit %d flips %.1f bits", bit, mean)
		}
	}
}
