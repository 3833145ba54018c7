package parquet

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"reprint/corpus/meta"
)

// A column gives the values of a leaf, row by row.
type column struct {
	field
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	write  func(parquet.Value) string
	buf    [64]parquet.Value
	ready  []parquet.Value // of buf
	items  []string        // of the row that is being read
}

func newColumn(f field, chunk parquet.ColumnChunk) *column {
	return &column{field: f, pages: chunk.Pages(), write: writerOf(f)}
}

func (c *column) close() {
	parquet.Release(c.page)
	c.pages.Close()
}

// next is the value of the next row: of a list its items, joined, and "" where
// there is none.
func (c *column) next() (string, error) {
	v, err := c.take()
	if err == io.EOF {
		err = errShort
	}
	if err != nil {
		return "", err
	}
	if c.leaf.MaxRepetitionLevel() == 0 {
		return v, nil
	}
	c.items = c.items[:0]
	for {
		if v != "" {
			c.items = append(c.items, v)
		}
		switch starts, err := c.startsRow(); {
		case err == io.EOF || starts && err == nil:
			separator := ", "
			if c.name.Field == meta.Text {
				separator = "\n\n"
			}
			return strings.Join(c.items, separator), nil
		case err != nil:
			return "", err
		}
		if v, err = c.take(); err != nil {
			return "", err
		}
	}
}

// startsRow reports whether the next value is the first of a row.
func (c *column) startsRow() (bool, error) {
	if err := c.fill(); err != nil {
		return false, err
	}
	return c.ready[0].RepetitionLevel() == 0, nil
}

// take is the next value as text, "" for null.
func (c *column) take() (string, error) {
	if err := c.fill(); err != nil {
		return "", err
	}
	v := c.ready[0]
	c.ready = c.ready[1:]
	if v.IsNull() {
		return "", nil
	}
	return c.write(v), nil
}

// fill makes a value ready. The error is io.EOF behind the last.
func (c *column) fill() error {
	for len(c.ready) == 0 {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if err != nil {
				return err
			}
			c.page, c.values = page, page.Values()
		}
		n, err := c.values.ReadValues(c.buf[:])
		c.ready = c.buf[:n]
		if err != nil && err != io.EOF {
			return err
		}
		if n == 0 {
			parquet.Release(c.page)
			c.page, c.values = nil, nil
		}
	}
	return nil
}

// writerOf writes the values of a leaf as text: strings as they are, times and
// days as dates, other numbers only where an id or a date is asked for.
func writerOf(f field) func(parquet.Value) string {
	number := func(s string) string {
		if f.name.Field != meta.ID && f.name.Field != meta.Date {
			return ""
		}
		return s
	}
	kind := f.leaf.Type().Kind()
	switch kind {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return func(v parquet.Value) string { return string(v.ByteArray()) }
	case parquet.Int96:
		return func(v parquet.Value) string {
			t := v.Int96()
			nanoseconds := int64(t[0]) | int64(t[1])<<32
			day := int64(t[2]) - julianEpoch
			return number(time.Unix(day*86400, nanoseconds).UTC().Format(time.RFC3339))
		}
	case parquet.Int32, parquet.Int64:
		unit := unitOf(f.leaf.Type().LogicalType())
		return func(v parquet.Value) string {
			n := v.Int64()
			if kind == parquet.Int32 {
				n = int64(v.Int32())
			}
			if unit == 0 {
				return number(strconv.FormatInt(n, 10))
			}
			if unit == day {
				return number(time.Unix(n*86400, 0).UTC().Format(time.DateOnly))
			}
			perSecond := int64(time.Second / unit)
			return number(time.Unix(n/perSecond, n%perSecond*int64(unit)).UTC().Format(time.RFC3339))
		}
	}
	return func(v parquet.Value) string { return number(v.String()) }
}

const (
	julianEpoch = 2440588 // day of 1970-01-01 in the count that Spark's old times have
	day         = 24 * time.Hour
)

// unitOf is the unit of a time or day, 0 for other types.
func unitOf(t *format.LogicalType) time.Duration {
	if t == nil {
		return 0
	}
	switch t := t.Value.(type) {
	case *format.DateType:
		return day
	case *format.TimestampType:
		switch t.Unit.Value.(type) {
		case *format.MilliSeconds:
			return time.Millisecond
		case *format.MicroSeconds:
			return time.Microsecond
		case *format.NanoSeconds:
			return time.Nanosecond
		}
	}
	return 0
}
