package align

import (
	"bufio"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"reprint/shingle"
)

// slowRuns tries every pair of places. A run needs a gram that neither text
// repeats too often.
func slowRuns(a, b *shingle.Text) []run {
	equal := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(a.Tokens) && j < len(b.Tokens) && a.Tokens[i].Word == b.Tokens[j].Word &&
			!a.Tokens[i].Has(shingle.Masked) && !b.Tokens[j].Has(shingle.Masked)
	}
	usesA, usesB := gramUses(a), gramUses(b)
	var runs []run
	for i := range a.Tokens {
		for j := range b.Tokens {
			if !equal(i, j) || equal(i-1, j-1) {
				continue
			}
			n := 1
			for equal(i+n, j+n) {
				n++
			}
			seeds := false
			for k := i; k+GramWords <= i+n; k++ {
				gram := gramWords(a, k)
				seeds = seeds || usesA[gram] <= tooCommon && usesB[gram] <= tooCommon
			}
			if seeds {
				runs = append(runs, run{int32(i), int32(j), int32(n)})
			}
		}
	}
	return runs
}

func gramUses(t *shingle.Text) map[[GramWords]uint64]int {
	uses := map[[GramWords]uint64]int{}
	for k := 0; k+GramWords <= len(t.Tokens); k++ {
		uses[gramWords(t, k)]++
	}
	return uses
}

func gramWords(t *shingle.Text, k int) (words [GramWords]uint64) {
	for i := range words {
		words[i] = t.Tokens[k+i].Word
	}
	return words
}

func TestRunsAgainstAllPlaces(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(9, 10))
	byPlace := func(x, y run) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }
	for round := range 400 {
		text := func() *shingle.Text {
			var s strings.Builder
			for range r.IntN(90) {
				s.WriteString([]string{"river ", "bridge ", "the "}[r.IntN(2+round%2)])
			}
			made := z.Analyze(s.String(), "en")
			if from := r.IntN(600); from < len(made.Source) {
				made.Mask([]Span{{Start: from, End: from + 9}})
			}
			return made
		}
		a, b := text(), text()
		c := compare(Prepare(a), Prepare(b))
		got, want := slices.SortedFunc(slices.Values(c.runs), byPlace), slowRuns(a, b)
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n%q\ngot  %v\nwant %v", a.Source, b.Source, got, want)
		}
		c.release()
	}
}

// TestChains reads testdata/chains.txt: cases under a name, runs as "a b n",
// then the chains that they make as "-> A first last, B first last, matched".
func TestChains(t *testing.T) {
	f, err := os.Open("testdata/chains.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name, want := "", ""
	var runs []run
	check := func() {
		var got strings.Builder
		for _, c := range chains(runs) {
			fmt.Fprintf(&got, "-> A %d %d, B %d %d, %d\n", c.a.first, c.a.last, c.b.first, c.b.last, c.matched)
		}
		if got.String() != want {
			t.Errorf("%s\ngot\n%swant\n%s", name, got.String(), want)
		}
		runs, want = nil, ""
	}
	for s := bufio.NewScanner(f); s.Scan(); {
		switch line := s.Text(); {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "## "):
			if name != "" {
				check()
			}
			name = line[3:]
		case strings.HasPrefix(line, "-> "):
			want += line + "\n"
		default:
			var r run
			if _, err := fmt.Sscan(line, &r.a, &r.b, &r.n); err != nil {
				t.Fatalf("%s: %q: %v", name, line, err)
			}
			runs = append(runs, r)
		}
	}
	check()
}

// TestOrderOfPassages compares the passages left in place with the heaviest set
// among all that keep the order.
func TestOrderOfPassages(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		passages := make([]Passage, r.IntN(9))
		for i := range passages {
			a, b := 10*r.IntN(30), 10*r.IntN(30)
			passages[i] = Passage{A: Span{Start: a, End: a + 5}, B: Span{Start: b, End: b + 5}, Words: 1 + r.IntN(9)}
		}
		orderPassages(passages)
		if !slices.IsSortedFunc(passages, func(x, y Passage) int { return cmp.Compare(x.A.Start, y.A.Start) }) {
			t.Fatal("not by place in A: ", passages)
		}
		got, last := 0, -1
		for _, p := range passages {
			if p.Moved {
				continue
			}
			if p.B.Start < last {
				t.Fatal("those left in place lose the order: ", passages)
			}
			last = p.B.Start
			got += p.Words
		}
		if want := heaviestOrder(passages); got != want {
			t.Fatalf("%d words stay in place, %d can: %v", got, want, passages)
		}
	}
}

// heaviestOrder tries every subset.
func heaviestOrder(passages []Passage) int {
	best := 0
	for set := range 1 << len(passages) {
		words, last := 0, -1
		for i, p := range passages {
			if set>>i&1 == 0 {
				continue
			}
			if p.B.Start < last {
				words = -1
				break
			}
			last = p.B.Start
			words += p.Words
		}
		best = max(best, words)
	}
	return best
}

// TestClusters holds that the seeds of a cluster hang together on both sides,
// that none is lost, and that what is cut apart is far apart on one side.
func TestClusters(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 300 {
		var seeds []seed
		for range r.IntN(20) {
			seeds = append(seeds, seed{a: r.Int32N(40), b: r.Int32N(40)})
		}
		slices.SortFunc(seeds, func(x, y seed) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		seeds = slices.Compact(seeds)
		gap := r.Int32N(6)
		got := map[seed]int{}
		for k, group := range cluster(slices.Clone(seeds), gap) {
			for _, s := range group {
				got[s] = k
			}
		}
		want := map[seed]int{}
		for k, group := range slowClusters([][]seed{seeds}, gap) {
			for _, s := range group {
				want[s] = k
			}
		}
		for _, x := range seeds {
			for _, y := range seeds {
				if (got[x] == got[y]) != (want[x] == want[y]) {
					t.Fatalf("gap %d: %v and %v together: %t; seeds %v", gap, x, y, got[x] == got[y], seeds)
				}
			}
		}
	}
}

// slowClusters cuts groups at the first gap found on either side until there is none.
func slowClusters(groups [][]seed, gap int32) [][]seed {
	for k, group := range groups {
		for _, place := range []func(seed) int32{func(s seed) int32 { return s.a }, func(s seed) int32 { return s.b }} {
			for cut := range int32(41) {
				var low, high []seed
				for _, s := range group {
					switch {
					case place(s) <= cut:
						low = append(low, s)
					case place(s) > cut+gap+1:
						high = append(high, s)
					}
				}
				between := len(group) - len(low) - len(high)
				if between > 0 || len(low) == 0 || len(high) == 0 {
					continue
				}
				// Far apart: no seed of one part is within the gap of the other.
				if nearestPlaces(low, high, place) > gap+1 {
					return slowClusters(append(slices.Delete(slices.Clone(groups), k, k+1), low, high), gap)
				}
			}
		}
	}
	return groups
}

func nearestPlaces(low, high []seed, place func(seed) int32) int32 {
	best := int32(1 << 20)
	for _, x := range low {
		for _, y := range high {
			best = min(best, place(y)-place(x))
		}
	}
	return best
}
