// Package packing reads through the compression around a file.
//
// Suffix and Detect tell a Packing from the end of a file's name and from the
// first bytes of a stream. Unpack reads what is inside, Pack writes it.
package packing

import (
	"bytes"
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
)

// Suffix is the packing that the end of a file's name, such as ".gz", stands
// for. It is None for any other.
func Suffix(suffix string) Packing {
	switch suffix {
	case ".gz":
		return Gzip
	case ".zst":
		return Zstd
	}
	return None
}

// Detect tells a packing by the first bytes of a stream, of which it takes four.
func Detect(head []byte) Packing {
	switch {
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return Gzip
	case bytes.HasPrefix(head, []byte{0x28, 0xB5, 0x2F, 0xFD}):
		return Zstd
	}
	return None
}

// Unpack reads through the compression around r. The returned reader must be
// closed, which leaves r open.
func Unpack(r io.Reader, p Packing) (io.ReadCloser, error) {
	switch p {
	case Gzip:
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("not gzip: %w", cutShort(err))
		}
		return unpacker{z, z.Close}, nil
	case Zstd:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, fmt.Errorf("not zstd: %w", cutShort(err))
		}
		return unpacker{z, func() error { z.Close(); return nil }}, nil
	}
	return io.NopCloser(r), nil
}

// Pack compresses what is written to the returned writer, in the same way on every
// run. Closing it completes the compressed data, and leaves w open.
func Pack(w io.Writer, p Packing) (io.WriteCloser, error) {
	switch p {
	case Gzip:
		return gzip.NewWriter(w), nil
	case Zstd:
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
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
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("compressed data is cut short")
	}
	return err
}
