package align

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"reprint/shingle"
)

// lawOfPassages checks what Alignment and Passage promise.
func lawOfPassages(a, b *Side, made *Alignment) error {
	for i, p := range made.Passages() {
		inA, inB := a.inside(p.A), b.inside(p.B)
		switch {
		case inA.Len() == 0 || inB.Len() == 0:
			return fmt.Errorf("passage %d has no words on a side", i)
		case a.span(inA) != p.A || b.span(inB) != p.B:
			return fmt.Errorf("passage %d does not reach from word to word: %v, %v", i, p.A, p.B)
		case p.Words != int(min(inA.Len(), inB.Len())):
			return fmt.Errorf("passage %d says %d words of %d and %d", i, p.Words, inA.Len(), inB.Len())
		case !(p.Score >= 0 && p.Score <= 1) || !(p.Probability >= 0 && p.Probability <= 1):
			return fmt.Errorf("passage %d: score %v, probability %v", i, p.Score, p.Probability)
		case i > 0 && p.A.Start < made.Passages()[i-1].A.Start:
			return fmt.Errorf("passage %d is out of the order of A", i)
		}
	}
	if !(made.Jaccard >= 0 && made.Jaccard <= 1) {
		return fmt.Errorf("jaccard %v", made.Jaccard)
	}
	for i, v := range made.Correspondence() {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("correspondence %d is %v", i, v)
		}
	}
	return nil
}

// rewritten reads an article of the demo corpus and a rewrite of it.
func rewritten(tb testing.TB, z *shingle.Analyzer) (a, b *shingle.Text) {
	tb.Helper()
	read := func(file string) *shingle.Text {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		return z.Analyze(string(text), "en")
	}
	return read("../seeds/brandt-gazette/coastal-museum-robbed-of-prize-exhibit.txt"),
		read("../seeds/inland-review/rare-instrument-stolen-in-night-raid.md")
}

// TestAlignForgets aligns pairs twice, in another order, since the memory of a
// comparison is reused: the second time must give the same.
func TestAlignForgets(t *testing.T) {
	z, r := shingle.NewAnalyzer(), rand.New(rand.NewPCG(21, 22))
	rewriteA, rewriteB := rewritten(t, z)
	sides := []*Side{Prepare(rewriteA), Prepare(rewriteB), Prepare(z.Analyze("", "en")), Prepare(z.Analyze("Word.", ""))}
	for range 6 {
		sides = append(sides, Prepare(randomArticle(z, r)))
	}
	first := map[[2]int]*Alignment{}
	for i, a := range sides {
		for j, b := range sides {
			made := alignAll(a, b)
			if err := lawOfPassages(a, b, made); err != nil {
				t.Errorf("%d and %d: %v", i, j, err)
			}
			first[[2]int{i, j}] = made
		}
	}
	for pair, made := range first { // in random order
		if again := alignAll(sides[pair[0]], sides[pair[1]]); !reflect.DeepEqual(again, made) {
			t.Errorf("%v: the second time gives other passages", pair)
		}
	}
	if n := len(first[[2]int{0, 1}].Passages()); n == 0 {
		t.Error("a text and its rewrite share no passage")
	}
}

// alignAll aligns a and b, with their passages and correspondence.
func alignAll(a, b *Side) *Alignment {
	made := Align(a, b)
	made.Passages()
	made.Correspondence()
	made.Release()
	return made
}

func FuzzAlign(f *testing.F) {
	z := shingle.NewAnalyzer()
	a, b := rewritten(f, z)
	f.Add(a.Source, b.Source, "en")
	f.Add("Same. Same. Same.", "Same. Same.", "en")
	f.Add("“Quoted,” he said. 40 men.", "He said: “Quoted.” 50 men.", "en")
	f.Add("橋は閉鎖された。", "橋が閉鎖。", "ja")
	f.Add("\xff\x00 a b c d e f", "a b c d e f", "")
	f.Fuzz(func(t *testing.T, x, y, lang string) {
		a, b := Prepare(z.Analyze(x, lang)), Prepare(z.Analyze(y, lang))
		made := Align(a, b)
		if err := lawOfPassages(a, b, made); err != nil {
			t.Fatal(err)
		}
	})
}
