package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"reprint/corpus/encoding"
	"reprint/corpus/packing"
	"reprint/corpus/table"
	"reprint/internal/imprint"
)

// A container is read twice: from its start by an iteration, and record by
// record by Open. A plain file serves both; everything else is taken through
// the spool, which gives the plain bytes again at any offset.

// prepare finds out how a container of JSON Lines can be read, once, and whether it
// is one.
func (s *fileSource) prepare(in *input) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.direct || in.stored != nil {
		return nil
	}
	f, err := openRegular(in.path)
	if err != nil {
		return bareError(err)
	}
	plain, err := plainStream(f, in.kind.packing, in.budget.Unpack)
	if err != nil {
		f.Close()
		return err
	}
	in.kind.format = in.kind.format.among(plain.start)
	if !plain.changed {
		info, err := f.Stat()
		plain.Close()
		if err != nil {
			return bareError(err)
		}
		in.direct, in.stamp = true, stampOf(info)
		return nil
	}
	in.stored = s.spool.Section(plain)
	return nil
}

// A stream is the plain bytes of something packed or in UTF-16.
type stream struct {
	io.Reader
	start   []byte    // its first bytes, which Read gives too
	encoded io.Reader // the same, where it is in UTF-16 as it is
	changed bool      // it is not as it lies in the file
	under   [2]io.Closer
}

// plainStream reads through compression, whatever the name says, and UTF-16.
// Closing the stream closes r.
func plainStream(r io.ReadCloser, named packing.Packing, unpack func(io.Reader, packing.Packing) (io.ReadCloser, error)) (*stream, error) {
	raw := bufio.NewReaderSize(r, 1<<15)
	head, err := raw.Peek(packing.HeadSize)
	if err != nil && err != io.EOF {
		return nil, bareError(err)
	}
	pack := packing.Detect(head)
	if len(head) == 0 {
		pack = named
	}
	z, err := unpack(raw, pack)
	if err != nil {
		return nil, err
	}
	buffered := bufio.NewReaderSize(z, 1<<15)
	out := &stream{Reader: buffered, encoded: buffered, changed: pack != packing.None, under: [2]io.Closer{z, r}}
	out.start, _ = buffered.Peek(recogniseSize)
	if enc := encoding.Wide(out.start); enc != nil {
		out.changed = true
		out.start, _ = enc.NewDecoder().Bytes(out.start)
		out.Reader = enc.NewDecoder().Reader(buffered)
	}
	return out, nil
}

func (s *stream) Close() error {
	return errors.Join(s.under[0].Close(), s.under[1].Close())
}

// streamContainer reads a container from its start.
func (s *fileSource) streamContainer(in *input) (io.ReadCloser, error) {
	if err := s.prepare(in); err != nil {
		return nil, err
	}
	if in.stored != nil {
		return in.stored.Reader(), nil
	}
	f, err := openRegular(in.path)
	if err != nil {
		return nil, bareError(err)
	}
	return f, nil
}

// content is that of a container, of any format but JSON Lines, whose format it
// settles. Closing it is up to the caller.
func (s *fileSource) content(in *input) (*content, io.Closer, error) {
	var plain *stream
	var err error
	f := (*os.File)(nil)
	if in.stored != nil {
		plain, err = plainStream(in.stored.Reader(), packing.None, packing.Unpack)
	} else if f, err = openRegular(in.path); err == nil {
		plain, err = plainStream(f, in.kind.packing, in.budget.Unpack)
	}
	if err != nil {
		return nil, nil, bareError(err)
	}
	if imprint.Recognise(plain.start) != imprint.None {
		plain.Close()
		return nil, nil, errOwn
	}
	in.kind.format = in.kind.format.among(plain.start)
	c := &content{Reader: plain, names: s.names, budget: &in.budget, store: s.spool.Section, read: s.article, close: func() {}}
	switch {
	case in.stored != nil:
		c.at = func() (io.ReaderAt, int64, error) {
			size, err := io.Copy(io.Discard, in.stored.Reader())
			return in.stored, size, err
		}
	case plain.changed:
		c.at = c.storedAt
	default:
		c.at = func() (io.ReaderAt, int64, error) {
			info, err := f.Stat()
			if err != nil {
				return nil, 0, bareError(err)
			}
			in.budget.Packed(info.Size())
			return f, info.Size(), nil
		}
	}
	return c, plain, nil
}

// mostKept is how many containers stay open between two calls of Open. A system may
// allow no more than 32 open files in all.
const mostKept = 12

// openContainer opens a container to be read at offsets. done must be called
// afterwards.
func (s *fileSource) openContainer(in *input) (r io.ReaderAt, done func(), err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.stored != nil {
		return in.stored, func() {}, nil
	}
	if in.file != nil {
		return in.file, func() {}, nil
	}
	f, err := openRegular(in.path)
	if err != nil {
		return nil, nil, bareError(err)
	}
	if s.kept.Add(1) <= mostKept {
		in.file = f
		return f, func() {}, nil
	}
	return f, func() { f.Close() }, nil
}

// close gives back what a container holds open.
func (in *input) close() {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.stored != nil {
		in.stored.Close()
	}
	if in.file != nil {
		in.file.Close()
		in.file = nil
	}
}

// sniff takes standard input into the spool and tells its format by its start.
func (s *fileSource) sniff(in *input) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.stored != nil {
		return nil
	}
	plain, err := plainStream(io.NopCloser(s.stdin), packing.None, in.budget.Unpack)
	if err != nil {
		return err
	}
	if len(plain.start) == 0 {
		return errNothing
	}
	in.stored = s.spool.Section(plain)
	in.kind.format = in.kind.format.among(plain.start)
	switch {
	case in.kind.format != nil:
	case table.Recognise(plain.start, s.names):
		in.kind.format = tableFile
	default:
		in.kind.format = plainText
	}
	return nil
}

// tell settles the format of a file by its start, as the name may be wrong or say
// nothing. What is no more than text is an article where it has no suffix at all.
func (in *input) tell() error {
	head, err := Head(in.path, recogniseSize)
	if err != nil {
		return bareError(err)
	}
	in.kind.format = in.kind.format.among(head)
	if in.kind.format == nil && typeOf(filepath.Base(in.path)) == "" && (isText(head) || len(head) == 0) {
		in.kind.format = plainText
	}
	if in.kind.format == nil {
		return fmt.Errorf("unknown kind of file (known are %s)", knownKinds)
	}
	return nil
}

// Head is the first n bytes of a file, or all that it holds; of a compressed
// one, whatever its name, those of what is inside.
func Head(path string, n int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw := bufio.NewReader(f)
	magic, _ := raw.Peek(packing.HeadSize)
	z, err := packing.Unpack(raw, packing.Detect(magic))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	head, err := io.ReadAll(io.LimitReader(z, int64(n)))
	if len(head) > 0 {
		err = nil // what is cut short behind it does not matter
	}
	return head, err
}
