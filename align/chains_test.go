package align

import (
	"fmt"
	"strings"
	"testing"

	"reprint/shingle"
)

// interrupted are two texts that share so many words, in runs of six at most with one
// word of their own between them.
func interrupted(shared int) (a, b string) {
	var x, y []string
	for i := range shared {
		word := fmt.Sprintf("word%c%c", 'a'+i/26, 'a'+i%26)
		x, y = append(x, word), append(y, word)
		if i%6 == 5 {
			x, y = append(x, fmt.Sprintf("left%c", 'a'+i/6)), append(y, fmt.Sprintf("right%c", 'a'+i/6))
		}
	}
	return strings.Join(x, " "), strings.Join(y, " ")
}

// TestShortChains: a chain of 30 equal words may be a passage, one of 29 is none.
func TestShortChains(t *testing.T) {
	z := shingle.NewAnalyzer()
	for shared, want := range map[int]int{30: 1, 29: 0} {
		a, b := interrupted(shared)
		c := compare(Prepare(z.Analyze(a, "en")), Prepare(z.Analyze(b, "en")))
		if solid, weak := c.exactMatches(); len(solid) != 0 || len(weak) != want {
			t.Errorf("%d equal words: %d chains need no evidence, %d count beside nothing else, want %d", shared, len(solid), len(weak), want)
		}
		c.release()
	}
}
