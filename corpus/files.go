package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// Limits of what is read as one article.
const (
	longestFile = 256 << 20 // bytes of a plain file, unpacked
	longestPage = 32 << 20  // bytes of a web page, which takes far longer to read
)

// A fileSource is a Source of files.
//
// Memory: the index has about 100 bytes a document beside its id, and the
// iteration holds at most a few chunks and files for each worker.
type fileSource struct {
	roots []root
	meta  *metaTable
	stdin io.Reader
	jobs  int
	spool spool

	walk   sync.Once
	inputs []*input
	other  int

	mu    sync.RWMutex
	index map[string]place // of every document that was yielded, by id
	stats Stats
}

// A place is where a document can be read again: an input and, in a container,
// the bytes of its record.
type place struct {
	offset int64
	input  int32
	size   int32
}

func (s *fileSource) list() []*input {
	s.walk.Do(func() { s.inputs, s.other = findInputs(s.roots) })
	return s.inputs
}

func (s *fileSource) Stats() Stats {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.stats
}

func (s *fileSource) Close() error { return s.spool.close() }

// claim gives the id to the document at a place. It reports false when another
// document has it.
func (s *fileSource) claim(id string, at place) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	have, taken := s.index[id]
	if !taken {
		s.index[id] = at
	}
	return !taken || have == at
}

func (s *fileSource) Open(id string) (*Document, error) {
	s.mu.RLock()
	at, ok := s.index[id]
	s.mu.RUnlock()
	if !ok {
		return nil, unknownID(id)
	}
	in := s.inputs[at.input]
	d, err := s.openAt(in, at)
	if err != nil {
		return nil, fmt.Errorf("corpus: %s: %w", id, err)
	}
	if d.ID != id {
		s.rename(d, id)
	}
	return d, nil
}

func (s *fileSource) openAt(in *input, at place) (*Document, error) {
	if !in.kind.container() {
		return s.readFile(in)
	}
	r, _, err := s.container(context.Background(), in)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	line := make([]byte, at.size)
	if n, err := r.ReadAt(line, at.offset); n < len(line) {
		return nil, fmt.Errorf("changed while it was being read: %w", err)
	}
	reader := readers.Get().(*recordReader)
	defer readers.Put(reader)
	f, err := reader.read(line)
	if err != nil {
		return nil, err
	}
	return s.recordDocument(in, &f), nil
}

// readers holds parsers for Open; each worker of an iteration has its own.
var readers = sync.Pool{New: func() any { return new(recordReader) }}

// readFile reads an input that is one article.
func (s *fileSource) readFile(in *input) (*Document, error) {
	data, err := s.fileBytes(in)
	if err != nil {
		return nil, bareError(err)
	}
	d, err := readArticle(data, in.kind.format)
	if err != nil {
		return nil, err
	}
	d.ID, d.Path, d.Against = in.id, in.path, in.against
	s.complete(d, in.id, withoutSuffix(in.id))
	return d, nil
}

func readArticle(data []byte, f format) (*Document, error) {
	if f == webPage {
		return readWebPage(data)
	}
	text, err := decode(data, "")
	if err != nil {
		return nil, err
	}
	if f == markdown {
		return readMarkdown(text), nil
	}
	return readText(text), nil
}

// fileBytes is the whole of a file or of standard input, unpacked.
func (s *fileSource) fileBytes(in *input) ([]byte, error) {
	limit := int64(longestFile)
	if in.kind.format == webPage {
		limit = longestPage
	}
	if in.spooled != nil {
		if in.spooled.fault != nil {
			return nil, in.spooled.fault
		}
		return readLimited(in.spooled.reader(), in.spooled.size, limit)
	}
	f, err := os.Open(in.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := unpack(f, in.kind.packing)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return readLimited(z, info.Size(), limit)
}

// readLimited reads all of r, but not more than limit bytes. size is what to expect.
func readLimited(r io.Reader, size, limit int64) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(size, limit)) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, err
	}
	if int64(buf.Len()) > limit {
		return nil, fmt.Errorf("is longer than %d MB", limit>>20)
	}
	return buf.Bytes(), nil
}

