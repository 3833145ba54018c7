package corpus

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"

	"golang.org/x/text/transform"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/corpus/records"
)

// A Metadata says what a file of metadata held, and what became of it.
type Metadata struct {
	// Found are the fields that it gives, by their names, and PassedOver those of its
	// columns that are none, which only a table has.
	Found, PassedOver []string
	// FirstID is that of the first row.
	FirstID string
	// Rows have an id of their own; Matched of them are those of documents that were
	// read so far.
	Rows, Matched int
}

// A Described source has a file of metadata beside it, or may have. Those of Open do.
type Described interface {
	// Metadata is about that file; not ok where there is none. It is safe for
	// concurrent use.
	Metadata() (m Metadata, ok bool)
}

func (s *fileSource) Metadata() (Metadata, bool) {
	if s.meta == nil {
		return Metadata{}, false
	}
	m := Metadata{Found: s.meta.found(), PassedOver: s.meta.passedOver, FirstID: s.meta.firstID, Rows: len(s.meta.rows)}
	for _, row := range s.meta.rows {
		if row.matched.Load() {
			m.Matched++
		}
	}
	return m, true
}

// A metaTable is a file of metadata, by the id that each row gives.
type metaTable struct {
	names      meta.Names
	path       string
	rows       map[string]*metaRow
	firstID    string
	given      [meta.FieldCount]bool // by field: some row has it
	passedOver []string              // columns
	faults     []*ReadError          // rows that could not be read
}

// A metaRow is what the file says of one document.
type metaRow struct {
	meta.Fields
	matched atomic.Bool
}

// found are the names of the fields that some row has.
func (t *metaTable) found() []string {
	var names []string
	for f, name := range meta.FieldNames() {
		if t.given[f] {
			names = append(names, name)
		}
	}
	return names
}

// readMetaFile reads JSON Lines or CSV with a header, told apart by the first byte.
func readMetaFile(path string, names meta.Names) (*metaTable, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := &metaTable{path: path, names: names, rows: map[string]*metaRow{}}
	r := textReader(f)
	for {
		head, err := r.Peek(1)
		if err != nil || !bytes.ContainsAny(head, " \t\r\n") {
			break
		}
		r.Discard(1)
	}
	if head, _ := r.Peek(1); len(head) == 1 && head[0] == '{' {
		err = t.readJSONLines(r)
	} else {
		err = t.readCSV(r)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

// textReader reads UTF-16, as spreadsheets save it, and text behind a byte order mark.
func textReader(r io.Reader) *bufio.Reader {
	in := bufio.NewReader(r)
	head, _ := in.Peek(512)
	if enc := encoding.Wide(head); enc != nil {
		return bufio.NewReader(transform.NewReader(in, enc.NewDecoder()))
	}
	if bytes.HasPrefix(head, []byte(encoding.Mark)) {
		in.Discard(len(encoding.Mark))
	}
	return in
}

// readJSONLines reads one row a line. A row needs no text.
func (t *metaTable) readJSONLines(r io.Reader) error {
	reader := records.Reader{Names: t.names}
	line := 0
	return records.Split(r, func(c records.Chunk) bool {
		n, _ := reader.ReadChunk(c, func(rec *records.Record) {
			if errors.Is(rec.Fault, records.ErrNoText) {
				rec.Fault = nil
			}
			t.add(line+rec.Line+1, &rec.Fields, rec.Fault)
		})
		line += n
		c.Release()
		return true
	})
}

// separators are what stands between the columns of a table; spreadsheets write
// semicolons where the comma is in numbers.
var separators = []rune{',', ';', '\t'}

// readCSV reads a table whose first row names the fields. It may be in any encoding,
// and a line such as "sep=;" before it says what separates columns.
func (t *metaTable) readCSV(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	text, err := encoding.Decode(data, "")
	if err != nil {
		return err
	}
	first, rest, _ := strings.Cut(text, "\n")
	if sep, ok := strings.CutPrefix(strings.Trim(first, "\"\r "), "sep="); ok && len(sep) == 1 {
		return t.readTable(rest, rune(sep[0]), 1)
	}
	for _, sep := range separators {
		if err = t.readTable(text, sep, 0); !errors.Is(err, errNoID) {
			return err
		}
	}
	return err
}

// errNoID says that the first row of a table names no column of ids.
var errNoID = errors.New("neither JSON Lines nor CSV with a column \"id\"")

// readTable reads a table whose columns sep separates. before is how many lines of the
// file stand before it.
func (t *metaTable) readTable(text string, sep rune, before int) error {
	rows := csv.NewReader(strings.NewReader(text))
	rows.FieldsPerRecord, rows.Comma = -1, sep
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("neither JSON Lines nor CSV: %w", err)
	}
	columns, err := t.columnsOf(header)
	if err != nil {
		return err
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			t.add(before+bad.Line, nil, bad.Err)
			continue
		}
		if err != nil {
			return err
		}
		line, _ := rows.FieldPos(0)
		t.add(before+line, fieldsOf(columns, row), nil)
	}
}

// columnsOf are the names of the fields in the columns of a table, nil for a
// column of no field. One of them has to be the id.
func (t *metaTable) columnsOf(header []string) ([]*meta.Name, error) {
	columns := make([]*meta.Name, len(header))
	var passedOver []string
	hasID := false
	for i, title := range header {
		title = strings.TrimSpace(title)
		if name, ok := t.names.Of([]byte(title)); ok && name.Field != meta.Text {
			columns[i] = &name
			hasID = hasID || name.Field == meta.ID
		} else {
			passedOver = append(passedOver, title)
		}
	}
	if !hasID {
		return nil, errNoID
	}
	t.passedOver = passedOver
	return columns, nil
}

// fieldsOf are the fields of a row, which may be shorter or longer than the header.
func fieldsOf(columns []*meta.Name, row []string) *meta.Fields {
	var found meta.Set
	for i, value := range row[:min(len(row), len(columns))] {
		if columns[i] != nil {
			found.Add(*columns[i], encoding.Valid(strings.TrimSpace(value)))
		}
	}
	return &found.Fields
}

// add keeps a copy of the fields of a row, or its fault.
func (t *metaTable) add(line int, f *meta.Fields, fault error) {
	if fault == nil && f[meta.ID] == "" {
		fault = errors.New("row has no id")
	}
	if fault != nil {
		t.faults = append(t.faults, &ReadError{Path: fmt.Sprintf("%s:%d", t.path, line), Err: fault})
		return
	}
	row := &metaRow{Fields: *f}
	row.Fields[meta.Text] = ""
	for field, value := range row.Fields {
		t.given[field] = t.given[field] || value != ""
	}
	t.firstID = cmp.Or(t.firstID, f[meta.ID])
	t.rows[f[meta.ID]] = row
}

// join gives d the row of the first of names that has one. A nil table has none.
func (t *metaTable) join(d *Document, names ...string) bool {
	if t == nil {
		return false
	}
	for _, name := range names {
		if row, ok := t.rows[name]; ok && name != "" {
			row.matched.Store(true)
			d.describe(row.Meta("metadata file"))
			return true
		}
	}
	return false
}
