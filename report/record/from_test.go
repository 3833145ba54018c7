package record

import (
	"bytes"
	"testing"
	"time"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
)

// TestEveryKind checks that reasons and bases of all kinds are read as they
// were written, by what they say.
func TestEveryKind(t *testing.T) {
	r := sample.Result()
	p, c := &r.Pairs[0], &r.Clusters[0]
	for k := range finding.NumReasons {
		reason := finding.Reason{Kind: k, AB: .8125, BA: .25, Count: 7, Name: "the wire", Other: "b.txt"}
		p.Reasons, c.Reasons = append(p.Reasons, reason), append(c.Reasons, reason)
	}
	for k := range finding.NumBases {
		p.OrderBasis = finding.Basis{Kind: k, Name: "by the wire", Gap: 26 * time.Hour, Count: 3, Of: 9}
		c.OriginBasis = finding.Basis{Kind: k, Name: "by the wire", Days: 2, Count: 3, Of: 9}
		read := again(t, r)
		if got := read.Pairs[0].OrderBasis; got.Kind != k || got.String() != p.OrderBasis.String() {
			t.Errorf("the order's basis %q is read as %q, of kind %v", p.OrderBasis, got, got.Kind)
		}
		if got := read.Clusters[0].OriginBasis; got.Kind != k || got.String() != c.OriginBasis.String() {
			t.Errorf("the origin's basis %q is read as %q, of kind %v", c.OriginBasis, got, got.Kind)
		}
		if k > finding.NoBasis {
			continue
		}
		for i, want := range p.Reasons {
			if got := read.Pairs[0].Reasons[i]; got.Kind != want.Kind || got.String() != want.String() {
				t.Errorf("the reason %q is read as %q, of kind %v", want, got, got.Kind)
			}
		}
		for i, want := range c.Reasons {
			if got := read.Clusters[0].Reasons[i]; got.Kind != want.Kind || got.String() != want.String() {
				t.Errorf("the cluster's reason %q is read as %q, of kind %v", want, got, got.Kind)
			}
		}
	}
}

func TestSources(t *testing.T) {
	r := sample.Result()
	c := &r.Clusters[0]
	c.Sources = []finding.Source{{Document: c.Members[1], From: c.Members[0], Certainty: finding.Possible}}
	if got := again(t, r).Clusters[0].Sources; len(got) != 1 || got[0] != c.Sources[0] {
		t.Errorf("sources %v are read as %v", c.Sources, got)
	}
}

// again is r written and read.
func again(t *testing.T, r *detect.Result) *detect.Result {
	t.Helper()
	read, err := Read(bytes.NewReader(lines(t, r, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// TestOtherVersions reads reasons and bases without values, and with kinds that
// are not known here: the sentence stays.
func TestOtherVersions(t *testing.T) {
	later := []Reason{{Kind: "later"}}
	for name, values := range map[string][]Reason{"none": nil, "unknown": later} {
		if got, err := reasons(values, []string{"as it was"}); err != nil || len(got) != 1 || got[0] != sample.Because("as it was") {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if _, err := reasons(later, nil); err == nil {
		t.Error("a value without a sentence is taken")
	}
	for name, v := range map[string]*Basis{"none": nil, "unknown": {Kind: "later"}} {
		if got, err := v.basis("as it was"); err != nil || got != sample.InWords("as it was") {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if got, err := (*Basis)(nil).basis(""); err != nil || got != (finding.Basis{}) {
		t.Errorf("nothing: %v, %v", got, err)
	}
}
