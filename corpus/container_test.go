package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/corpus/meta"
)

// TestContainerFiles reads each file of testdata/containers and compares all that
// came of it, articles and faults, with the golden file beside it. A new case is a
// new file.
func TestContainerFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/containers/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			docs, faults := readAll(t, []string{file}, Options{})
			var out strings.Builder
			for _, d := range docs {
				out.WriteString(describe(d) + "\n")
			}
			for _, fault := range faults {
				fmt.Fprintln(&out, "fault:", filepath.ToSlash(fault.Error()))
			}
			checkGolden(t, file+".golden", out.String())
		})
	}
	if n == 0 {
		t.Error("no cases")
	}
}

// TestFormatsDocumented holds that docs/formats.md names each suffix and each
// field of a record.
func TestFormatsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	named := func(what string) {
		if !strings.Contains(string(doc), "`"+what+"`") {
			t.Errorf("docs/formats.md lacks %s", what)
		}
	}
	for suffix := range formatBySuffix {
		named(suffix)
	}
	for _, field := range meta.FieldNames() {
		named(field)
	}
}
