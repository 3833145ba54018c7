package encoding

import (
	"strings"
	"testing"
)

// TestControls puts every character of Latin-1 behind others at every offset
// of the 32 bytes that are looked at at once and compares with the plain
// definition.
func TestControls(t *testing.T) {
	for r := range rune(0x180) {
		for offset := range 40 {
			for _, before := range []string{"x", "\n", " ", "\u00a3"} {
				text := strings.Repeat(before, offset) + string(r) + "and\nmore, and enough to fill a word or four"
				got := Controls(text)
				want := r == 0 || isControl(r)
				if (len(got) > 0) != want || want && (len(got) != 1 || text[got[0].Start:got[0].End] != string(r)) {
					t.Errorf("%U at %d behind %q: %v", r, offset, before, got)
				}
			}
		}
	}
}
