package corpus

import (
	"fmt"
	"testing"
)

// TestIndex compares the index with a map.
func TestIndex(t *testing.T) {
	var x index
	if _, ok := x.find("none"); ok {
		t.Error("an empty index finds something")
	}
	want := map[string]place{}
	for i := range 5000 {
		id := fmt.Sprint("d", i*i%4001)
		at := place{offset: int64(i), input: 1, size: 2}
		have, taken := want[id]
		if !taken {
			want[id] = at
		}
		if got := x.claim(id, at); got == taken {
			t.Fatalf("claim %s: %v", id, got)
		}
		if taken && !x.claim(id, have) {
			t.Fatalf("the document that has %s can't claim it again", id)
		}
	}
	if len(x.ids) != len(want) || len(x.places) != len(want) {
		t.Fatalf("%d ids for %d documents", len(x.ids), len(want))
	}
	for id, at := range want {
		if n, ok := x.find(id); !ok || x.places[n] != at || x.ids[n] != id {
			t.Errorf("%s is at %d, %v", id, n, ok)
		}
	}
	if _, ok := x.find("d4001"); ok {
		t.Error("finds what is not there")
	}
}
