package align

import (
	"reflect"
	"slices"
	"testing"

	"reprint/shingle"
)

// TestFeaturesHaveNames holds that every feature has a name of its own.
func TestFeaturesHaveNames(t *testing.T) {
	for _, names := range [][]string{PassageFeatures(), SummaryFeatures()} {
		if slices.Contains(names, "") {
			t.Errorf("a feature without a name: %q", names)
		}
		if unique := slices.Compact(slices.Sorted(slices.Values(names))); len(unique) != len(names) {
			t.Errorf("two features of one name: %q", names)
		}
	}
}

// TestTraceTellsTheSides aligns a pair both ways: the fragments must be the same
// with their spans exchanged, and tracing must change nothing.
func TestTraceTellsTheSides(t *testing.T) {
	z := shingle.NewAnalyzer()
	x, y := rewritten(t, z)
	a, b := Prepare(x), Prepare(y)
	type fragment struct{ a, b Span }
	var there, back []fragment
	made := AlignTraced(a, b, &Trace{Fragment: func(a, b Span, features []float64) {
		if len(features) != len(PassageFeatures()) {
			t.Errorf("%d features, %d names", len(features), len(PassageFeatures()))
		}
		there = append(there, fragment{a, b})
	}})
	AlignTraced(b, a, &Trace{Fragment: func(b, a Span, _ []float64) { back = append(back, fragment{a, b}) }})
	if len(there) == 0 || !slices.Equal(there, back) {
		t.Errorf("fragments %v, the other way %v", there, back)
	}
	if plain := Align(a, b); !reflect.DeepEqual(plain.Passages(), made.Passages()) {
		t.Error("other passages when traced")
	}
}
