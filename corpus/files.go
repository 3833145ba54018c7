package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"reprint/corpus/address"
	"reprint/corpus/cache"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/corpus/packing"
	"reprint/corpus/records"
	"reprint/corpus/spool"
)

// Limits of what is read as one article.
const (
	longestFile = 64 << 20 // bytes of a file, unpacked
	longestText = 16 << 20 // bytes of the text of one article
	longestPage = 32 << 20 // bytes of a web page, which takes far longer to read
)

// A fileSource is a Source of files.
//
// Memory: the index has about 40 bytes a document beside its id (see index),
// and the iteration holds at most a few chunks and files for each worker.
type fileSource struct {
	roots  []root
	cache  *cache.Cache // of documents that take long to read; nil for none
	meta   *metaTable
	stdin  io.Reader
	jobs   int
	names  meta.Names
	spool  spool.Spool
	extent extent
	kept   atomic.Int32 // how many containers have a file that stays open

	once sync.Once
	walk walk

	mu    sync.RWMutex
	index index // of every document that was yielded
	stats Stats
}

func (s *fileSource) list() []*input {
	s.once.Do(func() { s.walk.findInputs(s.roots) })
	return s.walk.inputs
}

func (s *fileSource) Stats() Stats {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.stats
}

func (s *fileSource) Close() error {
	for _, in := range s.walk.inputs {
		in.close()
	}
	return s.spool.Close()
}

// claim gives the id to the document at a place. It reports false when another
// document has it.
func (s *fileSource) claim(id string, at place) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.index.claim(id, at)
}

// find is the place of the document with this id, and its input.
func (s *fileSource) find(id string) (place, *input, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	n, ok := s.index.find(id)
	if !ok {
		return place{}, nil, unknownID(id)
	}
	at := s.index.places[n]
	return at, s.walk.inputs[at.input], nil
}

func (s *fileSource) Open(id string) (*Document, error) {
	at, in, err := s.find(id)
	if err != nil {
		return nil, err
	}
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
	if !in.lines {
		return s.readKept(in, int(at.offset))
	}
	line := lineBuffers.Get().(*[]byte)
	defer lineBuffers.Put(line)
	if err := s.readLine(in, at, line); err != nil {
		return nil, err
	}
	reader := readers.Get().(*records.Reader)
	defer readers.Put(reader)
	reader.Names = s.names
	f, err := reader.Read(*line)
	if err != nil {
		return nil, err
	}
	return s.recordDocument(in, &f), nil
}

// readLine reads the line at a place of a container into buf.
func (s *fileSource) readLine(in *input, at place, buf *[]byte) error {
	r, done, err := s.openContainer(in)
	if err != nil {
		return err
	}
	defer done()
	*buf = slices.Grow((*buf)[:0], int(at.size))[:at.size]
	if n, err := r.ReadAt(*buf, at.offset); n < len(*buf) {
		return fmt.Errorf("changed while it was being read: %w", err)
	}
	return nil
}

// readers and lineBuffers serve Open; each worker of an iteration has its own.
var (
	readers     = sync.Pool{New: func() any { return new(records.Reader) }}
	lineBuffers = sync.Pool{New: func() any { return new([]byte) }}
)

// readFile reads an input that is one article.
func (s *fileSource) readFile(in *input) (*Document, error) {
	if in.kind.format.slow {
		if d, err := s.readKept(in, 0); err == nil {
			return d, nil
		}
	}
	data, err := s.fileBytes(in)
	if err != nil {
		return nil, bareError(err)
	}
	f := in.kind.format.among(data[:min(len(data), recogniseSize)])
	if f.article == nil {
		return nil, errMany
	}
	d, err := s.article(f, data)
	if err != nil {
		return nil, err
	}
	d.ID, d.Path, d.Against = in.id, in.path, in.against
	s.complete(d, in.id, withoutSuffix(in.id))
	return d, nil
}

// errMany is the fault of a file that is a container, and should be none.
var errMany = errors.New("holds many articles")

