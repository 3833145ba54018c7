// Package archive lists the files in an archive, zip or tar, without writing any
// of them to a disk.
//
// A Zip and Tar yield Entries. What is unpacked counts against a packing.Budget that
// the caller holds, so that archives inside archives share it.
package archive

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
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

var (
	errLocked  = errors.New("is encrypted; unpack it with its password and read the folder")
	errNotZip  = errors.New("not a zip archive, or cut short; zip -FF may repair it")
	errCutTar  = errors.New("tar archive is cut short or damaged; the rest is not read")
	errPacking = errors.New("is compressed in a way that is not read; pack it again with zip or tar")
)

// A Zip is an open zip archive. It is safe for concurrent use.
type Zip struct {
	files  *zip.Reader
	budget *packing.Budget
}

// OpenZip reads the directory of a zip archive of this size.
func OpenZip(r io.ReaderAt, size int64, budget *packing.Budget) (*Zip, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errNotZip
	}
	return &Zip{z, budget}, nil
}

// find is the file with this very name, or nil.
func (z *Zip) find(name string) *zip.File {
	i := slices.IndexFunc(z.files.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return z.files.File[i]
}

// Has reports whether the archive has a file of this very name.
func (z *Zip) Has(name string) bool { return z.find(name) != nil }

// Open opens the file of this very name.
func (z *Zip) Open(name string) (io.ReadCloser, error) {
	f := z.find(name)
	if f == nil {
		return nil, fs.ErrNotExist
	}
	return z.open(f)
}

func (z *Zip) open(f *zip.File) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, errLocked
	}
	r, err := f.Open()
	if err != nil {
		return nil, plainly(err)
	}
	return file{z.budget.Unpacked(faults{r}), r}, nil
}

// A file is what is read of an archive, and what closes it.
type file struct {
	io.Reader
	io.Closer
}

// Entries yields the files of the archive, in its order. The error is always nil.
func (z *Zip) Entries() iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		for _, f := range z.files.File {
			if f.FileInfo().IsDir() {
				continue
			}
			e := &Entry{Name: safeName(nameOf(f)), Size: int64(f.UncompressedSize64)}
			r, err := z.open(f)
			e.Reader, e.Fault = r, err
			more := yield(e, nil)
			if err == nil {
				r.Close()
			}
			if !more {
				return
			}
		}
	}
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
		for {
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
