package detect_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// TestEveryFormatIsItsTwin scans three articles in every format that is read, beside
// the same as plain texts: each format's article is a copy of its twin, and of nothing
// else.
func TestEveryFormatIsItsTwin(t *testing.T) {
	formats := filepath.Join("..", "corpus", "testdata", "formats")
	docs, err := corpus.Open([]string{filepath.Join(formats, "packed"), filepath.Join(formats, "plain")}, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer docs.Close()
	result, err := detect.Scan(t.Context(), docs, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	articles := 0
	for _, d := range result.Documents {
		if !d.TooShort {
			articles++
		}
	}
	if len(result.Clusters) != 3 || articles < 80 {
		t.Fatalf("%d clusters of %d articles, want 3 of 80 and more", len(result.Clusters), articles)
	}
	for _, c := range result.Clusters {
		twins := slices.DeleteFunc(slices.Clone(c.Members), func(id string) bool { return !strings.HasPrefix(id, "plain/") })
		if len(twins) != 1 || len(c.Members)*3 != articles {
			t.Errorf("cluster of %d of %d articles, with the texts %q", len(c.Members), articles, twins)
		}
	}
	for _, p := range result.Pairs {
		if p.Verdict != finding.Duplicate && p.Verdict != finding.Syndicated {
			t.Errorf("%s and %s are a %s", p.A, p.B, p.Verdict)
		}
	}
}
