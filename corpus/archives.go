package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"reprint/corpus/archive"
	"reprint/corpus/encoding"
	"reprint/corpus/epub"
	"reprint/corpus/office"
	"reprint/corpus/packing"
)

// Archives hold files of all formats, archives too. Nothing of them is written to
// a disk but what needs to be read at an offset, which goes into the spool.

var (
	zipFile = &format{
		name:     "zip archive",
		suffixes: []string{".zip"},
		magic:    isZip,
		articles: readZip,
	}
	tarFile = &format{
		name:     "tar archive",
		suffixes: []string{".tar", ".tgz", ".tbz2", ".txz"},
		magic:    isTar,
		articles: readTar,
	}
)

const (
	deepestArchive = 4        // how many archives may lie inside each other
	longestInner   = 32 << 20 // bytes of an article in a container: some wait for workers
)

var errDeep = fmt.Errorf("not read: more than %d archives inside each other; unpack the outer ones", deepestArchive)

// readZip reads a zip archive: the files in it, or the one article or the articles
// of a format that is kept in zip archives.
func readZip(c *content, yield func(item) bool) error {
	at, size, err := c.at()
	if err != nil {
		return err
	}
	z, err := archive.OpenZip(at, size, c.budget)
	switch {
	case err != nil && isPackage(at):
		return err
	case err != nil:
		return c.entries(archive.Salvage(at, size, c.budget), yield)
	case z.Has(office.WordText), z.Has(office.OpenText) && z.Has(office.OpenProperties):
		data, err := readLimited(io.NewSectionReader(at, 0, size), size, longestInner)
		yield(item{whole: true, size: len(data), fault: err, read: func() (*Document, error) { return readOffice(data) }})
		return nil
	case z.Has(epub.Container):
		return readBook(z, yield)
	case z.Has("datapackage.json"):
		return c.readBundle(z, yield)
	}
	return c.entries(z.Entries(), yield)
}

// isPackage reports whether a zip archive begins with a file that documents and books
// begin with, whose parts are no articles.
func isPackage(r io.ReaderAt) bool {
	head := make([]byte, 64)
	n, _ := r.ReadAt(head, 0)
	for _, name := range []string{"mimetype", "[Content_Types].xml", "_rels/", "word/", "META-INF/"} {
		if bytes.HasPrefix(head[min(n, 30):n], []byte(name)) {
			return true
		}
	}
	return false
}

// isTar begins a tar archive of any program of the last decades.
func isTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

func readTar(c *content, yield func(item) bool) error {
	return c.entries(archive.Tar(c), yield)
}

// entries reads the files of an archive.
func (c *content) entries(list iter.Seq2[*archive.Entry, error], yield func(item) bool) error {
	for e, err := range list {
		if err != nil {
			return err
		}
		stopped := false
		err := c.entry(e, func(it item) bool {
			stopped = !yield(it)
			return !stopped
		})
		if stopped {
			return nil
		}
		if err == nil {
			continue
		}
		over := errors.As(err, new(*packing.OverBudget))
		if !yield(item{inner: e.Name, fault: err}) || over {
			return nil
		}
	}
	return nil
}

// entry reads a file of an archive. Its fault is that of the file as a whole.
func (c *content) entry(e *archive.Entry, yield func(item) bool) error {
	if kind := passedInside(e.Name); kind != "" {
		yield(item{passed: kind})
		return nil
	}
	if e.Fault != nil {
		return e.Fault
	}
	plain, err := plainStream(io.NopCloser(e), packing.None, c.budget.UnpackInner)
	if err != nil {
		return err
	}
	defer plain.Close()
	k, _ := kindOf(e.Name)
	f := k.format.among(plain.start)
	switch {
	case f == nil, f.holds != nil && !f.holds(plain.start, c.names):
		yield(item{passed: cmp.Or(typeOf(e.Name), "without suffix")})
		return nil
	case f.article != nil:
		data, err := readLimited(plain.encoded, e.Size, min(f.limit(), longestInner))
		if err != nil {
			return err
		}
		yield(item{inner: e.Name, size: len(data), read: func() (*Document, error) { return c.read(f, data) }})
		return nil
	case c.depth == deepestArchive:
		return errDeep
	}
	below := c.below(plain)
	defer below.close()
	return below.named(e.Name, f, yield)
}

// named reads the articles of a container that is a file of this name in another.
func (c *content) named(name string, f *format, yield func(item) bool) error {
	number := 0
	return f.articles(c, func(it item) bool {
		number++
		if it.own == "" && it.inner == "" && !it.whole {
			it.own = fmt.Sprintf("@%d", number)
		}
		it.inner = strings.TrimSuffix(name+"/"+it.inner, "/")
		return yield(it)
	})
}

// passedInside says as what a walk of the unpacked archive would pass over a file by
// its name, or that of a folder, or is "".
func passedInside(name string) string {
	for folder := range strings.SplitSeq(name, "/") {
		if folder == "__MACOSX" || strings.HasPrefix(folder, ".") {
			return "hidden"
		}
	}
	for _, prefix := range aboutFolder {
		if strings.HasPrefix(name[strings.LastIndexByte(name, '/')+1:], prefix) {
			return prefix
		}
	}
	return ""
}

// below is the content of a container inside c.
func (c *content) below(r io.Reader) *content {
	in := &content{Reader: r, names: c.names, budget: c.budget, depth: c.depth + 1, store: c.store, read: c.read, close: func() {}}
	in.at = in.storedAt
	return in
}

// storedAt takes a content into the spool, to be read at any offset.
func (c *content) storedAt() (io.ReaderAt, int64, error) {
	stored := c.store(io.NopCloser(c.Reader))
	c.close = stored.Close
	size, err := io.Copy(io.Discard, stored.Reader())
	return stored, size, err
}

// limit is how many bytes a file of one article has at most.
func (f *format) limit() int64 {
	if f.longest > 0 {
		return f.longest
	}
	return longestFile
}

// isText reports whether content begins as UTF-8 text, which may be cut at the end.
func isText(head []byte) bool {
	valid := bytes.ToValidUTF8(head, nil)
	return len(head) > 0 && len(head)-len(valid) < utf8.UTFMax && bytes.IndexByte(head, 0) < 0
}

// list lists the articles of a file: one, where the format is that of one article.
func (f *format) list(c *content, yield func(item) bool) error {
	if f.articles != nil {
		return f.articles(c, yield)
	}
	data, err := readLimited(c, 0, min(f.limit(), longestInner))
	if err != nil {
		return err
	}
	yield(item{whole: true, size: len(data), read: func() (*Document, error) { return c.read(f, data) }})
	return nil
}

// among is the format of a file that starts so, whose name says f, nil where it says
// nothing. Content decides where it begins as no text does; a name is wrong that
// says it should, and it doesn't. Of formats of text the content decides where it is
// markup or data; a text may begin as mail does.
func (f *format) among(head []byte) *format {
	if enc := encoding.Wide(head); enc != nil {
		head, _ = enc.NewDecoder().Bytes(head)
	}
	if f != nil && f.magic != nil && f.magic(head) {
		return f
	}
	for _, other := range slices.Backward(formats) {
		if other.magic != nil && other.magic(head) {
			return other
		}
	}
	if f != nil && f.magic == nil {
		if seen := recognised(head); seen != nil && seen != message && seen != mailbox && (f.recognise == nil || !f.recognise(head)) {
			return seen
		}
		return f
	}
	if seen := recognised(head); seen != nil || f == nil {
		return seen
	}
	if isText(head) {
		return plainText
	}
	return f
}
