package spool

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
)

// manyLines are more than fit into one block.
func manyLines(n int) string {
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": \"The harbour froze over for the %dth time.\"}\n", i, i)
	}
	return lines.String()
}

// TestSection reads a section at random places, by several readers at once,
// while it is taken from its source in pieces of odd sizes.
func TestSection(t *testing.T) {
	plain := []byte(manyLines(5000))
	var s Spool
	defer s.Close()
	for _, source := range []io.Reader{bytes.NewReader(plain), iotest.HalfReader(bytes.NewReader(plain)), iotest.DataErrReader(bytes.NewReader(plain))} {
		x := s.Section(io.NopCloser(source))
		first := make([]byte, 100_001)
		if _, err := io.ReadFull(x.Reader(), first); err != nil || !bytes.Equal(first, plain[:len(first)]) {
			t.Fatalf("the start: %v", err)
		}
		var readers sync.WaitGroup
		for seed := range uint64(3) {
			readers.Go(func() {
				if all, err := io.ReadAll(x.Reader()); err != nil || !bytes.Equal(all, plain) {
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
	plain := manyLines(2000)
	x := new(Spool).Section(io.NopCloser(io.MultiReader(strings.NewReader(plain), iotest.ErrReader(broken))))
	defer x.spool.Close()
	for range 2 {
		all, err := io.ReadAll(x.Reader())
		if string(all) != plain || !errors.Is(err, broken) {
			t.Errorf("%d bytes of %d, %v", len(all), len(plain), err)
		}
	}
}

func TestSpoolFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system has no full device: ", err)
	}
	x := (&Spool{file: full}).Section(io.NopCloser(strings.NewReader(manyLines(5000))))
	_, err = io.ReadAll(x.Reader())
	if _, ok := errors.AsType[*Error](err); !ok || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
}
