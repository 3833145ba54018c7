package words

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"reprint/shingle"
)

// randomPair returns two short texts of few different words.
func randomPair(z *shingle.Analyzer, r *rand.Rand) (a, b *shingle.Text) {
	words := strings.Fields("the of and bridge river town mayor opened closed said 40 fifty")
	text := func() string {
		var s strings.Builder
		for range r.IntN(25) {
			s.WriteString(words[r.IntN(len(words))])
			s.WriteByte(' ')
		}
		return s.String()
	}
	return z.Analyze(text(), "en"), z.Analyze(text(), "en")
}

// TestPhrasesAgainstAllPlaces compares the runs found by neighbouring stems with
// those found by trying every pair of places.
func TestPhrasesAgainstAllPlaces(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(3, 4))
	byPlace := func(p, q phrase) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) }
	for range 500 {
		a, b := randomPair(z, r)
		w := alignWords(a, b, wholes(a, b), nil)
		w.queue = w.queue[:0]
		w.findPhrases()
		got := slices.SortedFunc(slices.Values(w.queue), byPlace)
		w.queue = w.queue[:0]
		for i := range a.Tokens {
			for j := range b.Tokens {
				if i == 0 || j == 0 || w.a.stems[i-1] != w.b.stems[j-1] {
					w.queuePhrase(int32(i), int32(j), equalRun(w.a.stems[i:], w.b.stems[j:]))
				}
			}
		}
		// A single word is no phrase, whatever it says.
		want := slices.DeleteFunc(slices.SortedFunc(slices.Values(w.queue), byPlace), func(p phrase) bool { return p.n < 2 })
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n%q\ngot  %v\nwant %v", a.Source, b.Source, got, want)
		}
	}
}

// TestQueueIsOrdered pops what was pushed, the first in front.
func TestQueueIsOrdered(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var q phraseQueue
		var want []phrase
		for range r.IntN(40) {
			p := phrase{i: r.Int32N(9), j: r.Int32N(9), n: r.Int32N(5), contents: r.Int32N(5), skew: r.Int32N(3)}
			q.push(p)
			want = append(want, p)
		}
		slices.SortFunc(want, func(p, q phrase) int {
			if p.before(q) {
				return -1
			}
			return 1
		})
		for k, p := range want {
			if got := q.pop(); got.before(p) || p.before(got) {
				t.Fatalf("pop %d gave %v, want %v", k, got, p)
			}
		}
	}
}

// TestBackboneIsHeaviest compares the weight of the backbone with that of the
// heaviest increasing subsequence by the quadratic method.
func TestBackboneIsHeaviest(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(7, 8))
	for range 500 {
		a, b := randomPair(z, r)
		w := alignWords(a, b, wholes(a, b), nil)
		weight := func(i int32) int {
			if w.a.content(i) {
				return contentWeight
			}
			return 1
		}
		got, last := 0, int32(-1)
		for _, i := range w.backbone() {
			if w.a.to[i] <= last {
				t.Fatalf("the backbone of %q and %q loses the order", a.Source, b.Source)
			}
			last = w.a.to[i]
			got += weight(i)
		}
		want := 0
		best := make([]int, len(a.Tokens))
		for i := range w.a.len() {
			if w.a.free(i) {
				continue
			}
			for k := range i {
				if !w.a.free(k) && w.a.to[k] < w.a.to[i] {
					best[i] = max(best[i], best[k])
				}
			}
			best[i] += weight(i)
			want = max(want, best[i])
		}
		if got != want {
			t.Fatalf("the backbone of %q and %q weighs %d, want %d", a.Source, b.Source, got, want)
		}
	}
}
