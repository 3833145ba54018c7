package archive

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"os"
	"slices"
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

// TestSalvage cuts archives at every byte: the files before the cut are read as they
// are from the whole archive.
func TestSalvage(t *testing.T) {
	read := func(list iter.Seq2[*Entry, error]) (texts []string) {
		for e, err := range list {
			if err != nil || e.Fault != nil {
				return texts
			}
			text, err := io.ReadAll(e)
			if err != nil {
				return texts
			}
			texts = append(texts, e.Name+": "+string(text))
		}
		return texts
	}
	for _, streamed := range []bool{false, true} {
		data := zipOf(t, streamed, "Ice.", strings.Repeat("Snow. ", 100), "")
		z, err := OpenZip(bytes.NewReader(data), int64(len(data)), new(packing.Budget))
		if err != nil {
			t.Fatal(err)
		}
		want := read(z.Entries())
		if len(want) != 3 {
			t.Fatalf("%q", want)
		}
		most := 0
		for n := range data {
			got := read(Salvage(bytes.NewReader(data[:n]), int64(n), new(packing.Budget)))
			if len(got) > len(want) || !slices.Equal(got, want[:len(got)]) {
				t.Fatalf("cut at %d: %q", n, got)
			}
			if most = max(most, len(got)); len(got) < most {
				t.Fatalf("cut at %d: %d files, and %d with less", n, len(got), most)
			}
		}
		if most != len(want) {
			t.Errorf("streamed %v: %d files of %d", streamed, most, len(want))
		}
	}
}

// zipOf is a zip archive of texts, which is written as a stream or with all sizes in
// the headers.
func zipOf(t *testing.T, streamed bool, texts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i, text := range texts {
		h := &zip.FileHeader{Name: fmt.Sprintf("%d.txt", i), Method: zip.Deflate}
		write := z.CreateHeader
		if !streamed {
			h.Method, h.CRC32 = zip.Store, crc32.ChecksumIEEE([]byte(text))
			h.CompressedSize64, h.UncompressedSize64 = uint64(len(text)), uint64(len(text))
			write = z.CreateRaw
		}
		w, err := write(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
	}
	z.Close()
	return out.Bytes()
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
				entries = Salvage(bytes.NewReader(data), int64(len(data)), budget)
			} else {
				entries = z.Entries()
			}
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
