// Package archive lists the files in an archive, zip or tar, without writing any
// of them to a disk.
//
// Zip and Tar yield Entries. What is unpacked counts against a packing.Budget that
// the caller holds, so that archives inside archives share it.
package archive

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode"

	"reprint/corpus/encoding"
	"reprint/corpus/packing"
)

// An Entry is one file in an archive.
type Entry struct {
	// Name is a slash-separated path below the archive, whatever the archive says:
	// "../a" and "/a" are "a".
	Name string
	Size int64 // unpacked, as the archive says
	// Reader gives the file. It is valid until the next Entry.
	io.Reader
	// Fault says why the file cannot be read, or is nil.
	Fault error
}

// mostEntries is how many files of an archive are listed.
const mostEntries = 10_000_000

var (
	errLocked  = errors.New("is encrypted; unpack it with its password and read the folder")
	errMany    = fmt.Errorf("archive has more than %d files; the rest is not read", mostEntries)
	errNotZip  = errors.New("not a zip archive, or cut short; zip -FF may repair it")
	errCutTar  = errors.New("tar archive is cut short or damaged; the rest is not read")
	errPacking = errors.New("is compressed in a way that is not read; pack it again with zip or tar")
)

// Zip yields the files of a zip archive of this size, in its order. An error ends
// it. An Entry may be read while others are.
func Zip(r io.ReaderAt, size int64, budget *packing.Budget) iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		z, err := zip.NewReader(r, size)
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			yield(nil, errNotZip)
			return
		}
		for _, f := range z.File {
			if f.FileInfo().IsDir() {
				continue
			}
			e := &Entry{Name: safeName(nameOf(f)), Size: int64(f.UncompressedSize64)}
			more := e.open(f, budget, func() bool { return yield(e, nil) })
			if !more {
				return
			}
		}
	}
}

// open gives a file of a zip archive to use, which says whether to go on.
func (e *Entry) open(f *zip.File, budget *packing.Budget, use func() bool) bool {
	if f.Flags&1 != 0 {
		e.Fault = errLocked
		return use()
	}
	r, err := f.Open()
	if err != nil {
		e.Fault = plainly(err)
		return use()
	}
	defer r.Close()
	e.Reader = budget.Unpacked(faults{r})
	return use()
}

// nameOf is the name of a file in UTF-8: old archives have other encodings.
func nameOf(f *zip.File) string {
	name, err := encoding.Decode([]byte(f.Name), "")
	if err != nil {
		return encoding.Valid(f.Name)
	}
	return name
}

// Tar yields the files of a tar archive, in its order. An error ends it.
func Tar(r io.Reader) iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		files := tar.NewReader(r)
		for range mostEntries {
			h, err := files.Next()
			if over := (*packing.OverBudget)(nil); err == io.EOF || errors.As(err, &over) {
				if over != nil {
					yield(nil, over)
				}
				return
			}
			if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(nil, errCutTar)
				return
			}
			if h.Typeflag != tar.TypeReg {
				continue
			}
			if !yield(&Entry{Name: safeName(encoding.Valid(h.Name)), Size: h.Size, Reader: faults{files}}, nil) {
				return
			}
		}
		yield(nil, errMany)
	}
}

// safeName is a path that stays below where it is put: no drive, no root, no "..",
// no control characters.
func safeName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if len(name) > 1 && name[1] == ':' {
		name = name[2:]
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, name)
	if name = strings.TrimPrefix(path.Clean("/"+name), "/"); name == "" {
		return "unnamed"
	}
	return name
}

// faults has the commonest faults of an archive in plain words.
type faults struct{ io.Reader }

func (f faults) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = plainly(err)
	}
	return n, err
}

func plainly(err error) error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return errPacking
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("is cut short in its archive")
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat):
		return errors.New("is damaged in its archive")
	}
	return err
}
