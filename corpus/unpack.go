package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpack reads through the compression around r. The returned reader must be
// closed; that leaves r open.
func unpack(r io.Reader, p packing) (io.ReadCloser, error) {
	switch p {
	case gzipped:
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("not gzip: %w", cutShort(err))
		}
		return unpacker{z, z.Close}, nil
	case zstandard:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, fmt.Errorf("not zstd: %w", cutShort(err))
		}
		return unpacker{z, func() error { z.Close(); return nil }}, nil
	}
	return io.NopCloser(r), nil
}

// packingOf tells compression by the first bytes of a stream.
func packingOf(head []byte) packing {
	switch {
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return gzipped
	case bytes.HasPrefix(head, []byte{0x28, 0xB5, 0x2F, 0xFD}):
		return zstandard
	}
	return unpacked
}

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
