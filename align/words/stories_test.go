package words

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/align/synonyms"
	"reprint/shingle"
)

// TestStories pairs the words of whole stories of the project with those of their
// rewrites, and compares how many are paired and edited, and a checksum of how, with
// testdata/stories.tsv. The gold says what is right; this, that nothing changes unseen.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("../../testdata/stories/*/*-long.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	z := shingle.NewAnalyzer()
	read := func(file string) *shingle.Text {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return z.Analyze(string(text), "en")
	}
	var table strings.Builder
	for _, long := range files {
		a := read(long)
		for _, kind := range []string{"source", "short", "other"} {
			b := read(strings.TrimSuffix(long, "long.txt") + kind + ".txt")
			pairs, paired, sum := alignWords(a, b, wholes(a, b), synonyms.Of(a.Lang, b.Lang)), 0, crc32.NewIEEE()
			for _, to := range pairs.b.to {
				if to >= 0 {
					paired++
				}
				fmt.Fprintln(sum, to)
			}
			edits := diff(a, b, wholes(a, b))
			fmt.Fprintln(sum, edits)
			fmt.Fprintf(&table, "%s\t%s\t%d\t%d\t%08x\n", filepath.Base(long), kind, paired, len(edits), sum.Sum32())
		}
	}
	checkScores(t, "testdata/stories.tsv", table.String())
}
