// Package spool is a temporary store for input that can be read only once, or
// only from its start, so that it can be read again at any offset.
//
// Section takes a stream into the store while it is read for the first time, and
// reads it again at any offset. Put and Get keep single values.
package spool

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	"github.com/klauspost/compress/s2"
)

// A Spool is one temporary file, created when first used, of blocks that are
// compressed on their own. Those of a Section hold blockSize bytes each. The
// zero value is ready for use. It is safe for concurrent use.
//
// S2 in blocks of 32 KB: news takes 1.5 times less room than plain, and to read
// one record again costs some 15 µs. Blocks of 256 KB, or zstd, would take 1.7
// or 2.4 times less room, and a record 10 times as long.
type Spool struct {
	Dir  string // that holds the file; the system's folder for temporary files if ""
	mu   sync.Mutex
	file *os.File
	size int64
}

// blockSize is how many plain bytes a block of a Section holds.
const blockSize = 32 << 10

// An Error says that the store could not be written or read, as on a full disk.
type Error struct {
	Dir string // that holds the store
	Err error
}

func (e *Error) Error() string { return "temporary store in " + e.Dir + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// fail wraps the fault of a file operation.
func (s *Spool) fail(err error) error {
	dir := s.Dir
	if dir == "" {
		dir = os.TempDir()
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err // the path is no more than a random name in dir
	}
	return &Error{Dir: dir, Err: err}
}

// A Block is the place of compressed bytes in a Spool. The zero Block is that of
// nothing.
type Block struct {
	at   int64
	size int32
}

// Empty reports whether b is the zero Block.
func (b Block) Empty() bool { return b.size == 0 }

// Put stores b and returns its place, to be given to Get.
func (s *Spool) Put(b []byte) (Block, error) { return s.append(s2.Encode(nil, b)) }

// Get reads what Put stored, in memory of its own.
func (s *Spool) Get(b Block) ([]byte, error) {
	packed := make([]byte, b.size)
	if _, err := s.file.ReadAt(packed, b.at); err != nil {
		return nil, s.fail(err)
	}
	plain, err := s2.Decode(nil, packed)
	if err != nil {
		return nil, s.fail(err)
	}
	return plain, nil
}

// append writes packed bytes behind everything else and says where.
func (s *Spool) append(packed []byte) (Block, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		f, err := os.CreateTemp(s.Dir, "reprint-*.spool")
		if err != nil {
			return Block{}, s.fail(err)
		}
		// Where the system allows it the file has no name from now on, and
		// vanishes with the process however that ends.
		os.Remove(f.Name())
		s.file = f
	}
	if _, err := s.file.WriteAt(packed, s.size); err != nil {
		return Block{}, s.fail(err)
	}
	b := Block{s.size, int32(len(packed))}
	s.size += int64(len(packed))
	return b, nil
}

// Close removes the file. Nothing can be read from the store afterwards.
func (s *Spool) Close() error {
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
