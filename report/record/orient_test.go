package record

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
)

// Turned twice a pair is what it was, and so are its edits; the first set comes
// first whichever set that is.
func TestOriented(t *testing.T) {
	r := sample.Result()
	if Oriented(r) != r {
		t.Error("a result of one set was changed")
	}
	for i := range r.Documents {
		r.Documents[i].Against = i%2 == 0
	}
	ours := Oriented(r)
	turned := 0
	for i := range ours.Pairs {
		was, p := &r.Pairs[i], &ours.Pairs[i]
		if against(r, p.A) && !against(r, p.B) {
			t.Errorf("%s of the second set stands before %s", p.A, p.B)
		}
		if p.A == was.A {
			continue
		}
		turned++
		if p.AB != was.BA || p.BA != was.AB || p.First() != was.First() {
			t.Errorf("%s and %s: coverage %v %v, first %q", p.A, p.B, p.AB, p.BA, p.First())
		}
		if back := turn(p); !reflect.DeepEqual(sorted(back), sorted(*was)) {
			t.Errorf("turned twice it is %+v\nwant %+v", back, *was)
		}
		checkTurnedEdits(t, r.Evidence.Edits, ours.Evidence.Edits, was, p)
	}
	if turned < 3 {
		t.Fatalf("only %d pairs were turned", turned)
	}
}

// sorted is a pair whose passages have one order.
func sorted(p finding.Pair) finding.Pair {
	p.Passages = slices.Clone(p.Passages)
	for i := range p.Passages {
		p.Passages[i].Fingerprint = 0
	}
	slices.SortStableFunc(p.Passages, func(x, y align.Passage) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	})
	return p
}

func checkTurnedEdits(t *testing.T, before, after func(*finding.Pair) ([][]words.Edit, error), was, p *finding.Pair) {
	t.Helper()
	old, err := before(was)
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := after(p)
	if err != nil || len(scripts) != len(old) {
		t.Fatalf("%d scripts for %d (%v)", len(scripts), len(old), err)
	}
	for i, script := range scripts {
		for _, e := range script {
			if in := p.Passages[i]; e.A.Start < in.A.Start || e.A.End > in.A.End || e.B.Start < in.B.Start || e.B.End > in.B.End {
				t.Errorf("the edit %+v lies outside its passage %+v", e, in)
			}
		}
		if !slices.IsSortedFunc(script, func(x, y words.Edit) int { return cmp.Compare(x.A.Start, y.A.Start) }) {
			t.Errorf("edits of %s are not in the order of A", p.A)
		}
	}
}
