package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
)

// manyRecords are more than fit into one block of the spool.
func manyRecords(n int) string {
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": \"The harbour froze over for the %dth time.\"}\n", i, i)
	}
	return lines.String()
}

// TestSection reads a section at random places, by several readers at once,
// while it is taken from its source in pieces of odd sizes.
func TestSection(t *testing.T) {
	plain := []byte(manyRecords(5000))
	var s spool
	defer s.close()
	for _, source := range []io.Reader{bytes.NewReader(plain), iotest.HalfReader(bytes.NewReader(plain)), iotest.DataErrReader(bytes.NewReader(plain))} {
		x := &section{spool: &s, source: io.NopCloser(source)}
		first := make([]byte, 100_001)
		if _, err := io.ReadFull(&sectionReader{of: x}, first); err != nil || !bytes.Equal(first, plain[:len(first)]) {
			t.Fatalf("the start: %v", err)
		}
		var readers sync.WaitGroup
		for seed := range uint64(3) {
			readers.Go(func() {
				if all, err := io.ReadAll(&sectionReader{of: x}); err != nil || !bytes.Equal(all, plain) {
					t.Errorf("the whole: %d bytes of %d, %v", len(all), len(plain), err)
				}
				random := rand.New(rand.NewPCG(seed, 1))
				for range 300 {
					from := random.IntN(len(plain))
					part := make([]byte, random.IntN(3*blockSize))
					n, err := x.ReadAt(part, int64(from))
					if want := min(len(part), len(plain)-from); n != want || (err != nil) != (n < len(part)) || !bytes.Equal(part[:n], plain[from:from+n]) {
						t.Fatalf("%d bytes at %d: got %d, %v", len(part), from, n, err)
					}
				}
			})
		}
		readers.Wait()
	}
	if s.size >= int64(len(plain)) {
		t.Errorf("%d bytes of three times %d in the store", s.size, len(plain))
	}
}

// TestSectionBreaksOff checks that what stood before a fault can be read, and
// that the fault shows every time.
func TestSectionBreaksOff(t *testing.T) {
	broken := errors.New("broken")
	plain := manyRecords(2000)
	x := &section{spool: &spool{}, source: io.NopCloser(io.MultiReader(strings.NewReader(plain), iotest.ErrReader(broken)))}
	defer x.spool.close()
	for range 2 {
		all, err := io.ReadAll(&sectionReader{of: x})
		if string(all) != plain || !errors.Is(err, broken) {
			t.Errorf("%d bytes of %d, %v", len(all), len(plain), err)
		}
	}
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
		broken, ok := errors.AsType[*StoreError](last)
		if !ok || broken.Dir != missing || !errors.Is(last, os.ErrNotExist) || strings.Count(last.Error(), missing) != 1 {
			t.Errorf("ends with %v", last)
		}
	}
}

func TestSpoolFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system has no full device: ", err)
	}
	x := &section{spool: &spool{file: full}, source: io.NopCloser(strings.NewReader(manyRecords(5000)))}
	_, err = io.ReadAll(&sectionReader{of: x})
	if _, ok := errors.AsType[*StoreError](err); !ok || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
}
