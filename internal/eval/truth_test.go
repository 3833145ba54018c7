package eval

import (
	"reflect"
	"strings"
	"testing"

	"reprint/detect/finding"
)

func truthOf(t *testing.T, unlisted Label, text string) *truth {
	t.Helper()
	dir := writeFiles(t, map[string]string{"truth.tsv": text})
	out, err := readTruth(dir+"/truth.tsv", unlisted)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTruthForms(t *testing.T) {
	tests := []struct {
		name, text string
		unlisted   Label
		want       map[key]mark // what it says of these pairs
		listed     int
	}{
		{"clusters", "cluster\tfile\n7\tb\n7\ta\n8\tc\n7\td\n", NoReuse, map[key]mark{
			{"a", "b"}: {label: Reuse}, {"a", "d"}: {label: Reuse}, {"b", "d"}: {label: Reuse},
			{"a", "c"}: {label: NoReuse}, {"a", "x"}: {label: NoReuse},
		}, 3},
		{"clusters are complete among themselves", "cluster\tfile\tdomain\tmore\n7\ta\tsea\t1\n7\tb\tsea\t2\n8\tc\tland\t3\n", Uncounted, map[key]mark{
			{"a", "b"}: {label: Reuse, kind: "sea"}, {"b", "c"}: {label: NoReuse}, {"a", "x"}: {label: Uncounted}, {"x", "y"}: {label: Uncounted},
		}, 1},
		{"pairs", "\ufeffa\tb\tlabel\tkind\r\n\r\nn\tm\t1\theavy\r\nm\to\t0\r\nn\to\t-\tnone\r\n", NoReuse, map[key]mark{
			{"m", "n"}: {label: Reuse, kind: "heavy"}, {"m", "o"}: {label: NoReuse}, {"n", "o"}: {label: Uncounted, kind: "none"},
			{"m", "x"}: {label: NoReuse},
		}, 3},
		{"pairs without kind", "a\tb\tlabel\nm\tn\t1\n", Uncounted, map[key]mark{
			{"m", "n"}: {label: Reuse}, {"m", "o"}: {label: Uncounted},
		}, 1},
		{"verdicts", "a\tb\tverdict\nm\tn\tpartial\nm\to\tevent\n", NoReuse, map[key]mark{
			{"m", "n"}: {label: Reuse, kind: "partial", verdict: finding.Partial},
			{"m", "o"}: {label: NoReuse, kind: "event", verdict: finding.Event},
			{"n", "o"}: {label: NoReuse},
		}, 2},
	}
	for _, test := range tests {
		truth := truthOf(t, test.unlisted, test.text)
		if len(truth.listed) != test.listed {
			t.Errorf("%s: %d pairs listed, want %d", test.name, len(truth.listed), test.listed)
		}
		for k, want := range test.want {
			if got, _ := truth.of(k); got != want {
				t.Errorf("%s: %v is %+v, want %+v", test.name, k, got, want)
			}
		}
	}
}

func TestTruthErrors(t *testing.T) {
	tests := map[string]string{ // the text, by what the error says
		"want cluster and file": "file\tcluster\nx\ty\n",
		"line 3":                "a\tb\tlabel\nx\ty\t1\nx\tz\t2\n",
		"with itself":           "a\tb\tlabel\nx\tx\t1\n",
		"listed twice":          "a\tb\tlabel\nx\ty\t1\ny\tx\t0\n",
		"unknown verdict":       "a\tb\tverdict\nx\ty\tstolen\n",
		"lacks":                 "cluster\tfile\nx\n",
	}
	for want, text := range tests {
		dir := writeFiles(t, map[string]string{"truth.tsv": text})
		if _, err := readTruth(dir+"/truth.tsv", NoReuse); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q in it", text, err, want)
		}
	}
}

func TestGroups(t *testing.T) {
	truth := truthOf(t, NoReuse, "a\tb\tlabel\ne\tf\t1\nb\tc\t0\na\tb\t-\nf\tg\t1\nd\te\t0\n")
	want := map[string]string{"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": "d", "g": "d"}
	if got := truth.groups(); !reflect.DeepEqual(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
}
