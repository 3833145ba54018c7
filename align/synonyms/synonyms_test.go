package synonyms

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestFileIsCurrent makes the table again where WordNet is on the machine, as
// it has to be when the stemmer or the hash of the analyzer changes.
func TestFileIsCurrent(t *testing.T) {
	const wordnet = "/usr/share/wordnet"
	if _, err := os.Stat(filepath.Join(wordnet, "data.noun")); err != nil {
		t.Skip("no WordNet in ", wordnet)
	}
	made := filepath.Join(t.TempDir(), "english.bin")
	if out, err := exec.Command("go", "run", "gen.go", "-wordnet", wordnet, "-o", made).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("english.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("english.bin is not what gen.go makes")
	}
	if len(want) >= 1<<20 {
		t.Errorf("english.bin has %d bytes", len(want))
	}
}
