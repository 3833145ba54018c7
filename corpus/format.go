package corpus

import (
	"io"
	"slices"
	"strings"

	"reprint/corpus/encoding"
	"reprint/corpus/feed"
	"reprint/corpus/markdown"
	"reprint/corpus/meta"
	"reprint/corpus/packing"
	"reprint/corpus/page"
	"reprint/corpus/parquet"
	"reprint/corpus/plain"
	"reprint/corpus/records"
	"reprint/corpus/spool"
	"reprint/corpus/table"
	"reprint/internal/imprint"
)

// A format says how the bytes of a file are read. A file of it is one article,
// which article reads, or a container of many, which articles reads.
type format struct {
	name     string   // as messages and lists call it
	suffixes []string // in lower case, with their dot
	// recognise reports whether content that starts so is of this format; nil
	// where content cannot tell. head is as much as recogniseSize of it.
	recognise func(head []byte) bool
	// holds reports whether a file of such a suffix holds articles, by its start;
	// nil where the suffix is enough. A walk asks, since much else has these
	// suffixes; what is named is read.
	holds func(head []byte, names meta.Names) bool
	// magic is recognise where content begins as no text does, and has to; nil for
	// formats of text.
	magic func(head []byte) bool
	// longest is how many bytes of a file are read as one article; longestFile if 0.
	longest int64
	// slow says that reading takes so long that the document goes into the spool,
	// from which it is read the second time.
	slow bool
	// article reads a file that is one article. It may keep data. The caller
	// adds what does not depend on the format (see complete).
	article func(data []byte) (*Document, error)
	// articles lists the articles of a container in their order, until yield
	// says to stop. It returns the fault that ended the container early. A fault
	// of one article is an item.
	articles func(c *content, yield func(item) bool) error
}

// formats are all that are known. To add one is to add it to the list below. The
// first that recognises a content reads it.
var (
	formats        []*format
	formatBySuffix map[string]*format
	knownKinds     string // the suffixes, for messages
)

// init fills the tables. A container may hold files of all formats, so that the
// list of formats and their readers know each other.
func init() {
	formats = []*format{
		jsonLines, jsonFile, tableFile, xmlFile, parquetFile,
		webPage, markdownText, plainText,
		officeFile, pdfFile, bookFile, webBundle, zipFile, tarFile, webArchive, mailbox, message,
	}
	formatBySuffix = map[string]*format{}
	var list []string
	for _, f := range slices.Backward(formats) {
		list = append(list, f.suffixes...)
		for _, suffix := range f.suffixes {
			formatBySuffix[suffix] = f
		}
	}
	last := len(list) - 1
	knownKinds = strings.Join(list[:last], ", ") + " and " + list[last] + ", each also with .gz, .zst, .bz2 or .xz behind it"
}

var (
	plainText = &format{
		name:     "plain text",
		suffixes: []string{".txt"},
		article:  readPlain,
	}
	markdownText = &format{
		name:     "Markdown",
		suffixes: []string{".md"},
		article:  readMarkdown,
	}
	webPage = &format{
		name:      "web page",
		suffixes:  []string{".html", ".htm", ".xhtml"},
		recognise: page.Recognise,
		longest:   longestPage,
		slow:      true,
		article:   readPage,
	}
	// jsonLines has a way of its own through the stream, in chunks that workers
	// parse, and opens a record at its place in the file. articles reads it where
	// it stands in another container.
	jsonLines = &format{
		name:      "JSON Lines",
		suffixes:  []string{".jsonl", ".ndjson"},
		recognise: records.AreLines,
		articles:  readLines,
	}
	jsonFile = &format{
		name:      "JSON",
		suffixes:  []string{".json"},
		recognise: records.AreValues,
		holds:     records.HasText,
		articles:  readValues,
	}
	tableFile = &format{
		name:      "CSV",
		suffixes:  []string{".csv", ".tsv"},
		recognise: func(head []byte) bool { return table.Recognise(head, meta.Names{}) },
		holds:     table.HasText,
		articles:  ofRecords(table.Read, "record"),
	}
	parquetFile = &format{
		name:     "Parquet",
		suffixes: []string{".parquet"},
		magic:    parquet.Recognise,
		articles: readParquet,
	}
	xmlFile = &format{
		name:      "XML feed",
		suffixes:  []string{".xml", ".rss", ".atom"},
		recognise: feed.Recognise,
		holds:     func(head []byte, _ meta.Names) bool { return feed.Recognise(head) },
		articles:  ofRecords(feed.Read, "feed"),
	}
)

// recogniseSize is how many bytes of a content recognise and holds see.
const recogniseSize = 1 << 14

// trimStart is the start of a content without byte order mark and white space.
func trimStart(head []byte) string {
	return strings.TrimLeft(strings.TrimPrefix(string(head), encoding.Mark), " \t\r\n")
}

// holdsArticles reports whether a file that a walk met holds articles, as far as
// its suffix leaves that open. What cannot be read holds some, so that it is told.
func holdsArticles(path string, k kind, names meta.Names) bool {
	if k.format == nil || k.format.holds == nil {
		return true
	}
	head, err := Head(path, recogniseSize)
	if err != nil || len(head) == 0 || imprint.Recognise(head) != imprint.None {
		return true
	}
	if enc := encoding.Wide(head); enc != nil {
		head, _ = enc.NewDecoder().Bytes(head)
	}
	f := k.format
	if seen := recognised(head); seen == jsonLines {
		f = jsonFile
	} else if seen != nil {
		f = seen
	}
	return f.holds == nil || f.holds(head, names)
}

