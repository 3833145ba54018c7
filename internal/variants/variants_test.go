package variants

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// stories are the project's own.
func stories(t *testing.T) Texts {
	t.Helper()
	texts, err := Read(filepath.Join("..", "..", "testdata", "stories", "fitted"))
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// checkPairs checks that pairs are in order, of texts there are, and said once.
func checkPairs(t *testing.T, c *Collection) {
	t.Helper()
	seen := map[[2]string]bool{}
	for _, p := range c.Pairs {
		if p.A >= p.B || c.Texts[p.A] == "" || c.Texts[p.B] == "" || seen[[2]string{p.A, p.B}] {
			t.Errorf("pair %+v", p)
		}
		seen[[2]string{p.A, p.B}] = true
	}
}

func TestHalves(t *testing.T) {
	versions := Versions("cluster\tfile\tdomain\tkind\nc\tc0\tnews\ta-original\nc\tc1\tnews\tmajor-gpt\nc\tc2\tnews\trewrite-gpt4\n"+
		"d\td1\tnews\tmajor-gpt\nc\tmissing\tnews\tmajor-deepseek\n",
		Texts{"c0": "The weir broke.\n", "c1": "A weir gave way.", "c2": "Water went over.", "d1": "No original."})
	news := Texts{}
	for _, n := range []string{"one", "two", "three", "four"} {
		news[n] = "Title " + n + "\n\nBody of " + n + "."
	}
	c := Halves(versions, news)
	checkPairs(t, c)
	if len(c.Texts) != 4 || len(c.Pairs) != 6 {
		t.Fatalf("%d texts, %d pairs", len(c.Texts), len(c.Pairs))
	}
	reuse := 0
	for _, p := range c.Pairs {
		if p.Label != '1' {
			continue
		}
		reuse++
		a, b := c.Texts[p.A], c.Texts[p.B]
		if got := a[p.InA.Start:p.InA.End]; got != "The weir broke." {
			t.Errorf("%s: reused %q", p.A, got)
		}
		if got := b[p.InB.Start:p.InB.End]; got != "A weir gave way." && got != "Water went over." {
			t.Errorf("%s: reused %q", p.B, got)
		}
		if strings.Contains(a+b, "Title") {
			t.Errorf("titles in %q, %q", a, b)
		}
	}
	if reuse != 2 {
		t.Errorf("%d pairs of reuse", reuse)
	}
}

func TestStoryForms(t *testing.T) {
	texts := stories(t)
	before := maps.Clone(texts)
	for name, change := range map[string]func(Texts) Texts{"halved": HalveShort, "padded": PadLong, "mixed": Mix} {
		out := change(texts)
		if !maps.Equal(texts, before) {
			t.Fatalf("%s: changes what it is given", name)
		}
		if !slices.Equal(numbers(out), numbers(texts)) || len(out) != len(texts) {
			t.Errorf("%s: other texts", name)
		}
		for id, text := range out {
			if strings.HasSuffix(id, "-source.txt") && text != texts[id] {
				t.Errorf("%s: %s is changed", name, id)
			}
		}
		if !maps.Equal(out, change(texts)) {
			t.Errorf("%s: not the same each time", name)
		}
	}
	halved, padded, mixed := HalveShort(texts), PadLong(texts), Mix(texts)
	for _, n := range numbers(texts) {
		if s := name(n, short); len(halved[s]) > len(texts[s])*4/5 || !strings.HasPrefix(texts[s], strings.TrimSpace(halved[s])) {
			t.Errorf("%s is not cut to half", s)
		}
		if l := name(n, long); !strings.HasPrefix(padded[l], strings.TrimSpace(texts[l])) || len(padded[l]) < len(texts[l])+100 {
			t.Errorf("%s is not padded", l)
		}
		if l := name(n, long); len(paragraphs(texts[l])) > 3 && strings.HasPrefix(mixed[l], strings.TrimSpace(texts[l])) {
			t.Errorf("%s is in the same order", l)
		}
	}
}

func TestPlanted(t *testing.T) {
	texts := stories(t)
	c := Planted(texts)
	checkPairs(t, c)
	if !reflect.DeepEqual(c, Planted(texts)) {
		t.Error("not the same each time")
	}
	count := map[string]int{}
	for _, p := range c.Pairs {
		count[string(p.Label)+p.Kind]++
	}
	n := len(numbers(texts))
	want := map[string]int{"1edited": n, "1trimmed": n, "1excerpt": n, "1partial": n, "-same original": 6 * n, "0coverage": 2 * n}
	if !maps.Equal(count, want) {
		t.Errorf("pairs %v, want %v", count, want)
	}
	for _, n := range numbers(texts) {
		report := texts[name(n, source)]
		if s := shareOfWords(c.Texts[name(n, "edited")], report); s < .78 || s > .995 {
			t.Errorf("%s edited keeps %.2f of its words", n, s)
		}
		if !strings.HasPrefix(report, strings.TrimSpace(c.Texts[name(n, "trimmed")])) {
			t.Errorf("%s trimmed is no beginning", n)
		}
		copied := ""
		for _, p := range paragraphs(c.Texts[name(n, "excerpt")]) {
			if strings.Contains(strings.Join(strings.Fields(report), " "), p) {
				copied = p
			}
		}
		if words := len(strings.Fields(copied)); words < 60 || words >= 200 {
			t.Errorf("%s excerpt has %d words of the report", n, words)
		}
	}
}

// shareOfWords is the share of the distinct words of a that b has.
func shareOfWords(a, b string) float64 {
	in := map[string]bool{}
	for _, w := range strings.Fields(b) {
		in[w] = true
	}
	shared, all := 0, map[string]bool{}
	for _, w := range strings.Fields(a) {
		if !all[w] && in[w] {
			shared++
		}
		all[w] = true
	}
	return float64(shared) / float64(len(all))
}

func TestWriteAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "docs")
	texts := Texts{"a.txt": "One.\n", "b.txt": "Two.\n"}
	if err := texts.Write(dir); err != nil {
		t.Fatal(err)
	}
	if again, err := Read(dir); err != nil || !maps.Equal(again, texts) {
		t.Errorf("read %v, %v", again, err)
	}
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("an empty folder is no error")
	}
}

func TestTruth(t *testing.T) {
	c := &Collection{}
	c.add(Pair{A: "b", B: "a", Label: '1', Kind: "edited"})
	if got := c.Truth(); got != "a\tb\tlabel\tkind\na\tb\t1\tedited\n" {
		t.Errorf("%q", got)
	}
}