// A containerReader reads the plain bytes of a container.
type containerReader interface {
	io.Reader
	io.ReaderAt
	io.Closer
}

type sectionReader struct{ *io.SectionReader }

func (sectionReader) Close() error { return nil }

// container opens a container for reading, spooling it first where its file
// has no offsets to read at. fault is why a spooled one broke off.
func (s *fileSource) container(ctx context.Context, in *input) (r containerReader, fault, err error) {
	in.spooling.Lock()
	defer in.spooling.Unlock()
	if in.spooled != nil {
		return sectionReader{in.spooled.reader()}, in.spooled.fault, nil
	}
	f, err := os.Open(in.path)
	if err != nil {
		return nil, nil, bareError(err)
	}
	if in.direct {
		return f, nil, nil
	}
	z, err := unpack(f, in.kind.packing)
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	defer z.Close()
	head := bufio.NewReader(z)
	start, _ := head.Peek(4096)
	enc := utf16Of(start)
	if in.kind.packing == unpacked && enc == nil {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			f.Close()
			return nil, nil, bareError(err)
		}
		in.direct = true
		return f, nil, nil
	}
	defer f.Close()
	var plain io.Reader = head
	if enc != nil {
		plain = enc.NewDecoder().Reader(head)
	}
	if in.spooled, err = s.spool.copy(ctx, plain); err != nil {
		return nil, nil, err
	}
	return sectionReader{in.spooled.reader()}, in.spooled.fault, nil
}

// sniff spools standard input and tells JSON Lines, which starts with a brace,
// from a single text. What was read in part cannot be read again.
func (s *fileSource) sniff(ctx context.Context, in *input) error {
	in.spooling.Lock()
	defer in.spooling.Unlock()
	if in.spooled != nil {
		return nil
	}
	stdin := s.stdin
	s.stdin = brokenReader{}
	raw := bufio.NewReader(stdin)
	head, _ := raw.Peek(4)
	z, err := unpack(raw, packingOf(head))
	if err != nil {
		return err
	}
	defer z.Close()
	buffered := bufio.NewReader(z)
	start, _ := buffered.Peek(4096)
	var plain io.Reader = buffered
	if enc := utf16Of(start); enc != nil {
		plain = enc.NewDecoder().Reader(buffered)
		start, _ = enc.NewDecoder().Bytes(start)
	}
	if in.spooled, err = s.spool.copy(ctx, plain); err != nil {
		return err
	}
	in.kind.format = plainText
	if start = bytes.TrimLeft(bytes.TrimPrefix(start, utf8BOM), " \t\r\n"); len(start) > 0 && start[0] == '{' {
		in.kind.format = jsonLines
	}
	return nil
}

// A brokenReader stands for standard input once that has been read.
type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) {
	return 0, errors.New("standard input was read before, and not to its end")
}

// recordDocument makes a document of a record. Its id is the one that the
// record asks for, or that of the container for one without.
func (s *fileSource) recordDocument(in *input, f *fields) *Document {
	d := &Document{ID: in.id, Path: in.path, Text: f[fieldText], Against: in.against}
	f.describe(d, "record")
	own := ownID(f)
	if own != "" {
		d.ID = in.id + "#" + own
	}
	s.complete(d, d.ID, own)
	return d
}

// complete adds what does not depend on the format. names are those under
// which the metadata may list the document.
func (s *fileSource) complete(d *Document, names ...string) {
	s.meta.join(d, names...)
	if d.Outlet == "" {
		d.Outlet = hostOf(d.URL)
	}
	findCredit(d)
	d.Dropped = findControls(d.Text)
}

// rename gives d an id that its record did not ask for.
func (s *fileSource) rename(d *Document, id string) {
	d.ID = id
	if s.meta.join(d, id) {
		d.Credit, d.CreditBasis = "", ""
		findCredit(d)
	}
}
