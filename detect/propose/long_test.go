package propose

import (
	"testing"

	"reprint/lsh"
)

// TestLimitLong: a very long text keeps the pairs that share most, and what the
// other texts have among themselves stays.
func TestLimitLong(t *testing.T) {
	docs := []Document{{Words: 8_000_000}, {Words: 8_000_000}, {Words: 500}, {Words: 500}, {Words: longWords}, {Words: 1_000_000}}
	p := &proposal{Corpus: &Corpus{Documents: docs}}
	candidates := []lsh.Candidate{
		{A: 0, B: 1, Weight: 70}, {A: 0, B: 2, Weight: 90}, {A: 0, B: 3, Weight: 80}, {A: 0, B: 4, Weight: 1, Agree: 9},
		{A: 1, B: 2, Weight: 10}, {A: 1, B: 3, Weight: 10}, {A: 1, B: 4, Weight: 9},
		{A: 2, B: 3, Weight: 1}, {A: 2, B: 5, Weight: 1}, {A: 3, B: 5, Weight: 1}, {A: 4, B: 5, Weight: 1},
	}
	want := [][2]uint32{{0, 2}, {0, 4}, {1, 2}, {1, 3}, {2, 3}, {2, 5}, {3, 5}, {4, 5}}
	got := p.limitLong(candidates)
	if len(got) != len(want) {
		t.Fatalf("kept %v, want %v", got, want)
	}
	for i, c := range got {
		if c.A != want[i][0] || c.B != want[i][1] {
			t.Errorf("kept %v, want %v", got, want)
		}
	}
}
