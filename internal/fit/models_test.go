package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestModelsAreReproducible fits every model from its texts again, and compares it
// with the file that is checked in. Since each sees what the models before it let
// through, all are the outcome of one run of the command.
func TestModelsAreReproducible(t *testing.T) {
	shared := os.Getenv("REPRINT_SHARED")
	if shared == "" {
		t.Skip("REPRINT_SHARED is not set: no corpora to fit on")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("models are fitted on amd64: other machines round sums of products otherwise")
	}
	t.Chdir(filepath.Join("..", ".."))
	for _, m := range models {
		t.Run(m.name, func(t *testing.T) {
			s, err := (&task{corpora: filepath.Join(shared, "corpora")}).rows(m)
			if err != nil {
				t.Fatal(err)
			}
			checked, err := os.ReadFile(filepath.FromSlash(m.file))
			if err != nil {
				t.Fatal(err)
			}
			switch got := s.encode(); {
			case originOf(got) != originOf(string(checked)):
				t.Errorf("%s was fitted on other rows: %swant %sgo run ./internal/fit makes it", m.file, originOf(string(checked)), originOf(got))
			case got != string(checked):
				t.Errorf("%s was grown otherwise: go run ./internal/fit makes it", m.file)
			}
		})
	}
}
