package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// Values are the articles of a stream of JSON that is not cut into lines: an
// array of objects, one object, or objects one behind the other. An object
// without a text may hold articles deeper, as the answers of news services do:
// in arrays ({"status": "ok", "articles": [...]}) or one by one, in which case
// its names are their ids.
//
// Memory: the longest object, which is bounded, and what is read ahead.
type Values struct {
	reader Reader
	in     stream
	yield  func(v *Value) bool
	// held is the first article while it is not known whether it is the only one.
	held    *Value
	more    bool // that is known, or articles lie in an array or object
	stopped bool // by yield
}

// A Value is an article of such a stream.
type Value struct {
	meta.Record
	Whole bool // it is all that the stream holds
}

const deepestArticle = 4 // objects and arrays around an article inside one object

var (
	errValueTooLong = fmt.Errorf("object is longer than %d MB", longestLine>>20)
	errCutShort     = errors.New("not JSON: the file ends inside a value; is it cut off?")
)

// ReadValues yields the articles of r until yield returns false. An object that
// cannot be read is a Value with a fault; an error is returned where nothing
// can be read behind it.
func ReadValues(r io.Reader, names meta.Names, yield func(v *Value) bool) error {
	v := Values{reader: Reader{Names: names}, in: stream{r: r, line: 1}, yield: yield}
	err := v.all()
	if v.held != nil {
		v.held.Whole = err == nil && !v.more
		v.yield(v.held)
	}
	return err
}

// all reads the values of the stream.
func (v *Values) all() error {
	v.in.skipMark()
	for !v.stopped {
		c, err := v.in.space()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case c == '[':
			v.more = true
			err = v.array()
		case c == '{':
			err = v.object()
		default:
			return fmt.Errorf("line %d: %w", v.in.line, notObject(c))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// array reads an array at the top of the stream, item by item.
func (v *Values) array() error {
	v.in.at++
	for first := true; !v.stopped; first = false {
		c, err := v.in.space()
		if err == nil && c == ',' && !first {
			v.in.at++
			c, err = v.in.space()
		}
		switch {
		case err == io.EOF:
			return errCutShort
		case err != nil:
			return err
		case c == ']':
			v.in.at++
			return nil
		case c == ',', c == ':', c == '}':
			return fmt.Errorf("line %d: not JSON: %q where a value should stand", v.in.line, rune(c))
		}
		if err := v.object(); err != nil {
			return err
		}
	}
	return nil
}

// object reads the value that begins here.
func (v *Values) object() error {
	line := v.in.line
	raw, err := v.in.value()
	if err != nil && err != errValueTooLong {
		return err
	}
	if err == nil && raw[0] == '{' && v.articles(raw, line, "", 0) {
		return nil
	}
	rec := &Value{Record: meta.Record{Line: line, Fault: err}}
	if err == nil {
		rec.Fields, rec.Fault = v.reader.Read(raw)
	}
	v.give(rec)
	return nil
}

// articles gives the articles that an object holds, and reports whether it is one or
// holds some. key is its name in the object around it.
func (v *Values) articles(raw []byte, line int, key string, depth int) bool {
	fields, err := v.reader.Read(raw)
	if err == nil {
		if fields[meta.ID] == "" {
			fields[meta.ID] = key
		}
		v.more = v.more || depth > 0
		v.give(&Value{Record: meta.Record{Fields: fields, Line: line}})
		return true
	}
	if !errors.Is(err, ErrNoText) || depth == deepestArticle {
		return false
	}
	found := false
	for m := (members{line: raw}); !v.stopped && m.next(); {
		switch m.value[0] {
		case '{':
			found = v.articles(m.value, line, unescaped(m.name), depth+1) || found
		case '[':
			for items := (members{line: m.value}); !v.stopped && items.nextItem(); {
				if items.value[0] == '{' {
					found = v.articles(items.value, line, "", depth+1) || found
				}
			}
		}
	}
	return found
}

// give yields a value, but holds the first one back.
func (v *Values) give(next *Value) {
	if v.held == nil && !v.more {
		v.held = next
		return
	}
	v.more = true
	if held := v.held; held != nil && !v.stopped {
		v.held = nil
		v.stopped = !v.yield(held)
	}
	if !v.stopped {
		v.stopped = !v.yield(next)
	}
}

// memberName is a name in an object.
var memberName = regexp.MustCompile(`"([^"\\]{1,64})"\s*:`)

// HasText reports whether JSON that starts with head has a member that is a text.
// names are those that a user named.
func HasText(head []byte, names meta.Names) bool {
	for _, m := range memberName.FindAllSubmatch(head, -1) {
		if name, ok := names.Of(m[1]); ok && name.Field == meta.Text {
			return true
		}
	}
	return false
}

// AreLines reports whether a file that starts with head is JSON with one object a
// line, as far as its first line shows.
func AreLines(head []byte) bool {
	line, _, ok := bytes.Cut(start(head), []byte{'\n'})
	return isObject(line) && (!ok || bytes.HasSuffix(bytes.TrimRight(line, " \t\r"), []byte{'}'}))
}

// AreValues reports whether a file that starts with head is JSON that is not cut
// into lines: an array of objects, or objects over several lines. A single object
// in one line, or one that head does not hold, may be either.
func AreValues(head []byte) bool {
	head = start(head)
	if list, ok := bytes.CutPrefix(head, []byte{'['}); ok {
		return isObject(bytes.TrimLeft(list, " \t\r\n"))
	}
	line, rest, ok := bytes.Cut(head, []byte{'\n'})
	if !isObject(head) || !ok {
		return isObject(head)
	}
	line = bytes.TrimRight(line, " \t\r")
	last := line[len(line)-1]
	return bytes.IndexByte([]byte("{[,:"), last) >= 0 || last == '}' && len(bytes.TrimSpace(rest)) == 0
}

// start is head without byte order mark and white space before it.
func start(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, mark), " \t\r\n")
}

// isObject reports whether an object begins here, as none does in prose.
func isObject(text []byte) bool {
	inside, ok := bytes.CutPrefix(text, []byte{'{'})
	inside = bytes.TrimLeft(inside, " \t\r\n")
	return ok && len(inside) > 0 && (inside[0] == '"' || inside[0] == '}')
}

// mark is the byte order mark that a file may start with.
var mark = []byte(encoding.Mark)
