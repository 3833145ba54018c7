package words

import (
	"testing"

	"reprint/shingle"
)

// Up to three words that were joined are found in gaps of up to four.
func TestSameLetters(t *testing.T) {
	z := shingle.NewAnalyzer()
	for _, test := range []struct {
		a, b  string
		found bool
	}{
		{"He saw herringboneyard lantern wheel", "He saw herring bone yard lantern wheel", true},
		{"He saw herringboneyardgate lantern wheel", "He saw herring bone yard gate lantern wheel", false},
		{"He saw blue wagon apple basket lantern wheel", "He saw bluewagon lantern wheel", true},
		{"He saw blue wagon apple basket candle lantern wheel", "He saw bluewagon lantern wheel", false},
	} {
		a, b := z.Analyze(test.a, "en"), z.Analyze(test.b, "en")
		found := false
		for _, e := range diff(a, b, wholes(a, b)) {
			found = found || e.Op == Inflected
		}
		if found != test.found {
			t.Errorf("%q is found in %q: %v", test.a, test.b, found)
		}
	}
}
