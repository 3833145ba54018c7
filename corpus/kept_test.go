package corpus

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestKeptPage reads a page again whose file is gone.
func TestKeptPage(t *testing.T) {
	page, err := os.ReadFile("testdata/articles/page.html")
	if err != nil {
		t.Fatal(err)
	}
	dir := files(t, map[string]string{"a.html": string(page), "b.html": string(page)})
	for _, temp := range []string{t.TempDir(), filepath.Join(dir, "missing")} {
		s, err := Open([]string{dir}, Options{TempDir: temp})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		docs, _ := collect(t, s)
		kept := temp != filepath.Join(dir, "missing")
		if kept {
			if err := os.Rename(filepath.Join(dir, "b.html"), filepath.Join(dir, "away")); err != nil {
				t.Fatal(err)
			}
		}
		again, err := s.Open("b.html")
		if err != nil || describe(again) != describe(docs[1]) || again.Path != docs[1].Path || !again.Published.Equal(docs[1].Published) {
			t.Errorf("kept is %v: %+v, %v", kept, again, err)
		}
		n := 0
		for range s.Documents(context.Background()) {
			n++
		}
		if n != 2 {
			t.Errorf("%d documents", n)
		}
		if kept {
			if err := os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "b.html")); err != nil {
				t.Fatal(err)
			}
		}
	}
}
