// Package records reads JSON Lines: one JSON object a line, each an article.
//
// Split cuts a file into chunks of whole lines, so that one goroutine can cut
// while others parse, each with a Reader of its own. Reader.ReadChunk gives the
// records of a chunk with the place of each line in the file; Reader.Read reads
// one line again that was found so.
package records

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/internal/span"
)

// ErrNoText is the fault of a record without a text. Its fields are read.
var ErrNoText = errors.New("record has no text")

// A Record is one line as it was read: its fields, or a fault.
type Record struct {
	meta.Fields
	Offset int64 // of the line in the input, in bytes
	Size   int32 // of the line without its break, in bytes
	Line   int   // counted from 0 in the chunk
	Number int   // the same without blank lines
	Fault  error // nil for a record that was read
}

// A Reader parses lines. The zero value is ready for use. It is not safe for
// concurrent use.
//
// It looks for the few names that it knows with its own scanner (see members)
// and copies nothing but their values: the text into one allocation, the rest
// into another.
type Reader struct {
	// Names are those that mean fields beside the usual ones.
	Names meta.Names

	outlets map[string]string // the names of outlets that were met, which many records share
	// Of the record that is being read:
	found meta.Set
	small []byte                     // the short values, one behind the other
	at    [meta.FieldCount]span.Span // where in small the value of a field stands
}

// ReadChunk yields the records of a chunk, blank lines left out, and returns how
// many lines and how many records it has. A record is valid until the next. A
// last line that was cut off is a record only if it is complete. The bytes of
// the chunk may be overwritten.
func (r *Reader) ReadChunk(c Chunk, yield func(*Record)) (lines, records int) {
	if c.tooLong {
		yield(&Record{Offset: c.offset, Fault: errLineTooLong})
		return 1, 1
	}
	offset := c.offset
	var rec Record // one for all lines
	for data := c.data; len(data) > 0; lines++ {
		line, rest, terminated := bytes.Cut(data, []byte{'\n'})
		rec = Record{Line: lines, Number: records, Offset: offset}
		offset += int64(len(data) - len(rest))
		data = rest
		if rec.Offset == 0 {
			whole := len(line)
			line = bytes.TrimPrefix(line, mark)
			rec.Offset += int64(whole - len(line))
		}
		rec.Size = int32(len(line))
		if line = bytes.TrimRight(line, " \t\r"); len(line) == 0 {
			continue
		}
		rec.Fields, rec.Fault = r.Read(line)
		if rec.Fault != nil && c.cut && !terminated {
			continue
		}
		records++
		yield(&rec)
	}
	return lines, records
}

// Read parses one line. Strings that are no UTF-8 are read in the encoding
// that the line seems to have. The result shares no memory with the line.
func (r *Reader) Read(line []byte) (meta.Fields, error) {
	if !utf8.Valid(line) {
		text, err := encoding.Decode(bytes.Clone(line), "")
		if err != nil {
			return meta.Fields{}, err
		}
		line = []byte(text)
	}
	r.found, r.small, r.at = meta.Set{}, r.small[:0], [meta.FieldCount]span.Span{}
	hasText := false
	m := members{line: line}
	for m.next() {
		name, ok := r.fieldOf(m.name)
		if !ok {
			continue
		}
		hasText = hasText || name.Field == meta.Text && (m.value[0] == '"' || m.value[0] == '[')
		if err := r.take(name, m.value); err != nil {
			return meta.Fields{}, err
		}
	}
	if m.err != nil {
		return meta.Fields{}, m.err
	}
	r.unpack()
	if !hasText {
		return r.found.Fields, fmt.Errorf("%w: it has %s; say which one is the text with --field text=NAME", ErrNoText, namesOf(line))
	}
	return r.found.Fields, nil
}

// mostNames is how many names of a record a message lists.
const mostNames = 20

// namesOf lists the names of a record.
func namesOf(line []byte) string {
	var names []string
	for m := (members{line: line}); m.next(); {
		if len(names) == mostNames {
			names = append(names, "...")
			break
		}
		names = append(names, unescaped(m.name))
	}
	return cmp.Or(strings.Join(names, ", "), "no fields")
}

// take reads a value and keeps it if it counts.
func (r *Reader) take(name meta.Name, raw []byte) error {
	if name.Field != meta.Text && raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0 {
		r.keep(name, raw[1:len(raw)-1])
		return nil
	}
	value, err := valueOf(raw, name.Field)
	if err != nil {
		return err
	}
	if name.Field == meta.Text {
		r.found.Add(name, value)
	} else {
		r.keep(name, []byte(value))
	}
	return nil
}

// keep notes a short value.
func (r *Reader) keep(name meta.Name, value []byte) {
	if host := meta.HostOf(name, value); host != "" {
		r.keep(meta.SourceURL, value)
		name, value = meta.SourceHost, []byte(host)
	}
	if len(value) == 0 || !r.found.Claim(name) {
		return
	}
	r.at[name.Field] = span.Span{Start: len(r.small), End: len(r.small) + len(value)}
	r.small = append(r.small, value...)
}

// unpack makes strings of the short values: one for all, but for the outlet.
func (r *Reader) unpack() {
	name := r.at[meta.Outlet]
	r.found.Fields[meta.Outlet] = r.outlet(r.small[name.Start:name.End])
	r.at[meta.Outlet] = span.Span{}
	packed := string(r.small)
	for f, s := range r.at {
		if s.Len() > 0 {
			r.found.Fields[f] = packed[s.Start:s.End]
		}
	}
}

// fieldOf is the field that a name of a record means.
func (r *Reader) fieldOf(name []byte) (meta.Name, bool) {
	if bytes.IndexByte(name, '\\') >= 0 {
		return r.Names.Of([]byte(unescaped(name)))
	}
	return r.Names.Of(name)
}

// mostOutlets bounds the names of outlets that a Reader keeps, so that records
// with ever new ones cannot fill the memory.
const mostOutlets = 10_000

// outlet is a name as a string, the same one for all records that have it.
func (r *Reader) outlet(name []byte) string {
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
