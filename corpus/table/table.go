// Package table reads tables of articles, as spreadsheets, databases and data
// frames export them: CSV, TSV and their kin, one article a row, with the names
// of the columns in the first.
//
// Read finds out by itself what separates cells (comma, semicolon, tab or bar),
// which quotation mark is around them and how it is written inside. It is
// lenient: a quotation mark that is not doubled is one that does not stand
// before a separator. Memory is that of the longest row, which is bounded.
package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

const (
	sampleSize = 1 << 16  // bytes by which the dialect is told
	longestRow = 64 << 20 // bytes of the longest row that is read
)

var (
	errRowTooLong = fmt.Errorf("row is longer than %d MB; is a quotation mark missing?", longestRow>>20)
	errOpen       = errors.New("a quotation mark does not close")
	errCut        = errors.New("the file ends inside a quoted cell; is it cut off?")
	errNoText     = errors.New("row ends before its text")
)

// Read yields the articles of a table until yield returns false. A row that cannot be read is a record with a fault; an
// error is returned where the table has no column of texts or its input breaks
// off. names are the columns that a user named.
func Read(r io.Reader, names meta.Names, yield func(*meta.Record) bool) error {
	in := &rows{r: r, line: 1}
	if err := in.start(names); err != nil {
		return err
	}
	t := table{rows: in, names: names}
	if err := t.header(); err != nil {
		return err
	}
	for {
		line := in.line
		row, err := in.next()
		if err == io.EOF {
			return in.fault
		}
		rec := meta.Record{Line: line, Fault: err}
		if err == nil {
			if row == nil {
				continue
			}
			rec.Fields, rec.Fault = t.fields(row)
		}
		if !yield(&rec) {
			return nil
		}
	}
}

// A table knows what its columns mean.
type table struct {
	rows    *rows
	names   meta.Names
	columns []*meta.Name // nil for a column of no field
	text    int          // the column of texts, -1 for none
}

// header reads the first row.
func (t *table) header() error {
	titles, err := t.rows.next()
	if err == io.EOF {
		return t.rows.fault // an empty file has no articles
	}
	if err != nil {
		return err
	}
	t.text, t.rows.columns = -1, len(titles)
	for i, title := range titles {
		titles[i] = strings.TrimSpace(title)
		name, ok := t.names.Of([]byte(titles[i]))
		if !ok {
			t.columns = append(t.columns, nil)
			continue
		}
		t.columns = append(t.columns, &name)
		if name.Field == meta.Text {
			t.text = i
		}
	}
	if t.text < 0 {
		return meta.NoText(titles)
	}
	return nil
}

// fields are those of a row. One with more cells than there are columns is read
// only where the text stands last, and so may hold separators.
func (t *table) fields(cells []string) (meta.Fields, error) {
	if extra := len(cells) - len(t.columns); extra > 0 && strings.TrimSpace(strings.Join(cells[len(t.columns):], "")) != "" {
		if t.text != len(t.columns)-1 {
			return meta.Fields{}, fmt.Errorf("row does not fit: it has %d cells, the first row %d; is a quotation mark missing?", len(cells), len(t.columns))
		}
		cells[t.text] = strings.Join(cells[t.text:], string(t.rows.separator))
	}
	var found meta.Set
	for i, cell := range cells[:min(len(cells), len(t.columns))] {
		if name := t.columns[i]; name != nil && !isNothing(cell) {
			found.Add(*name, cell)
		}
	}
	if len(cells) <= t.text {
		return found.Fields, errNoText
	}
	return found.Fields, nil
}

// isNothing reports whether a cell stands for no value.
func isNothing(cell string) bool {
	switch strings.TrimSpace(cell) {
	case "", "NULL", "null", "NaN", "nan", "None", `\N`, "NA", "N/A":
		return true
	}
	return false
}

// decoded is a row as text, in UTF-8 or the encoding that it seems to have.
func decoded(row []byte) string {
	if utf8.Valid(row) {
		return string(row)
	}
	text, err := encoding.Decode(bytes.Clone(row), "")
	if err != nil {
		return encoding.Valid(string(row))
	}
	return text
}
