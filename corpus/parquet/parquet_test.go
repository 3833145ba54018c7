package parquet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"reprint/corpus/meta"
)

// read is what Read yields, as long as an error does not end it.
func read(data []byte) (got []string, err error) {
	err = Read(bytes.NewReader(data), int64(len(data)), meta.Names{}, func(rec *meta.Record) bool {
		got = append(got, fmt.Sprintf("%q", rec.Fields))
		return len(got) < 1000
	})
	return got, err
}

// files are those that other programs wrote (see corpus/testdata/containers).
func files(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../testdata/containers/*.parquet")
	if err != nil || len(paths) == 0 {
		t.Fatal("no files: ", err)
	}
	all := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(path)] = data
	}
	return all
}

// TestDamaged breaks each byte of a file in turn: a fault is an error, never a
// panic, and what is read is UTF-8.
func TestDamaged(t *testing.T) {
	for name, whole := range files(t) {
		faults := 0
		for i := range whole {
			data := bytes.Clone(whole)
			data[i] ^= 0x55
			got, err := read(data)
			if err != nil {
				faults++
			}
			if slices.ContainsFunc(got, func(s string) bool { return !utf8.ValidString(s) }) {
				t.Errorf("%s, byte %d: %q", name, i, got)
			}
		}
		if faults == 0 {
			t.Errorf("%s: no fault is noticed", name)
		}
	}
}

// FuzzRead checks that whatever is read is the same a second time.
func FuzzRead(f *testing.F) {
	for _, data := range files(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := read(data)
		again, errAgain := read(data)
		if !slices.Equal(got, again) || (err == nil) != (errAgain == nil) {
			t.Errorf("%q, %v; again %q, %v", got, err, again, errAgain)
		}
	})
}
