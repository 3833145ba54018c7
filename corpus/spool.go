package corpus

import (
	"io"
	"os"
	"sync"

	"github.com/klauspost/compress/s2"
)

// A spool is the temporary store for input that can be read only once, or only
// from its start: standard input, compressed containers, containers in UTF-16.
// It is one file, created when first used, of blocks that each hold blockSize
// bytes of one input, compressed on their own.
//
// S2 in blocks of 32 KB: news takes 1.5 times less room than plain, and to read
// one record again costs some 15 µs. Blocks of 256 KB, or zstd, would take 1.7
// or 2.4 times less room, and a record 10 times as long.
type spool struct {
	dir  string // the system's folder for temporary files if ""
	mu   sync.Mutex
	file *os.File
	size int64
}

// blockSize is how many plain bytes a block of the spool holds, but for the
// last one of an input.
const blockSize = 32 << 10

// A StoreError says that the temporary store could not be written or read, as
// on a full disk. It ends an iteration.
type StoreError struct {
	Dir string // that holds the store
	Err error
}

func (e *StoreError) Error() string { return "temporary store in " + e.Dir + ": " + e.Err.Error() }
func (e *StoreError) Unwrap() error { return e.Err }

func (s *spool) fail(err error) error {
	dir := s.dir
	if dir == "" {
		dir = os.TempDir()
	}
	return &StoreError{Dir: dir, Err: bareError(err)}
}

// append writes b behind everything else and says where.
func (s *spool) append(b []byte) (at int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		f, err := os.CreateTemp(s.dir, "reprint-*.spool")
		if err != nil {
			return 0, s.fail(err)
		}
		// Where the system allows it the file has no name from now on, and
		// vanishes with the process however that ends.
		os.Remove(f.Name())
		s.file = f
	}
	if _, err := s.file.WriteAt(b, s.size); err != nil {
		return 0, s.fail(err)
	}
	at = s.size
	s.size += int64(len(b))
	return at, nil
}

func (s *spool) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	os.Remove(s.file.Name())
	s.file = nil
	return err
}

// A section is one input in the spool. It takes from its source only what was
// asked for, so that the first reading of an input and its spooling are one.
// It is safe for concurrent use.
//
// Memory: 16 bytes a block, one block that is being filled, and the blocks that
// were read last (see blockCache).
type section struct {
	spool *spool

	mu     sync.Mutex
	source io.ReadCloser // what is still to come; nil when all was taken
	fault  error         // why the source broke off
	broken error         // a StoreError of the past: what is stored has a gap
	blocks []block
	filled []byte // the bytes behind the last block
	size   int64  // of all bytes taken so far

	cache blockCache
	pack  []byte // for the next block
}

// A block is a run of compressed bytes in the file of a spool.
type block struct {
	at   int64
	size int32
}

// take reads from the source what stands behind all that was taken before.
// The error is io.EOF at the end, or the fault of a source that broke off.
func (x *section) take(p []byte) (n int, err error) {
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
func (x *section) flush() error {
	x.pack = s2.Encode(x.pack[:cap(x.pack)], x.filled)
	at, err := x.spool.append(x.pack)
	if err != nil {
		return err
	}
	x.blocks = append(x.blocks, block{at, int32(len(x.pack))})
	x.filled = x.filled[:0]
	return nil
}

// ReadAt reads what was taken from the source before.
func (x *section) ReadAt(p []byte, offset int64) (n int, err error) {
	for n < len(p) {
		m, err := x.readBlock(p[n:], offset+int64(n))
		if n += m; err != nil {
			return n, err
		}
	}
	return n, nil
}

// readBlock reads from the one block that holds offset.
func (x *section) readBlock(p []byte, offset int64) (int, error) {
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

// close ends the source, if it was not taken to its end.
func (x *section) close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.source != nil {
		x.source.Close()
		x.source = nil
	}
}

// A blockCache keeps the blocks that were read last, plain: records are opened
// near each other more often than not. Memory: blockSize for each of its slots.
type blockCache [8]struct {
	mu     sync.Mutex
	number int // of the block, counted from 1; 0 for none
	plain  []byte
	packed []byte
}

// read copies to p what a block holds from within on.
func (c *blockCache) read(from *spool, number int, b block, p []byte, within int) (int, error) {
	slot := &c[number%len(c)]
	slot.mu.Lock()
	defer slot.mu.Unlock()
	if slot.number != number+1 {
		slot.number = 0
		if cap(slot.packed) < int(b.size) {
			slot.packed = make([]byte, s2.MaxEncodedLen(blockSize))
		}
		slot.packed = slot.packed[:b.size]
		if _, err := from.file.ReadAt(slot.packed, b.at); err != nil {
			return 0, from.fail(err)
		}
		plain, err := s2.Decode(slot.plain[:cap(slot.plain)], slot.packed)
		if err != nil {
			return 0, from.fail(err)
		}
		slot.plain, slot.number = plain, number+1
	}
	return copy(p, slot.plain[within:]), nil
}

// A sectionReader reads a section from its start: first what was taken before,
// then the source.
type sectionReader struct {
	of *section
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
