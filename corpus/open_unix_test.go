//go:build unix

package corpus

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipe checks that a pipe is reported, named or found in a walk, and not
// waited for.
func TestPipe(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": prose})
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		path string
		docs int
	}{{dir, 1}, {pipe, 0}} {
		docs, faults := readAll(t, []string{c.path}, Options{})
		if len(docs) != c.docs || len(faults) != 1 || faults[0].Path != pipe || !strings.Contains(faults[0].Error(), "not a regular file") {
			t.Errorf("%s: %d documents, faults %q", c.path, len(docs), messages(faults))
		}
	}
}