// recognised is the format of a content, or nil where nothing is known of it.
func recognised(head []byte) *format {
	i := slices.IndexFunc(formats, func(f *format) bool { return f.recognise != nil && f.recognise(head) })
	if i < 0 {
		return nil
	}
	return formats[i]
}

// A content is what is inside a container, unpacked.
type content struct {
	io.Reader // from its start
	// at reads the content at any offset, for formats whose directory stands at
	// the end; size is that of all of it. What was compressed is taken into the
	// spool for it.
	at func() (r io.ReaderAt, size int64, err error)
	// names are those that mean fields of records, before the usual ones.
	names meta.Names
	// budget bounds what is unpacked of the outermost file.
	budget *packing.Budget
	depth  int                                  // how many containers it lies in
	store  func(r io.ReadCloser) *spool.Section // takes a stream into the spool
	// read makes a document of a file that lies in it.
	read  func(f *format, data []byte) (*Document, error)
	close func() // what at opened
}

// An item is one article of a container, as the reader of its format found it.
type item struct {
	own  string // the id that it gives itself within the container, or ""
	line int    // of the container that it starts on, from 1; 0 where lines are nothing to go by
	size int    // of what read holds in memory, in bytes, roughly
	// whole says that the container is no more than this article, which has its id.
	whole  bool
	inner  string // the path in the container of the file that it is, or that it is in; ""
	passed string // as what it is passed over (see Passed), or ""
	fault  error  // why it cannot be read
	// read makes the document. It is called once, by any goroutine. The caller
	// adds what does not depend on the format (see complete).
	read func() (*Document, error)
}

func readPlain(data []byte) (*Document, error) {
	text, c, err := encoding.Guess(data, "")
	if err != nil {
		return nil, err
	}
	d := &Document{Text: encoding.RepairPlain(text), Encoding: c}
	d.describe(plain.Read(d.Text))
	return d, nil
}

func readMarkdown(data []byte) (*Document, error) {
	text, c, err := encoding.Guess(data, "")
	if err != nil {
		return nil, err
	}
	d := Document{Encoding: c}
	a := markdown.Read(encoding.Repair(text))
	d.Text, d.Quoted = a.Text, a.Quoted
	if a.HTML != "" {
		p := page.ReadFragment(a.HTML)
		d.Text, d.Quoted, d.Dropped, d.Remarks = p.Text, p.Quoted, p.Dropped, p.Remarks
	}
	if a.Cut != "" {
		d.Remarks = append(d.Remarks, "taken as plain text: "+a.Cut)
	}
	d.describe(a.Meta)
	return &d, nil
}

func readPage(data []byte) (*Document, error) {
	p, err := page.Read(data)
	if err != nil {
		return nil, err
	}
	d := &Document{Text: p.Text, Quoted: p.Quoted, Dropped: p.Dropped, Credit: p.Credit.Name, CreditBasis: p.Credit.Basis, Encoding: p.Encoding, Remarks: p.Remarks}
	d.describe(p.Meta)
	return d, nil
}

// readRecord makes a document of a record of any format, whose text may be HTML.
// source is that of its date.
func readRecord(f *meta.Fields, source string) *Document {
	d := new(Document)
	if p, ok := page.ReadField(f[meta.Text]); ok {
		d.Text, d.Quoted, d.Dropped, d.Credit, d.CreditBasis = p.Text, p.Quoted, p.Dropped, p.Credit.Name, p.Credit.Basis
		d.Remarks = p.Remarks
		d.describe(p.Meta)
	} else {
		d.Text = encoding.RepairPlain(f[meta.Text])
	}
	d.describe(f.Meta(source))
	d.Title, d.Outlet, d.Author = page.Line(d.Title), page.Line(d.Outlet), page.Line(d.Author)
	return d
}

func readLines(c *content, yield func(item) bool) error {
	reader := records.Reader{Names: c.names}
	lines := 0
	return records.Split(c, func(chunk records.Chunk) bool {
		more := true
		n, _ := reader.ReadChunk(chunk, func(rec *records.Record) {
			more = more && yield(recordItem(&rec.Fields, "record", lines+rec.Line+1, rec.Fault))
		})
		lines += n
		chunk.Release()
		return more
	})
}

func readValues(c *content, yield func(item) bool) error {
	return records.ReadValues(c, c.names, func(v *records.Value) bool {
		it := recordItem(&v.Fields, "record", v.Line, v.Fault)
		if it.whole = v.Whole; it.whole {
			it.own = ""
		}
		return yield(it)
	})
}

// ofRecords is a reader of records as one of items. source is that of their dates.
func ofRecords(read func(io.Reader, meta.Names, func(*meta.Record) bool) error, source string) func(*content, func(item) bool) error {
	return func(c *content, yield func(item) bool) error {
		return read(c, c.names, func(rec *meta.Record) bool {
			return yield(recordItem(&rec.Fields, source, rec.Line, rec.Fault))
		})
	}
}

func readParquet(c *content, yield func(item) bool) error {
	r, size, err := c.at()
	if err != nil {
		return err
	}
	return parquet.Read(r, size, c.names, func(rec *meta.Record) bool {
		return yield(recordItem(&rec.Fields, "record", 0, rec.Fault))
	})
}

// recordItem is a record as an item. It copies the fields.
func recordItem(f *meta.Fields, source string, line int, fault error) item {
	if len(f[meta.Text]) > longestPage {
		return item{own: ownID(f), line: line, fault: errLongText}
	}
	fields := *f
	return item{
		own: ownID(f), line: line, size: len(f[meta.Text]), fault: fault,
		read: func() (*Document, error) { return readRecord(&fields, source), nil },
	}
}
