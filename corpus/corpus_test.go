package corpus

import (
	"context"
	"errors"
	"testing"
)

// readAll iterates once over the paths and checks what holds for every source.
func readAll(t *testing.T, paths []string, opts Options) ([]*Document, []*ReadError) {
	t.Helper()
	if opts.TempDir == "" {
		opts.TempDir = t.TempDir()
	}
	s, err := Open(paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs, faults := collect(t, s)
	for _, d := range docs {
		again, err := s.Open(d.ID)
		if err != nil {
			t.Errorf("Open(%q): %v", d.ID, err)
		} else if describe(again) != describe(d) || again.Path != d.Path || again.Against != d.Against {
			t.Errorf("Open(%q) gives another document:\n%s\nfirst:\n%s", d.ID, describe(again), describe(d))
		}
	}
	return docs, faults
}

func collect(t *testing.T, s Source) (docs []*Document, faults []*ReadError) {
	t.Helper()
	seen := map[string]bool{}
	skipped := 0
	for d, err := range s.Documents(context.Background()) {
		var fault *ReadError
		switch {
		case errors.As(err, &fault):
			faults = append(faults, fault)
			if !fault.Harmless {
				skipped++
			}
			if d != nil {
				t.Errorf("a document comes with %v", err)
			}
		case err != nil:
			t.Fatal(err)
		default:
			if d.ID == "" || seen[d.ID] {
				t.Errorf("id %q is empty or repeated", d.ID)
			}
			seen[d.ID] = true
			docs = append(docs, d)
		}
	}
	stats := s.Stats()
	if stats.Documents != len(docs) || stats.Skipped < skipped {
		t.Errorf("stats %+v for %d documents and %d faults", stats, len(docs), skipped)
	}
	return docs, faults
}

func ids(docs []*Document) []string {
	var out []string
	for _, d := range docs {
		out = append(out, d.ID)
	}
	return out
}

func messages(faults []*ReadError) []string {
	var out []string
	for _, f := range faults {
		out = append(out, f.Error())
	}
	return out
}