// fileBytes is the whole of a file or of standard input, unpacked.
func (s *fileSource) fileBytes(in *input) ([]byte, error) {
	limit := cmp.Or(in.kind.format.longest, longestFile)
	if in.stored != nil {
		return readLimited(in.stored.Reader(), 0, limit)
	}
	f, size, err := openPlain(in.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if in.kind.packing == packing.None {
		data, err := readWhole(f, size, limit)
		if err != nil || packing.Detect(data) == packing.None {
			return data, err
		}
		return unpackedBytes(io.NopCloser(bytes.NewReader(data)), in, limit)
	}
	return unpackedBytes(f, in, limit)
}

// unpackedBytes is the whole of what is compressed in r.
func unpackedBytes(r io.ReadCloser, in *input, limit int64) ([]byte, error) {
	plain, err := plainStream(r, in.kind.packing, in.budget.Unpack)
	if err != nil {
		return nil, err
	}
	defer plain.Close()
	return readLimited(plain.encoded, 0, limit)
}

// readWhole reads a file of this size. A first read that gives just that is
// believed to have met the end.
func readWhole(f io.Reader, size, limit int64) ([]byte, error) {
	if size > limit {
		return nil, tooLong(limit)
	}
	buf := make([]byte, size+1)
	n, err := f.Read(buf)
	if size > 0 && int64(n) == size && (err == nil || err == io.EOF) {
		return buf[:n], nil
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	return readLimited(io.MultiReader(bytes.NewReader(buf[:n]), f), size, limit)
}

// readLimited reads all of r, but not more than limit bytes. size is what to expect.
func readLimited(r io.Reader, size, limit int64) ([]byte, error) {
	buf := make([]byte, 0, min(size, limit)+bytes.MinRead)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case err == io.EOF:
			return buf, nil
		case err != nil:
			return nil, err
		case int64(len(buf)) > limit:
			return nil, tooLong(limit)
		case len(buf) == cap(buf):
			buf = slices.Grow(buf, len(buf))
		}
	}
}

func tooLong(limit int64) error { return fmt.Errorf("is longer than %d MB", limit>>20) }

// errLongText is the fault of an article whose text is so long that comparing it with
// another would take more than 1 GB of memory.
var errLongText = fmt.Errorf("not read: its text is longer than %d MB; split it into articles", longestText>>20)

// recordDocument makes a document of a record. Its id is the one that the
// record asks for, or that of the container for one without.
func (s *fileSource) recordDocument(in *input, f *meta.Fields) *Document {
	d := readRecord(f, "record")
	s.place(d, in, "", ownID(f))
	return d
}

// place makes d a document of a container, of which its own id is a part or the
// path of the file inside that it is, and completes it.
func (s *fileSource) place(d *Document, in *input, inner, own string) {
	d.ID, d.Path, d.Against = in.id, in.path, in.against
	if format := in.kind.format.name; d.Reader == "" {
		d.Reader = format
	} else if d.Reader != format {
		d.Reader += " in " + format
	}
	name := own
	if inner != "" {
		d.ID = joinID(d.ID, inner)
	}
	if own != "" {
		d.ID += "#" + own
	} else if inner != "" {
		name = withoutSuffix(inner)
	}
	s.complete(d, d.ID, name)
}

// complete adds what does not depend on the format. names are those under
// which the metadata may list the document.
func (s *fileSource) complete(d *Document, names ...string) {
	s.meta.join(d, names...)
	if d.Outlet == "" {
		d.describe(meta.Meta{Outlet: address.Host(d.URL), From: "host of the address"})
	}
	if d.Published.IsZero() {
		d.dateByName()
	}
	d.nameAuthors()
	findCredit(d)
	d.Dropped = append(d.Dropped, encoding.Controls(d.Text)...)
	slices.SortStableFunc(d.Dropped, func(a, b encoding.Dropped) int { return a.Start - b.Start })
}

// rename gives d an id that its record did not ask for.
func (s *fileSource) rename(d *Document, id string) {
	d.ID = id
	if s.meta.join(d, id) {
		d.Credit, d.CreditBasis = "", ""
		findCredit(d)
	}
}
