package variants

import "testing"

func TestLead(t *testing.T) {
	text := "Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came. “Why?” he asked.\n"
	for n, want := range []string{
		"Locks close\n",
		"Locks close\n\nThe weir fell.\n",
		"Locks close\n\nThe weir fell. “It broke!”\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5.\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came.\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came. “Why?” he asked.\n",
	} {
		if got := Lead(text, n); got != want {
			t.Errorf("%d sentences: %q, want %q", n, got, want)
		}
	}
}
