// Package packing reads through the compression around a file.
//
// Suffix and Detect tell a Packing from the end of a file's name and from the
// first bytes of a stream. Unpack reads what is inside, Pack writes it. A Budget
// bounds what comes out, so that a few bytes cannot unpack to more than a machine
// holds.
package packing

import (
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A Packing is the compression around a file.
type Packing int

// The packings that are known. None is that of a plain file.
const (
	None Packing = iota
	Gzip
	Zstd
	Bzip2
	Xz
)

// HeadSize is how many bytes of a stream Detect needs.
const HeadSize = 6

// magic are the first bytes of each packing. Of bzip2 it leaves out the fourth,
// a digit.
var magic = [...]string{Gzip: "\x1F\x8B", Zstd: "\x28\xB5\x2F\xFD", Bzip2: "BZh", Xz: "\xFD7zXZ\x00"}

// Suffix is the packing that the end of a file's name, such as ".gz", stands
// for. It is None for any other.
func Suffix(suffix string) Packing {
	switch suffix {
	case ".gz":
		return Gzip
	case ".zst":
		return Zstd
	case ".bz2":
		return Bzip2
	case ".xz":
		return Xz
	}
	return None
}

// Detect tells a packing by the first bytes of a stream, of which it takes HeadSize.
func Detect(head []byte) Packing {
	for p := Gzip; p <= Xz; p++ {
		if bytes.HasPrefix(head, []byte(magic[p])) && (p != Bzip2 || isBzip2(head)) {
			return p
		}
	}
	return None
}

// isBzip2 reports whether behind the first three bytes, which a text may have too,
// stand the digit and the start of a block of bzip2.
func isBzip2(head []byte) bool {
	return len(head) >= HeadSize && '1' <= head[3] && head[3] <= '9' && (head[4] == 0x31 || head[4] == 0x17)
}

// widest is how far back a packed stream may refer at most, in bytes, which is
// memory that reading it takes: what zstd itself reads unless it is told otherwise.
const widest = 128 << 20

// Unpack reads through the compression around r, within a Budget of its own. The
// returned reader must be closed, which leaves r open.
func Unpack(r io.Reader, p Packing) (io.ReadCloser, error) {
	return new(Budget).Unpack(r, p)
}

var errWide = fmt.Errorf("not read: needs more than %d MB of memory to unpack; pack it again without --long", widest>>20)

// unpack is Unpack without bounds.
func unpack(r io.Reader, p Packing) (io.ReadCloser, error) {
	switch p {
	case Gzip:
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("not gzip: %w", cutShort(err))
		}
		return unpacker{z, z.Close}, nil
	case Zstd:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(widest))
		if err != nil {
			return nil, fmt.Errorf("not zstd: %w", cutShort(err))
		}
		return unpacker{z, func() error { z.Close(); return nil }}, nil
	case Bzip2:
		return unpacker{bzip2.NewReader(r), nothing}, nil
	case Xz:
		return unpackXz(r)
	}
	return io.NopCloser(r), nil
}

// nothing closes what holds nothing.
func nothing() error { return nil }

// Pack compresses what is written to the returned writer, in the same way on every
// run. Closing it completes the compressed data, and leaves w open. It is an error
// to ask for a packing that is only read.
func Pack(w io.Writer, p Packing) (io.WriteCloser, error) {
	switch p {
	case Gzip:
		return gzip.NewWriter(w), nil
	case Zstd:
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	}
	if p != None {
		return nil, errors.New("compression that is only read")
	}
	return plain{w}, nil
}

// A plain writer compresses nothing.
type plain struct{ io.Writer }

func (plain) Close() error { return nil }

// An unpacker is a decompressor with a Close of its own and faults in plain words.
type unpacker struct {
	io.Reader
	close func() error
}

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = cutShort(err)
	}
	return n, err
}

func (u unpacker) Close() error { return u.close() }

// cutShort names the commonest fault of compressed files in plain words.
func cutShort(err error) error {
	if errors.Is(err, zstd.ErrWindowSizeExceeded) {
		return errWide
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("compressed data is cut short")
	}
	return err
}
