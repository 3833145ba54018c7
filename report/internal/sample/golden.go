package sample

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"reprint/internal/imprint"
)

var update = flag.Bool("update", false, "write the golden files anew")

// CheckGolden compares what a test got with a file of its testdata, or writes
// the file where the flag -update says so.
func CheckGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s (write it anew with -update):\n%s", path, got)
	}
}

// CheckRecognised checks that an output is known again as ours, so that it is
// not read as an article.
func CheckRecognised(t *testing.T, want imprint.Kind, got []byte) {
	t.Helper()
	if kind := imprint.Recognise(got); kind != want {
		t.Errorf("an output is taken for kind %d, not %d:\n%.200s", kind, want, got)
	}
}
