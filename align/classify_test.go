package align

import (
	"os"
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
			whole := match{a: tokenRange{0, int32(len(a.Tokens))}, b: tokenRange{0, int32(len(b.Tokens))}}
			if got := c.classify(&whole).String(); got != value {
				t.Errorf("%s: %s, want %s", name, got, value)
			}
			c.release()
		default:
			t.Fatalf("%q", line)
		}
	}
}
