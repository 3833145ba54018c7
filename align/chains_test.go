package align

import (
	"fmt"
	"strings"
	"testing"

	"reprint/shingle"
)

// interrupted are two texts that share so many words, in runs of a length with a gap
// of words of their own between them.
func interrupted(shared, run, gap int) (a, b string) {
	var x, y []string
	for i := range shared {
		if i > 0 && i%run == 0 {
			for k := range gap {
				x, y = append(x, fmt.Sprintf("left%c%c", 'a'+i/run, 'a'+k)), append(y, fmt.Sprintf("right%c%c", 'a'+i/run, 'a'+k))
			}
		}
		word := fmt.Sprintf("word%c%c", 'a'+i/26, 'a'+i%26)
		x, y = append(x, word), append(y, word)
	}
	return strings.Join(x, " "), strings.Join(y, " ")
}

// TestExactChains: a chain of 30 equal words is a passage where nothing else is found;
// one of 40 by itself, if three quarters of its words are equal.
func TestExactChains(t *testing.T) {
	z := shingle.NewAnalyzer()
	for _, x := range []struct{ shared, run, gap, solid, weak int }{
		{29, 6, 1, 0, 0}, {30, 6, 1, 0, 1}, {39, 8, 1, 0, 1}, {40, 8, 1, 1, 0},
		{42, 6, 2, 1, 0}, // 42 of 54 words
		{40, 5, 2, 0, 1}, // 40 of 54
	} {
		a, b := interrupted(x.shared, x.run, x.gap)
		c := compare(Prepare(z.Analyze(a, "en")), Prepare(z.Analyze(b, "en")))
		if solid, weak := c.exactMatches(); len(solid) != x.solid || len(weak) != x.weak {
			t.Errorf("%d equal words in runs of %d: %d chains need no evidence, %d count beside nothing else", x.shared, x.run, len(solid), len(weak))
		}
		c.release()
	}
}
