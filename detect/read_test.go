package detect

import (
	"testing"

	"reprint/corpus"
)

// TestFirstPassSamples checks that views over their limit are sampled, the same
// whatever the order of the documents, and that copies are found all the same.
func TestFirstPassSamples(t *testing.T) {
	m := newMaker(4)
	var docs []*corpus.Document
	for i := range 600 {
		docs = append(docs, page(i, "", m.paragraphs(8)...))
	}
	source := corpus.FromDocuments(docs)
	read := func(most int) *firstPass {
		p := &firstPass{opts: Options{}.withDefaults(), most: most}
		if err := p.readAll(t.Context(), source); err != nil {
			t.Fatal(err)
		}
		return p
	}
	all, some := read(mostFeatures), read(30_000)
	if all.rate != [numViews]uint{} || all.sampled != [numViews]int{} {
		t.Errorf("a small folder is sampled at %v", all.rate)
	}
	for i, view := range some.features.views() {
		full := all.features.views()[i].Total()
		if some.rate[i] == 0 || view.Total() > 30_000 || view.Total() < 10_000 || some.sampled[i] != full-view.Total() {
			t.Errorf("%s: %d of %d features kept, %d sampled out, at a rate of 2^-%d", viewNames[i], view.Total(), full, some.sampled[i], some.rate[i])
		}
	}
}
