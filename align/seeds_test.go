package align

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"reprint/shingle"
)

// A slowComparison is two texts as vectors by stem, from the definitions.
type slowComparison struct {
	a, b    []map[uint64]float64 // by sentence: how often it has each stem
	weights map[uint64]float64
}

// slowSentences counts the stems of the units of comparison, boilerplate left out.
func slowSentences(s *Side) []map[uint64]float64 {
	var units []map[uint64]float64
	for _, u := range s.sentences {
		counts := map[uint64]float64{}
		for _, tok := range s.Text.Tokens[u.first:u.last] {
			if !tok.Has(shingle.Masked) {
				counts[tok.Stem]++
			}
		}
		units = append(units, counts)
	}
	return units
}

func slowCompare(a, b *Side) *slowComparison {
	c := &slowComparison{slowSentences(a), slowSentences(b), map[uint64]float64{}}
	n := float64(len(c.a) + len(c.b))
	frequency := map[uint64]float64{}
	for _, units := range [][]map[uint64]float64{c.a, c.b} {
		for _, counts := range units {
			for stem := range counts {
				frequency[stem]++
			}
		}
	}
	for stem, f := range frequency {
		c.weights[stem] = math.Log(n / f)
	}
	return c
}

// cosine is that of two vectors of counts, by the weights of the stems.
func (c *slowComparison) cosine(x, y map[uint64]float64) float64 {
	var dot, xx, yy float64
	for stem, n := range x {
		w := c.weights[stem]
		dot += n * y[stem] * w * w
		xx += n * n * w * w
	}
	for stem, n := range y {
		w := c.weights[stem]
		yy += n * n * w * w
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(xx*yy)
}

func dice(x, y map[uint64]float64) float64 {
	shared := 0.0
	for stem := range x {
		if y[stem] > 0 {
			shared++
		}
	}
	return 2 * shared / float64(len(x)+len(y))
}

// randomArticle has sentences of words of which some are common and most rare.
func randomArticle(z *shingle.Analyzer, r *rand.Rand) *shingle.Text {
	var s strings.Builder
	for range 1 + r.IntN(8) {
		s.WriteString("The")
		for range 1 + r.IntN(9) {
			k := r.IntN(30)
			if r.IntN(3) == 0 {
				k = r.IntN(4)
			}
			fmt.Fprintf(&s, " %cord%c", 'a'+k%26, 'a'+k/4)
		}
		s.WriteString(". ")
	}
	text := z.Analyze(s.String(), "en")
	if r.IntN(3) == 0 {
		from := r.IntN(len(text.Source))
		text.Mask([]Span{{Start: from, End: min(len(text.Source), from+30)}})
	}
	return text
}

// TestSeedsAgainstAllPairs compares the seeds with those of every pair of
// sentences, by the definitions of cosine and Dice.
func TestSeedsAgainstAllPairs(t *testing.T) {
	const minCosine, minDice = .25, .2
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(17, 18))
	seen := 0
	for range 300 {
		a, b := Prepare(randomArticle(z, r)), Prepare(randomArticle(z, r))
		fast, slow := compare(a, b), slowCompare(a, b)
		fast.weigh()
		got := map[[2]int32]float64{}
		for _, s := range fast.seeds(minCosine, minDice, nil, nil) {
			got[[2]int32{s.a, s.b}] = float64(s.cosine)
		}
		seen += len(got)
		for i := range slow.a {
			for j := range slow.b {
				cosine := slow.cosine(slow.a[i], slow.b[j])
				d := dice(slow.a[i], slow.b[j])
				found, ok := got[[2]int32{int32(i), int32(j)}]
				near := math.Abs(cosine-minCosine) < 1e-4 || math.Abs(d-minDice) < 1e-6
				if want := cosine > minCosine && d > minDice; ok != want && !near || ok && math.Abs(found-cosine) > 1e-4 {
					t.Fatalf("sentences %d and %d: cosine %.5f (found: %t), want %.5f, Dice %.5f\n%s\n%s",
						i, j, found, ok, cosine, d, a.Text.Source, b.Text.Source)
				}
			}
		}
		fast.release()
	}
	if seen == 0 {
		t.Error("no seeds at all")
	}
}

// TestCosineOfRanges compares the cosine of two stretches with its definition.
func TestCosineOfRanges(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(19, 20))
	pick := func(s *Side) (tokenRange, map[uint64]float64) {
		n := int32(len(s.Text.Tokens))
		first := r.Int32N(n)
		in := tokenRange{First: first, Last: first + 1 + r.Int32N(n-first)}
		counts := map[uint64]float64{}
		for _, tok := range s.Text.Tokens[in.First:in.Last] {
			if !tok.Has(shingle.Masked) {
				counts[tok.Stem]++
			}
		}
		return in, counts
	}
	for range 300 {
		a, b := Prepare(randomArticle(z, r)), Prepare(randomArticle(z, r))
		fast, slow := compare(a, b), slowCompare(a, b)
		fast.weigh()
		inA, countsA := pick(a)
		inB, countsB := pick(b)
		if got, want := float64(fast.cosine(inA, inB)), slow.cosine(countsA, countsB); math.Abs(got-want) > 1e-4 {
			t.Fatalf("%v of %q and %v of %q: %.5f, want %.5f", inA, a.Text.Source, inB, b.Text.Source, got, want)
		}
		fast.release()
	}
}

// TestSeedsOfSentence: a sentence keeps 32 seeds, and the alignment says that it had more.
func TestSeedsOfSentence(t *testing.T) {
	for seeds, cut := range map[int]bool{32: false, 33: true} {
		c := &comparison{}
		if n := c.best(make([]seed, seeds)); n != 32 || c.limit.Has(ManySeeds) != cut {
			t.Errorf("of %d seeds %d are kept, limit %d", seeds, n, c.limit)
		}
	}
}
