package archive

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"reprint/corpus/packing"
)

// TestSafeNames checks that no name leads out of the archive.
func TestSafeNames(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.txt":            "a/b.txt",
		"../../etc/passwd":   "etc/passwd",
		"/etc/passwd":        "etc/passwd",
		`C:\news\ice.txt`:    "news/ice.txt",
		`..\..\ice.txt`:      "ice.txt",
		"a/../../b":          "b",
		"./a//b/.":           "a/b",
		"ice\n\x1b[31m.txt":  "ice\uFFFD\uFFFD[31m.txt",
		"..":                 "unnamed",
		"":                   "unnamed",
		"Čeština/zpráva.txt": "Čeština/zpráva.txt",
	} {
		if have := safeName(name); have != want {
			t.Errorf("%q is %q, want %q", name, have, want)
		}
	}
}

// FuzzArchives checks that all names stay below the archive, and that the files of
// one are read within its budget.
func FuzzArchives(f *testing.F) {
	for i, name := range []string{"news.zip", "news.tar", "ferry.docx"} {
		if data, err := os.ReadFile("../testdata/formats/packed/" + name); err == nil {
			f.Add(data, i == 1)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, tar bool) {
		budget := new(packing.Budget)
		entries := Tar(bytes.NewReader(data))
		if !tar {
			z, err := OpenZip(bytes.NewReader(data), int64(len(data)), budget)
			if err != nil {
				return
			}
			entries = z.Entries()
		}
		for e, err := range entries {
			if err != nil {
				break
			}
			if e.Name == "" || e.Name[0] == '/' || strings.Contains("/"+e.Name+"/", "/../") || strings.ContainsAny(e.Name, "\\\n\x00") {
				t.Fatalf("%q", e.Name)
			}
			if e.Fault == nil {
				io.Copy(io.Discard, io.LimitReader(e, 1<<20))
			}
		}
	})
}
