package corpus

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/valyala/fastjson"
)

var errNoText = errors.New("record has no text, body or content")

// A record is one line of a container as it was read: its fields, or a fault.
type record struct {
	fields
	offset int64 // of the line in the container
	size   int32 // of the line without its break
	line   int   // counted from 0 in the chunk
	number int   // the same without blank lines
	fault  error
}

// A recordReader parses lines. It is not safe for concurrent use.
//
// It looks for the few names that it knows with its own scanner (see members)
// and copies nothing but their values: the text into one allocation, the rest
// into another. Values that are no strings are left to fastjson. docs/bench has
// the figures of this and of the general parsers.
type recordReader struct {
	json    fastjson.Parser
	outlets map[string]string // names that many records share
	// Of the record that is being read:
	found fieldSet
	small []byte           // the short values, one behind the other
	at    [fieldCount]Span // where in small the value of a field stands
}

// readChunk yields the records of a chunk, blank lines left out, and counts
// both. A record is valid until the next. A last line that was cut off is a record only if it is complete.
func (r *recordReader) readChunk(c chunk, yield func(*record)) (lines, records int) {
	if c.tooLong {
		yield(&record{offset: c.offset, fault: errLineTooLong})
		return 1, 1
	}
	offset := c.offset
	var rec record // one for all lines
	for data := c.data; len(data) > 0; lines++ {
		line, rest, terminated := bytes.Cut(data, []byte{'\n'})
		rec = record{line: lines, number: records, offset: offset}
		offset += int64(len(data) - len(rest))
		data = rest
		if rec.offset == 0 {
			whole := len(line)
			line = bytes.TrimPrefix(line, utf8BOM)
			rec.offset += int64(whole - len(line))
		}
		rec.size = int32(len(line))
		if line = bytes.TrimRight(line, " \t\r"); len(line) == 0 {
			continue
		}
		rec.fields, rec.fault = r.read(line)
		if rec.fault != nil && c.cut && !terminated {
			continue
		}
		records++
		yield(&rec)
	}
	return lines, records
}

// read parses one line. Strings that are no UTF-8 are read in the encoding
// that the line seems to have. The line may be overwritten afterwards.
func (r *recordReader) read(line []byte) (fields, error) {
	if !utf8.Valid(line) {
		text, err := decode(bytes.Clone(line), "")
		if err != nil {
			return fields{}, err
		}
		line = []byte(text)
	}
	r.found, r.small, r.at = fieldSet{}, r.small[:0], [fieldCount]Span{}
	hasText := false
	m := members{line: line}
	for m.next() {
		name, ok := fieldOf(m.name)
		if !ok {
			continue
		}
		hasText = hasText || name.field == fieldText && (m.value[0] == '"' || m.value[0] == '[')
		if err := r.take(name, m.value); err != nil {
			return fields{}, err
		}
	}
	if m.err != nil {
		return fields{}, m.err
	}
	r.unpack()
	if !hasText {
		return r.found.fields, errNoText
	}
	return r.found.fields, nil
}

// take reads a value and keeps it if it counts.
func (r *recordReader) take(name fieldName, raw []byte) error {
	if name.field != fieldText && raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0 {
		r.keep(name, raw[1:len(raw)-1])
		return nil
	}
	value, err := r.value(raw, name.field)
	if err != nil {
		return err
	}
	if name.field == fieldText {
		r.found.add(name, value)
	} else {
		r.keep(name, []byte(value))
	}
	return nil
}

// keep notes a short value.
func (r *recordReader) keep(name fieldName, value []byte) {
	if len(value) == 0 || !r.found.wants(name) {
		return
	}
	r.found.rank[name.field] = name.rank + 1
	r.at[name.field] = Span{Start: len(r.small), End: len(r.small) + len(value)}
	r.small = append(r.small, value...)
}

// unpack makes strings of the short values: one for all, but for the outlet.
func (r *recordReader) unpack() {
	name := r.at[fieldOutlet]
	r.found.fields[fieldOutlet] = r.outlet(r.small[name.Start:name.End])
	r.at[fieldOutlet] = Span{}
	packed := string(r.small)
	for f, s := range r.at {
		if s.Len() > 0 {
			r.found.fields[f] = packed[s.Start:s.End]
		}
	}
}

// fieldOf is the field that a name of a record means.
func fieldOf(name []byte) (fieldName, bool) {
	if bytes.IndexByte(name, '\\') >= 0 {
		f, ok := fieldByName[unescaped(name)]
		return f, ok
	}
	f, ok := fieldByName[string(name)]
	return f, ok
}

// value is the value of a field in memory of its own.
func (r *recordReader) value(raw []byte, f field) (string, error) {
	if raw[0] == '"' {
		return unescaped(raw[1 : len(raw)-1]), nil
	}
	v, err := r.json.ParseBytes(raw)
	if err != nil {
		return "", errors.New("not JSON: " + firstLine(err.Error()))
	}
	return fieldString(v, f), nil
}

// mostOutlets bounds the names that a recordReader keeps.
const mostOutlets = 10_000

// outlet is a name as a string, the same one for all records that have it.
func (r *recordReader) outlet(name []byte) string {
	if s, ok := r.outlets[string(name)]; ok || len(name) == 0 {
		return s
	}
	if r.outlets == nil || len(r.outlets) == mostOutlets {
		r.outlets = map[string]string{}
	}
	s := string(name)
	r.outlets[s] = s
	return s
}

// fieldString is the value of a field: a string, the name of an object, or a
// list of these. Of numbers their digits are taken, but not as text.
func fieldString(v *fastjson.Value, f field) string {
	switch v.Type() {
	case fastjson.TypeString:
		return validText(string(v.GetStringBytes()))
	case fastjson.TypeNumber:
		if f == fieldID || f == fieldDate {
			return string(v.MarshalTo(nil))
		}
	case fastjson.TypeObject:
		return validText(string(v.GetStringBytes("name")))
	case fastjson.TypeArray:
		separator := ", "
		if f == fieldText {
			separator = "\n\n"
		}
		var items []string
		for _, item := range v.GetArray() {
			if s := fieldString(item, f); s != "" && item.Type() != fastjson.TypeArray {
				items = append(items, s)
			}
		}
		return strings.Join(items, separator)
	}
	return ""
}

// firstLine is s up to its first line break, bounded, for messages that hold
// what was read.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.ToValidUTF8(s[:min(len(s), 160)], "")
}
