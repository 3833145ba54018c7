package align

import (
	"cmp"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"reprint/shingle"
)

// TestClasses reads testdata/classes.txt: texts A and B, and the class of the
// passage that they are as a whole. A comment names the case that follows.
func TestClasses(t *testing.T) {
	data, err := os.ReadFile("testdata/classes.txt")
	if err != nil {
		t.Fatal(err)
	}
	z := shingle.NewAnalyzer()
	var name string
	var a, b *shingle.Text
	for line := range strings.Lines(string(data)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "":
		case "#":
			name = value
		case "A:":
			a = z.Analyze(value, "en")
		case "B:":
			b = z.Analyze(value, "en")
		case "class:":
			c := compare(Prepare(a), Prepare(b))
			whole := match{a: tokenRange{Last: int32(len(a.Tokens))}, b: tokenRange{Last: int32(len(b.Tokens))}}
			if got := c.classify(&whole).String(); got != value {
				t.Errorf("%s: %s, want %s", name, got, value)
			}
			c.release()
		default:
			t.Fatalf("%q", line)
		}
	}
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
