// Package parquet reads articles out of Parquet files, as data frames and Spark
// write them: one article a row, with the names of the columns as in a table.
//
// Only the columns that mean fields are read, page by page, so that memory is
// that of one page of each, whatever the size of the file. Lists are joined,
// and of structures the member "name" is taken, as in records of JSON.
package parquet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// Recognise reports whether a file that starts with head is Parquet.
func Recognise(head []byte) bool {
	return strings.HasPrefix(string(head[:min(len(head), 4)]), "PAR1")
}

// readSize is how much is read of a column at once.
const readSize = 1 << 18

// Read yields the articles of a file of this size until yield returns false. An
// error is returned where nothing can be read behind it, or no column is a text.
// names are the columns that a user named.
func Read(r io.ReaderAt, size int64, names meta.Names, yield func(*meta.Record) bool) (err error) {
	// The library panics on some damaged files.
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("broken Parquet: %v", broken)
		}
	}()
	f, err := parquet.OpenFile(r, size, &parquet.FileConfig{SkipPageIndex: true, SkipBloomFilters: true, ReadBufferSize: readSize})
	if err != nil && strings.Contains(err.Error(), "magic footer") {
		return errCut
	}
	if err != nil {
		return fmt.Errorf("broken Parquet: %w", err)
	}
	fields, err := fieldsOf(f.Root(), names)
	if err != nil {
		return err
	}
	for _, group := range f.RowGroups() {
		more, err := readGroup(group, fields, yield)
		if err != nil {
			return fmt.Errorf("broken Parquet: %w", err)
		}
		if !more {
			return nil
		}
	}
	return nil
}

// A field is a leaf of the schema that is read, and what it means.
type field struct {
	name meta.Name
	leaf *parquet.Column
}

// fieldsOf finds the columns of texts and of what else is known of articles.
func fieldsOf(root *parquet.Column, names meta.Names) ([]field, error) {
	var fields []field
	var titles []string
	hasText := false
	for _, c := range root.Columns() {
		titles = append(titles, c.Name())
		name, ok := names.Of([]byte(c.Name()))
		leaf := leafOf(c)
		if !ok || leaf == nil {
			continue
		}
		fields = append(fields, field{name, leaf})
		hasText = hasText || name.Field == meta.Text
	}
	if !hasText {
		return nil, meta.NoText(titles)
	}
	return fields, nil
}

// leafOf is the column that holds the values of a field: itself, the items of a
// list, or the member "name" of a structure. It is nil where there is none.
func leafOf(c *parquet.Column) *parquet.Column {
	for !c.Leaf() {
		columns := c.Columns()
		i := slices.IndexFunc(columns, func(c *parquet.Column) bool { return strings.EqualFold(c.Name(), "name") })
		if i < 0 && len(columns) > 1 {
			return nil
		}
		c = columns[max(i, 0)]
	}
	return c
}

// readGroup reads the rows of a group. It reports false when yield did.
func readGroup(group parquet.RowGroup, fields []field, yield func(*meta.Record) bool) (more bool, err error) {
	chunks := group.ColumnChunks()
	columns := make([]*column, len(fields))
	for i, f := range fields {
		columns[i] = newColumn(f, chunks[f.leaf.Index()])
		defer columns[i].close()
	}
	for range group.NumRows() {
		var found meta.Set
		for i, c := range columns {
			value, err := c.next()
			if err != nil {
				return false, err
			}
			found.Add(fields[i].name, encoding.Valid(value))
		}
		if !yield(&meta.Record{Fields: found.Fields}) {
			return false, nil
		}
	}
	return true, nil
}

var (
	errCut   = errors.New("the end of the Parquet file is missing; is it cut off?")
	errShort = errors.New("a column has fewer values than there are rows")
)
