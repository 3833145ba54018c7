package shingle

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"unicode/utf8"
)

// checkText checks the laws that any analysed text obeys.
func checkText(t *testing.T, d *Text) {
	t.Helper()
	checkTokens(t, d)
	checkBlocks(t, d)
	checkSentences(t, d)
	checkQuotations(t, d)
}

// Tokens are ordered and disjoint, hold something, and begin and end between
// characters.
func checkTokens(t *testing.T, d *Text) {
	t.Helper()
	valid := utf8.ValidString(d.Source)
	end := int32(0)
	for i, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(d.Source) {
			t.Fatalf("token %d is %d-%d behind %d in a text of %d bytes", i, tok.Start, tok.End, end, len(d.Source))
		}
		if valid && !(utf8.RuneStart(d.Source[tok.Start]) && (int(tok.End) == len(d.Source) || utf8.RuneStart(d.Source[tok.End]))) {
			t.Fatalf("token %d, %d-%d, cuts a character of %q", i, tok.Start, tok.End, d.Source)
		}
		if tok.Prior < 0 || tok.Prior > 1 {
			t.Fatalf("prior of token %d is %v", i, tok.Prior)
		}
		end = tok.End
	}
}

// Blocks are ordered and disjoint, and each token stands in exactly one.
func checkBlocks(t *testing.T, d *Text) {
	t.Helper()
	end, last := 0, int32(0)
	for i, b := range d.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(d.Source) || b.First != last || b.Last <= b.First {
			t.Fatalf("block %d is %+v behind byte %d and token %d", i, b, end, last)
		}
		for _, tok := range d.Tokens[b.First:b.Last] {
			if !b.Contains(int(tok.Start)) {
				t.Fatalf("block %d is %+v and holds the token at %d", i, b, tok.Start)
			}
		}
		end, last = b.End, b.Last
	}
	if int(last) != len(d.Tokens) {
		t.Fatalf("blocks end at token %d of %d", last, len(d.Tokens))
	}
}

// Sentences cover each token exactly once, and know their block.
func checkSentences(t *testing.T, d *Text) {
	t.Helper()
	last := int32(0)
	for i, s := range d.Sentences {
		if s.First != last || s.Last <= s.First || s.Last-s.First > longestSentence {
			t.Fatalf("sentence %d is %+v behind token %d", i, s, last)
		}
		if b := d.Blocks[s.Block]; s.First < b.First || s.First >= b.Last {
			t.Fatalf("sentence %d is %+v and block %d holds tokens %d-%d", i, s, s.Block, b.First, b.Last)
		}
		last = s.Last
	}
	if int(last) != len(d.Tokens) {
		t.Fatalf("sentences end at token %d of %d", last, len(d.Tokens))
	}
}

func TestLaws(t *testing.T) {
	z := NewAnalyzer()
	for _, text := range readTexts(t) {
		checkText(t, z.Analyze(text, "en"))
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range 5000 {
		checkText(t, z.Analyze(randomText(rng, i%120), "de"))
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, text := range nasty {
		f.Add("“a” " + text + "b. C" + text + "\n\"c")
	}
	z := NewAnalyzer()
	f.Fuzz(func(t *testing.T, text string) { checkText(t, z.Analyze(text, "")) })
}

// What Analyze returns does not depend on what was read before, nor on whose
// memory is used.
func TestAnalyzeKeepsNothing(t *testing.T) {
	old := NewAnalyzer()
	var into Text
	for i, text := range readTexts(t) {
		lang := []string{"en", "de", ""}[i%3]
		want := NewAnalyzer().Analyze(text, lang)
		old.AnalyzeInto(&into, text, lang)
		got := old.Analyze(text, lang)
		old.Analyze("Another text. “With another quotation.”", "en")
		for name, d := range map[string]*Text{"Analyze": got, "AnalyzeInto": &into} {
			if !equalTexts(d, want) {
				t.Errorf("text %d: %s gives something else than with a new Analyzer", i, name)
			}
		}
	}
}

func equalTexts(a, b *Text) bool {
	same := func(x, y any) bool {
		return reflect.ValueOf(x).Len() == 0 && reflect.ValueOf(y).Len() == 0 || reflect.DeepEqual(x, y)
	}
	return a.Source == b.Source && a.Lang == b.Lang && same(a.Tokens, b.Tokens) && same(a.Sentences, b.Sentences) &&
		same(a.Quotations, b.Quotations) && same(a.Blocks, b.Blocks)
}

func TestAnalyzeIntoAllocatesNothing(t *testing.T) {
	z := NewAnalyzer()
	var into Text
	texts := readTexts(t)
	all := func() {
		for _, text := range texts {
			z.AnalyzeInto(&into, text, "en")
		}
	}
	all()
	if n := testing.AllocsPerRun(3, all) / float64(len(texts)); n > 1 {
		t.Errorf("%.1f allocations a text", n)
	}
}
