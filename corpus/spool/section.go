package spool

import (
	"io"
	"sync"

	"github.com/klauspost/compress/s2"
)

// A Section is one input in the spool. It takes from its source only what was
// asked for, so that the first reading of an input and its spooling are one.
// It is safe for concurrent use.
//
// Memory: 16 bytes a block, one block that is being filled, and the blocks that
// were read last (see blockCache).
type Section struct {
	spool *Spool

	mu     sync.Mutex
	source io.ReadCloser // what is still to come; nil when all was taken
	fault  error         // why the source broke off
	broken error         // an Error of the past: what is stored has a gap
	blocks []Block
	filled []byte // the bytes behind the last block
	size   int64  // of all bytes taken so far

	cache blockCache
	pack  []byte // for the next block
}

// Section makes a section of a stream, which it closes when all of it was taken
// or when the section is closed.
func (s *Spool) Section(source io.ReadCloser) *Section { return &Section{spool: s, source: source} }

// take reads from the source what stands behind all that was taken before.
// The error is io.EOF at the end, or the fault of a source that broke off.
func (x *Section) take(p []byte) (n int, err error) {
	if x.broken != nil {
		return 0, x.broken
	}
	if x.source == nil {
		if x.fault != nil {
			return 0, x.fault
		}
		return 0, io.EOF
	}
	n, err = x.source.Read(p)
	x.size += int64(n)
	for rest := p[:n]; len(rest) > 0; {
		m := min(len(rest), blockSize-len(x.filled))
		x.filled = append(x.filled, rest[:m]...)
		rest = rest[m:]
		if len(x.filled) == blockSize {
			if x.broken = x.flush(); x.broken != nil {
				return 0, x.broken
			}
		}
	}
	if err != nil {
		if err != io.EOF {
			x.fault = err
		}
		x.source.Close()
		x.source = nil
	}
	return n, err
}

// flush writes a block.
func (x *Section) flush() error {
	x.pack = s2.Encode(x.pack[:cap(x.pack)], x.filled)
	b, err := x.spool.append(x.pack)
	if err != nil {
		return err
	}
	x.blocks = append(x.blocks, b)
	x.filled = x.filled[:0]
	return nil
}

// ReadAt reads what was taken from the source before. It reads short, with
// io.EOF, behind that.
func (x *Section) ReadAt(p []byte, offset int64) (n int, err error) {
	for n < len(p) {
		m, err := x.readBlock(p[n:], offset+int64(n))
		if n += m; err != nil {
			return n, err
		}
	}
	return n, nil
}

// readBlock reads from the one block that holds offset.
func (x *Section) readBlock(p []byte, offset int64) (int, error) {
	number, within := int(offset/blockSize), int(offset%blockSize)
	x.mu.Lock()
	if number >= len(x.blocks) {
		defer x.mu.Unlock()
		if offset >= x.size {
			return 0, io.EOF
		}
		return copy(p, x.filled[within:]), nil
	}
	b := x.blocks[number]
	x.mu.Unlock()
	return x.cache.read(x.spool, number, b, p, within)
}

// Reader reads the section from its start: first what was taken from its source
// before, then the source. Closing the reader does nothing.
func (x *Section) Reader() io.ReadCloser { return &sectionReader{of: x} }

// Close ends the source, if it was not taken to its end. What was taken can
// still be read.
func (x *Section) Close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.source != nil {
		x.source.Close()
		x.source = nil
	}
}

// A sectionReader is what Section.Reader gives.
type sectionReader struct {
	of *Section
	at int64
}

func (r *sectionReader) Read(p []byte) (n int, err error) {
	r.of.mu.Lock()
	taken := r.of.size
	if r.at == taken {
		n, err = r.of.take(p)
		r.of.mu.Unlock()
	} else {
		r.of.mu.Unlock()
		n, err = r.of.ReadAt(p[:min(int64(len(p)), taken-r.at)], r.at)
	}
	r.at += int64(n)
	return n, err
}

func (r *sectionReader) Close() error { return nil }
