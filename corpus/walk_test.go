package corpus

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What the program wrote is counted where a walk meets it, and a fault where it
// was named.
func TestOwnReportsAreNotRead(t *testing.T) {
	dir := t.TempDir()
	results := filepath.Join(dir, "results.jsonl")
	for path, text := range map[string]string{
		results:                              `{"type":"run","v":1,"tool":"reprint","version":"1"}` + "\n",
		filepath.Join(dir, "report.html"):    `<!DOCTYPE html><meta name="generator" content="reprint 1">`,
		filepath.Join(dir, "article.jsonl"):  `{"type":"run","text":"A run on the bank."}` + "\n",
		filepath.Join(dir, "generator.html"): `<!DOCTYPE html><meta name="generator" content="Press 1"><p>An article.</p>`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths []string
		want  Stats
	}{
		{[]string{dir}, Stats{Documents: 2, Own: 2}},
		{[]string{dir, results}, Stats{Documents: 2, Own: 1, Skipped: 1}},
		{[]string{results}, Stats{Skipped: 1}},
	} {
		s, err := Open(c.paths, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range s.Documents(context.Background()) {
			if err != nil && !errors.Is(err, errOwn) {
				t.Error(err)
			}
		}
		if got := s.Stats(); got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.paths, got, c.want)
		}
		s.Close()
	}
}
