package detect

import (
	"strings"
	"testing"

	"reprint/corpus"
)

// TestShortest: a document of 20 words is compared, one of 19 is too short.
func TestShortest(t *testing.T) {
	var docs []*corpus.Document
	for _, words := range []int{19, 20} {
		docs = append(docs, page(words, "The Site", strings.Repeat("herring ", words)))
	}
	survey, err := Read(t.Context(), corpus.FromDocuments(docs), Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	if d := survey.Documents; !d[0].TooShort || d[1].TooShort {
		t.Errorf("19 words are too short: %v, 20: %v", d[0].TooShort, d[1].TooShort)
	}
}
