package records

import (
	"bytes"
	"fmt"
	"io"
	"sync"
)

const (
	chunkSize   = 1 << 20  // bytes of a usual chunk
	longestLine = 64 << 20 // bytes of the longest line that is read
)

// errLineTooLong is the fault of a record longer than longestLine.
var errLineTooLong = fmt.Errorf("line is longer than %d MB", longestLine>>20)

// A Chunk is a run of whole lines of JSON Lines, or one line that is too long to
// be read.
type Chunk struct {
	data    []byte
	offset  int64 // of data in the input, in bytes
	tooLong bool
	cut     bool // the input broke off, so the last line may be incomplete
}

// Size is the number of bytes of a chunk.
func (c Chunk) Size() int { return len(c.data) }

// Release gives the memory of a chunk back, to be used for another. Neither the
// chunk nor a copy of it may be read afterwards.
func (c Chunk) Release() {
	if b := c.data; cap(b) == chunkSize {
		b = b[:chunkSize]
		buffers.Put(&b)
	}
}

var buffers = sync.Pool{New: func() any {
	b := make([]byte, chunkSize)
	return &b
}}

// Split cuts r into chunks of about 1 MB and hands them to emit, which owns the
// chunk and says whether to go on. A line of more than 64 MB becomes a chunk by
// itself, without the line. A fault of r is returned when all that stood before
// it was emitted.
func Split(r io.Reader, emit func(Chunk) bool) error {
	return split(r, func() []byte { return *buffers.Get().(*[]byte) }, emit)
}

// split is Split with buffers that buffer makes, of at least one byte.
func split(r io.Reader, buffer func() []byte, emit func(Chunk) bool) error {
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
			if n > 0 && !emit(Chunk{data: buf[:n], offset: offset, cut: !ended}) || ended {
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
			if !emit(Chunk{data: buf[:last], offset: offset}) {
				return nil
			}
			offset += int64(last)
			buf, n = next, n-last
		case n < longestLine:
			buf = append(buf[:n], make([]byte, n)...)
		default:
			if !emit(Chunk{offset: offset, tooLong: true}) {
				return nil
			}
			skipping = true
			offset += int64(n)
			n = 0
		}
	}
}
