package archive

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"iter"

	"reprint/corpus/encoding"
	"reprint/corpus/packing"
)

var errCutZip = errors.New("zip archive is cut short or damaged; the rest is not read; zip -FF may repair it")

// Salvage yields the files of a zip archive whose directory, which stands at its end,
// is missing: one after the other, by the header before each. It ends with an error
// where no other header follows.
//
// A header has 30 bytes: the signature, two bytes each of version, flags and method,
// time and date, the checksum, the packed and the plain size, and the lengths of the
// name and of the extra field that follow.
func Salvage(r io.ReaderAt, size int64, budget *packing.Budget) iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		for at := int64(0); ; {
			e, next := salvaged(r, at, size, budget)
			if e == nil {
				yield(nil, errCutZip)
				return
			}
			if !yield(e, nil) {
				return
			}
			if at = next(); at < 0 {
				yield(nil, errCutZip)
				return
			}
		}
	}
}

// salvaged is the file whose header stands at a place, nil for none. next is where
// the one behind it begins, -1 where that is not known; it reads the file to its end.
func salvaged(r io.ReaderAt, at, size int64, budget *packing.Budget) (e *Entry, next func() int64) {
	var head [30]byte
	if _, err := r.ReadAt(head[:], at); err != nil || !bytes.HasPrefix(head[:], []byte("PK\x03\x04")) {
		return nil, nil
	}
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint16(head[i:])) }
	flags, method := number(6), number(8)
	packed := int64(binary.LittleEndian.Uint32(head[18:]))
	name := make([]byte, number(26))
	if _, err := r.ReadAt(name, at+int64(len(head))); err != nil {
		return nil, nil
	}
	start := at + int64(len(head)) + number(26) + number(28)
	e = &Entry{Name: safeName(encoding.Valid(string(name)))}
	next = func() int64 {
		if packed == 0 && flags&8 != 0 {
			return -1
		}
		return start + packed
	}
	body := io.NewSectionReader(r, start, max(size-start, 0))
	switch {
	case flags&1 != 0:
		e.Fault = errLocked
	case method == 0 && (packed > 0 || flags&8 == 0):
		e.Reader = budget.Unpacked(faults{whole{body, packed}})
	case method == 8:
		in := &counter{ByteReader: bufio.NewReader(body)}
		e.Reader = budget.Unpacked(faults{flate.NewReader(in)})
		next = func() int64 {
			if _, err := io.Copy(io.Discard, e.Reader); err != nil {
				return -1
			}
			return behindDescriptor(r, start+in.n, flags&8 != 0)
		}
	default:
		e.Fault = errPacking
	}
	return e, next
}

// behindDescriptor is where the header behind a file begins. Between them may stand a
// descriptor: an optional signature, the checksum and both sizes in 4 or 8 bytes each.
func behindDescriptor(r io.ReaderAt, at int64, has bool) int64 {
	if !has {
		return at
	}
	var signature [4]byte
	for _, size := range []int64{16, 12, 24, 20} {
		if _, err := r.ReadAt(signature[:], at+size); err == nil && bytes.HasPrefix(signature[:], []byte("PK\x03\x04")) {
			return at + size
		}
	}
	return -1
}

// whole is the first n bytes of a reader. Fewer are a fault.
type whole struct {
	r *io.SectionReader
	n int64
}

func (w whole) Read(p []byte) (int, error) {
	at, _ := w.r.Seek(0, io.SeekCurrent)
	if at == w.n {
		return 0, io.EOF
	}
	n, err := w.r.Read(p[:min(int64(len(p)), w.n-at)])
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// A counter counts the bytes that are taken from it. It hands out single ones, so that
// a decompressor takes no more than it needs.
type counter struct {
	io.ByteReader
	n int64
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.ByteReader.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		b, err := c.ReadByte()
		if err != nil {
			return i, err
		}
		p[i] = b
	}
	return len(p), nil
}
