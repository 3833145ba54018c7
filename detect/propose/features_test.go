package propose

import (
	"strings"
	"testing"

	"reprint/internal/invent"
	"reprint/shingle"
)

// TestSetSamples: views over their limit are sampled, the same however the documents
// come in batches, and what was sampled out is counted.
func TestSetSamples(t *testing.T) {
	m := invent.NewWriter(4)
	z := shingle.NewAnalyzer()
	var texts []*shingle.Text
	for range 600 {
		texts = append(texts, z.Analyze(strings.Join(m.Paragraphs(8), "\n\n"), ""))
	}
	read := func(most, batch int) *Set {
		all, some := &Set{most: most}, NewSet(false)
		for i, text := range texts {
			some.Add(text)
			if i%batch == batch-1 {
				all.Append(some.Take(all.Rates()))
			}
		}
		return all
	}
	all, some, others := read(mostFeatures, 100), read(30_000, 100), read(30_000, 30)
	if all.rate != (Rates{}) || all.sampled != [numViews]int{} {
		t.Errorf("a small folder is sampled at %v", all.rate)
	}
	if some.rate != others.rate || some.sampled != others.sampled {
		t.Errorf("batches change rates %v to %v, or what is sampled out, %v, to %v", some.rate, others.rate, some.sampled, others.sampled)
	}
	for i := range some.views {
		full, kept := all.views[i].Total(), some.views[i].Total()
		if some.rate[i] == 0 || kept > 30_000 || kept < 10_000 || some.sampled[i] != full-kept {
			t.Errorf("%s: %d of %d features kept, %d sampled out, at a rate of 2^-%d", viewNames[i], kept, full, some.sampled[i], some.rate[i])
		}
	}
}
