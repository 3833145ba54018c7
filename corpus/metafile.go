package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/corpus/records"
)

// A metaTable is a file of metadata, by the id that each row gives.
type metaTable struct {
	path   string
	rows   map[string]*meta.Fields
	faults []*ReadError // rows that could not be read
}

// readMetaFile reads JSON Lines or CSV with a header, told apart by the first byte.
func readMetaFile(path string) (*metaTable, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := &metaTable{path: path, rows: map[string]*meta.Fields{}}
	r := bufio.NewReader(f)
	if head, _ := r.Peek(len(encoding.Mark)); string(head) == encoding.Mark {
		r.Discard(len(encoding.Mark))
	}
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

// readJSONLines reads one row a line. A row needs no text.
func (t *metaTable) readJSONLines(r io.Reader) error {
	var reader records.Reader
	line := 0
	return records.Split(r, func(c records.Chunk) bool {
		n, _ := reader.ReadChunk(c, func(rec *records.Record) {
			if errors.Is(rec.Fault, records.ErrNoText) {
				rec.Fault = nil
			}
			row := rec.Fields
			t.add(line+rec.Line+1, &row, rec.Fault)
		})
		line += n
		c.Release()
		return true
	})
}

// readCSV reads a table whose first row names the fields.
func (t *metaTable) readCSV(r io.Reader) error {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("neither JSON Lines nor CSV: %w", err)
	}
	columns, err := columnsOf(header)
	if err != nil {
		return err
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			t.add(bad.Line, nil, bad.Err)
			continue
		}
		if err != nil {
			return err
		}
		line, _ := rows.FieldPos(0)
		t.add(line, fieldsOf(columns, row), nil)
	}
}

// columnsOf are the names of the fields in the columns of a table, nil for a
// column of no field. One of them has to be the id.
func columnsOf(header []string) ([]*meta.Name, error) {
	columns := make([]*meta.Name, len(header))
	hasID := false
	for i, title := range header {
		if name, ok := meta.NameOf(strings.ToLower(strings.TrimSpace(title))); ok {
			columns[i] = &name
			hasID = hasID || name.Field == meta.ID
		}
	}
	if !hasID {
		return nil, errors.New("neither JSON Lines nor CSV with a column \"id\"")
	}
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

// add keeps the fields of a row, or its fault.
func (t *metaTable) add(line int, f *meta.Fields, fault error) {
	if fault == nil && f[meta.ID] == "" {
		fault = errors.New("row has no id")
	}
	if fault != nil {
		t.faults = append(t.faults, &ReadError{Path: fmt.Sprintf("%s:%d", t.path, line), Err: fault})
		return
	}
	f[meta.Text] = ""
	t.rows[f[meta.ID]] = f
}

// join gives d the row of the first of names that has one. A nil table has none.
func (t *metaTable) join(d *Document, names ...string) bool {
	if t == nil {
		return false
	}
	for _, name := range names {
		if row, ok := t.rows[name]; ok && name != "" {
			d.describe(row.Meta("metadata file"))
			return true
		}
	}
	return false
}
