package corpus

import (
	"bytes"
	"fmt"
	"io"
)

// A container of JSON Lines is read in chunks of whole lines: one goroutine
// cuts, several parse. A line may not be longer than longestLine.
const (
	chunkSize   = 1 << 20
	longestLine = 64 << 20
)

var errLineTooLong = fmt.Errorf("line is longer than %d MB", longestLine>>20)

// A chunk is a run of whole lines of a container, or one line that is too long
// to be read.
type chunk struct {
	data    []byte
	offset  int64 // of data in the container
	tooLong bool
	cut     bool // the input broke off, so the last line may be incomplete
}

// splitChunks cuts r into chunks and hands them to emit, which owns the data
// and says whether to go on. buffer makes (or reuses) a buffer of at least one
// byte. A fault of r is returned when all that stood before it was emitted.
func splitChunks(r io.Reader, buffer func() []byte, emit func(chunk) bool) error {
	var offset int64
	skipping := false // the rest of a line that was too long
	buf, n := buffer(), 0
	for {
		m, err := io.ReadFull(r, buf[n:])
		fresh := buf[n : n+m]
		n += m
		if skipping {
			end := bytes.IndexByte(fresh, '\n') + 1
			skipping = end == 0
			if skipping {
				end = n
			}
			n = copy(buf, buf[end:n])
			offset += int64(end)
			fresh = buf[:n]
		}
		if err != nil {
			ended := err == io.EOF || err == io.ErrUnexpectedEOF
			if n > 0 && !emit(chunk{data: buf[:n], offset: offset, cut: !ended}) || ended {
				return nil
			}
			return err
		}
		last := n - len(fresh) + bytes.LastIndexByte(fresh, '\n') + 1
		switch {
		case skipping || n == 0:
		case last > n-len(fresh):
			next := buffer()
			if tail := n - last; tail >= len(next) {
				next = make([]byte, 2*tail)
			}
			copy(next, buf[last:n])
			if !emit(chunk{data: buf[:last], offset: offset}) {
				return nil
			}
			offset += int64(last)
			buf, n = next, n-last
		case n < longestLine:
			buf = append(buf[:n], make([]byte, n)...)
		default:
			if !emit(chunk{offset: offset, tooLong: true}) {
				return nil
			}
			skipping = true
			offset += int64(n)
			n = 0
		}
	}
}
