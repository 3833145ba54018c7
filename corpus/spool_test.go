package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/corpus/spool"
)

// manyRecords are more than fit into one block of the spool.
func manyRecords(n int) string {
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": \"The harbour froze over for the %dth time.\"}\n", i, i)
	}
	return lines.String()
}

// TestIterateAgain stops early in what can be read only once, and starts again.
func TestIterateAgain(t *testing.T) {
	lines := manyRecords(12_000)
	dir := files(t, map[string]string{"a.jsonl.gz": gz(lines)})
	s, err := Open([]string{"-", dir}, Options{Stdin: strings.NewReader(lines), TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, stop := range []int{0, 1000, 15_000} {
		n := 0
		for _, err := range s.Documents(context.Background()) {
			if n++; err != nil {
				t.Fatal(err)
			}
			if n > stop {
				break
			}
		}
	}
	docs, faults := collect(t, s)
	if len(docs) != 24_000 || len(faults) != 0 {
		t.Errorf("%d documents, %q", len(docs), messages(faults))
	}
	if d, err := s.Open("-#r11999"); err != nil || !strings.Contains(d.Text, "11999th") {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestSpoolLeavesNothing(t *testing.T) {
	temp := t.TempDir()
	s, err := Open([]string{"-"}, Options{Stdin: strings.NewReader(manyRecords(2000)), TempDir: temp})
	if err != nil {
		t.Fatal(err)
	}
	collect(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(temp); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}

// TestSpoolFails checks that an iteration ends where its store does.
func TestSpoolFails(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	dir := files(t, map[string]string{"a.txt": prose, "b.jsonl.gz": gz(manyRecords(5000)), "c.txt": prose})
	s, err := Open([]string{dir}, Options{TempDir: missing})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 {
		var last error
		for _, err := range s.Documents(context.Background()) {
			last = err
		}
		broken, ok := errors.AsType[*spool.Error](last)
		if !ok || broken.Dir != missing || !errors.Is(last, os.ErrNotExist) || strings.Count(last.Error(), missing) != 1 {
			t.Errorf("ends with %v", last)
		}
	}
}
