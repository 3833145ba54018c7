package terminal

import (
	"bytes"
	"strings"
	"testing"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
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

// TestMatrixOfMany checks that members of clusters go before other articles.
func TestMatrixOfMany(t *testing.T) {
	var pairs [][2]int
	for i := 0; i < 190; i += 2 {
		pairs = append(pairs, [2]int{i, i + 1})
	}
	var out bytes.Buffer
	if err := Matrix(&out, sample.Linked(200, pairs, []int{150, 151}), Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"┌  1 0000150", "└  2 0000151", "Not shown: 133 articles of pairs, 10 articles without a pair."} {
		if !strings.Contains(strings.ReplaceAll(out.String(), "\n", " "), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
