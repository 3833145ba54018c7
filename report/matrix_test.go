package report

import (
	"bytes"
	"strings"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
)

func TestCommonFolder(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want string
	}{
		{nil, ""},
		{[]string{"a.txt"}, ""},
		{[]string{"x/a.txt"}, "x/"},
		{[]string{"x/y/a.txt", "x/y/b.txt"}, "x/y/"},
		{[]string{"x/y/a.txt", "x/yy/b.txt"}, "x/"},
		{[]string{"x/a.txt", "y/a.txt"}, ""},
		{[]string{"x/a/1", "x/b", "y"}, ""},
		{[]string{"/a", "/b"}, "/"},
	} {
		m := &heatMap{result: &detect.Result{}}
		for i, id := range c.ids {
			m.result.Documents = append(m.result.Documents, finding.Document{ID: id})
			m.docs = append(m.docs, i)
		}
		if got := m.commonFolder(); got != c.want {
			t.Errorf("%q: %q, want %q", c.ids, got, c.want)
		}
	}
}

// TestMatrixCSVOfMany checks that of many documents only those of pairs are written.
func TestMatrixCSVOfMany(t *testing.T) {
	var out bytes.Buffer
	omitted, err := MatrixCSV(&out, linked(wholeMatrix+1, [][2]int{{3, 5}}))
	if want := ",0000003,0000005\n0000003,1.0000,1.0000\n0000005,1.0000,1.0000\n"; err != nil || omitted != wholeMatrix-1 || out.String() != want {
		t.Errorf("%d omitted, %v, %s", omitted, err, out.String())
	}
}

// TestMatrixOfMany checks that members of clusters go before other articles.
func TestMatrixOfMany(t *testing.T) {
	var pairs [][2]int
	for i := 0; i < 190; i += 2 {
		pairs = append(pairs, [2]int{i, i + 1})
	}
	var out bytes.Buffer
	if err := Matrix(&out, linked(200, pairs, []int{150, 151}), Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"┌  1 0000150", "└  2 0000151", "Not shown: 133 articles of pairs, 10 articles without a pair."} {
		if !strings.Contains(strings.ReplaceAll(out.String(), "\n", " "), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
