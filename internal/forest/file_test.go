package forest

import (
	"strings"
	"testing"
)

// small is a model of two trees.
const small = `forest 1
features length share
grown trees=2 depth=2 rate=0.1 leaf-weight=4 penalty=1
rows 7 none
base 0.5

0 2 1 2 0
-1 0 0 0 -1
1 0.5 3 4 0
-1 0 0 0 1
-1 0 0 0 2

-1 0 0 0 0.25
`

var names = []string{"first", "second", "third"}

func encode(f *Forest) string {
	return f.Encode(Origin{Features: names, Options: options, Rows: 1000, Hash: "abc"})
}

func TestParseSaysWhatDiffers(t *testing.T) {
	for _, c := range []struct {
		name, old, new string // what is changed in small
		want           string // a part of the error
	}{
		{"version", "forest 1", "forest 2", `format version "2", want "1"`},
		{"no header", small[:strings.Index(small, "base")], "", `format version ""`},
		{"another feature", "length share", "length words", `feature 1 is "words", want "share"`},
		{"another order", "length share", "share length", `feature 0 is "share", want "length"`},
		{"too many features", "length share", "length share words", "3 features, want 2"},
		{"too few features", "length share", "length", "1 features, want 2"},
		{"number of trees", "trees=2", "trees=3", "2 trees, want 3"},
		{"no options", "grown", "shrunk", `grown ""`},
		{"base", "base 0.5", "base x", "base"},
		{"coefficients", "base 0.5\n", "base 0.5\nlinear 1 x\n", "linear"},
		{"too few coefficients", "base 0.5\n", "base 0.5\nlinear 1\n", "1 coefficients, want 2"},
		{"a tree cut short", "-1 0 0 0 2\n", "", "tree 0, node 2"},
		{"a child before its node", "1 0.5 3 4 0", "1 0.5 0 4 0", "no such child"},
		{"a feature that is not there", "0 2 1 2 0", "2 2 1 2 0", "there are 2 features"},
		{"a node cut short", "-1 0 0 0 0.25", "-1 0 0", "tree 1, node 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(strings.Replace(small, c.old, c.new, 1), []string{"length", "share"})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestMustParseNamesThePackage(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); !strings.HasPrefix(s, "align: model: ") {
			t.Errorf("panic %q", s)
		}
	}()
	MustParse("align", small, names)
}

func TestModelFileRoundTrip(t *testing.T) {
	samples := rule(1000, func(x []float64) bool { return x[0]+x[1] > 1 })
	o := options
	o.Ridge = 5
	f := Grow(samples, o)
	again, err := Parse(encode(f), names)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		if a, b := f.LogOdds(s.Features), again.LogOdds(s.Features); a != b {
			t.Fatalf("%v: %v, read again %v", s.Features, a, b)
		}
	}
	if encode(again) != encode(f) {
		t.Error("written again it is another file")
	}
}

func TestEncodeSaysHowItWasGrown(t *testing.T) {
	o := Origin{Features: names, Options: options, Hash: "abc"}
	if text := new(Forest).Encode(o); strings.Contains(text, "ridge") || strings.Contains(text, "columns") {
		t.Errorf("options that were not used:\n%s", text)
	}
	o.Options.Columns, o.Options.Ridge = .5, 20
	if text := new(Forest).Encode(o); !strings.Contains(text, "\ncolumns 0.5\nridge 20\nrows 0 abc\n") {
		t.Error(text)
	}
}
