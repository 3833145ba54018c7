package anchors

import (
	"bufio"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"reprint/internal/span"
	"reprint/shingle"
)

// slowAnchors tries every pair of places. A run needs a gram that neither text
// repeats too often.
func slowAnchors(a, b *shingle.Text) []Anchor {
	equal := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(a.Tokens) && j < len(b.Tokens) && a.Tokens[i].Word == b.Tokens[j].Word &&
			!a.Tokens[i].Has(shingle.Masked) && !b.Tokens[j].Has(shingle.Masked)
	}
	usesA, usesB := gramUses(a), gramUses(b)
	var anchors []Anchor
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
				anchors = append(anchors, Anchor{int32(i), int32(j), int32(n)})
			}
		}
	}
	return anchors
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

func TestAnchorsAgainstAllPlaces(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(9, 10))
	byPlace := func(x, y Anchor) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }
	var inA, inB Index
	var shared Shared
	for round := range 400 {
		text := func() *shingle.Text {
			var s strings.Builder
			for range r.IntN(90) {
				s.WriteString([]string{"river ", "bridge ", "the "}[r.IntN(2+round%2)])
			}
			made := z.Analyze(s.String(), "en")
			if from := r.IntN(600); from < len(made.Source) {
				made.Mask([]span.Span{{Start: from, End: from + 9}})
			}
			return made
		}
		a, b := text(), text()
		inA.Reset(a)
		inB.Reset(b)
		shared.Find(&inA, &inB)
		got, want := shared.Anchors, slices.SortedFunc(slices.Values(slowAnchors(a, b)), byPlace)
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n%q\ngot  %v\nwant %v", a.Source, b.Source, got, want)
		}
	}
}

// TestRuns finds a run of equal words of a length that recurs so often in both texts,
// among words that differ: five words are an anchor, and six times are not too common.
func TestRuns(t *testing.T) {
	words := strings.Fields("herring boats left harbour early today")
	z := shingle.NewAnalyzer()
	for _, c := range []struct{ words, times, want int }{{5, 1, 1}, {4, 1, 0}, {5, 6, 36}, {5, 7, 0}} {
		var texts [2]Index
		for side := range texts {
			var b strings.Builder
			for i := range c.times {
				fmt.Fprintf(&b, "%s %c%c ", strings.Join(words[:c.words], " "), 'p'+side, 'a'+i)
			}
			texts[side].Reset(z.Analyze(b.String(), "en"))
		}
		var s Shared
		s.Find(&texts[0], &texts[1])
		if len(s.Anchors) != c.want {
			t.Errorf("%d words %d times: %d anchors, want %d", c.words, c.times, len(s.Anchors), c.want)
		}
	}
}

// TestChains reads testdata/chains.txt: cases under a name, anchors as "a b n",
// then the chains that they make as "-> A first last, B first last, matched".
func TestChains(t *testing.T) {
	f, err := os.Open("testdata/chains.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name, want := "", ""
	var anchors []Anchor
	check := func() {
		var got strings.Builder
		for _, c := range Chains(anchors) {
			fmt.Fprintf(&got, "-> A %d %d, B %d %d, %d\n", c.A.First, c.A.Last, c.B.First, c.B.Last, c.Matched)
		}
		if got.String() != want {
			t.Errorf("%s\ngot\n%swant\n%s", name, got.String(), want)
		}
		anchors, want = nil, ""
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
			var r Anchor
			if _, err := fmt.Sscan(line, &r.A, &r.B, &r.N); err != nil {
				t.Fatalf("%s: %q: %v", name, line, err)
			}
			anchors = append(anchors, r)
		}
	}
	check()
}
