package corpus

import (
	"context"
	"io"
	"os"
	"sync"
)

// A spool is a temporary file for input that can be read only once, or only
// from its start: standard input, compressed containers, containers in UTF-16.
// It is created when first used.
type spool struct {
	dir  string
	mu   sync.Mutex // held while one input is copied
	file *os.File
	size int64
}

// A section is the part of the spool that holds one input.
type section struct {
	file  *os.File
	start int64
	size  int64
	// fault is why the input ended early, if it did.
	fault error
}

// copy appends all of r. A fault of r is kept in the section, which then holds
// what was read before it; an error is returned only for the spool itself and
// for a cancelled ctx.
func (s *spool) copy(ctx context.Context, r io.Reader) (*section, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		f, err := os.CreateTemp(s.dir, "reprint-*.spool")
		if err != nil {
			return nil, err
		}
		// Where the system allows it the file has no name from now on, and
		// vanishes with the process however that ends.
		os.Remove(f.Name())
		s.file = f
	}
	out := &section{file: s.file, start: s.size}
	buf := make([]byte, 1<<18)
	for out.fault == nil {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := r.Read(buf)
		if _, err := s.file.WriteAt(buf[:n], out.start+out.size); err != nil {
			return nil, err
		}
		out.size += int64(n)
		if err == io.EOF {
			break
		}
		out.fault = err
	}
	s.size = out.start + out.size
	return out, nil
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

// reader reads the section from its start.
func (s *section) reader() *io.SectionReader { return io.NewSectionReader(s.file, s.start, s.size) }
