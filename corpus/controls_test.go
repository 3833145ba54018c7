package corpus

import (
	"strings"
	"testing"
)

// TestFindControls puts every character of Latin-1 at every offset of a word of
// eight bytes and compares with the plain definition.
func TestFindControls(t *testing.T) {
	for r := range rune(0x180) {
		for offset := range 17 {
			text := strings.Repeat("x", offset) + string(r) + "and\nmore"
			got := findControls(text)
			want := r == 0 || isControl(r)
			if (len(got) > 0) != want || want && (len(got) != 1 || text[got[0].Start:got[0].End] != string(r)) {
				t.Errorf("%U at %d: %v", r, offset, got)
			}
		}
	}
}
