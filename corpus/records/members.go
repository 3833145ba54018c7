package records

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// members walks over the names and values of the one object on a line of JSON
// Lines, without a copy and without a tree: a value is handed out as the bytes
// that stand there. It checks what it passes: brackets that match, strings that
// end, commas and colons; of numbers only that they are made of the right
// characters. Nothing may follow the object.
//
// It stands in place of a general parser because reading is mostly parsing: with
// it one core reads 115,000 articles of 4.7 KB a second, with fastjson 71,000,
// with jsontext 39,000 (docs/bench/2026-11-28-json.md).
//
//	for m := (members{line: line}); m.next(); {
//		use(m.name, m.value)
//	}
//	if m.err != nil { ... }
//
// nextItem walks over the values of a list in the same way.
//
// A name or value is found in time linear in its length, whatever it holds:
// the end of a string by bytes.IndexByte, the end of nested values by a stack
// of one bit a bracket, which bounds their depth to deepestNesting.
type members struct {
	line []byte
	at   int // the byte of line to be read next
	// name holds what stands between the quotation marks, escapes as they are.
	name []byte
	// value is one whole value; that of a string with its quotation marks.
	value []byte
	err   error // why next or nextItem ended before the end of the line
}

// deepestNesting is how many brackets may be open in a value.
const deepestNesting = 64

var (
	errNotObject = errors.New("not a JSON object")
	errArray     = errors.New("a JSON array; JSON Lines has one object a line")
)

// next moves to the next member. It reports false at the end of the line and
// at a fault, which err then holds.
func (m *members) next() bool {
	c := m.space()
	switch {
	case m.at == 0 || m.name == nil:
		if c != '{' {
			return m.fail(notObject(c))
		}
		m.at++
		if m.space() == '}' {
			return m.finish()
		}
	case c == '}':
		return m.finish()
	case c != ',':
		return m.misplaced(c, "a comma or a closing brace")
	default:
		m.at++
	}
	if c = m.space(); c != '"' {
		return m.misplaced(c, "a name in quotation marks")
	}
	name, ok := m.quoted()
	if !ok {
		return false
	}
	m.name = name[1 : len(name)-1]
	if c = m.space(); c != ':' {
		return m.misplaced(c, "a colon")
	}
	m.at++
	return m.readValue()
}

// nextItem moves to the next value of a list, as next does to that of an object.
func (m *members) nextItem() bool {
	c := m.space()
	switch {
	case m.at == 0:
		m.at++
		if m.space() == ']' {
			return m.finish()
		}
	case c == ']':
		return m.finish()
	case c != ',':
		return m.misplaced(c, "a comma or a closing bracket")
	default:
		m.at++
	}
	return m.readValue()
}

// space passes over white space and returns the character behind it, 0 at the
// end of the line.
func (m *members) space() byte {
	for ; m.at < len(m.line); m.at++ {
		switch c := m.line[m.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

// finish passes over the closing bracket, behind which nothing may follow.
func (m *members) finish() bool {
	m.at++
	if c := m.space(); m.at < len(m.line) {
		return m.misplaced(c, "the end of the line")
	}
	return false
}

// fail ends the walk with a fault.
func (m *members) fail(err error) bool {
	m.err = err
	return false
}

// misplaced ends the walk at a character that stands in place of another.
func (m *members) misplaced(c byte, wanted string) bool {
	if m.at >= len(m.line) {
		return m.fail(fmt.Errorf("not JSON: the line ends where %s should stand", wanted))
	}
	return m.fail(fmt.Errorf("not JSON: byte %d is %q where %s should stand", m.at+1, rune(c), wanted))
}

// notObject says what a line is that starts with c.
func notObject(c byte) error {
	switch {
	case c == '[':
		return errArray
	case c == '"' || c == '-' || '0' <= c && c <= '9':
		return errNotObject
	}
	return fmt.Errorf("not JSON: starts with %q", rune(c))
}

// readValue passes over one value of any kind and keeps it as value.
func (m *members) readValue() bool {
	c := m.space()
	start := m.at
	switch c {
	case '"':
		value, ok := m.quoted()
		m.value = value
		return ok
	case '{', '[':
		if !m.nested() {
			return false
		}
	default:
		for m.at < len(m.line) && isLiteral(m.line[m.at]) {
			m.at++
		}
		if !isNumberOrWord(m.line[start:m.at]) {
			m.at = start
			return m.misplaced(c, "a value")
		}
	}
	m.value = m.line[start:m.at]
	return true
}

// quoted passes over the string that starts here and returns it.
func (m *members) quoted() (s []byte, ok bool) {
	start := m.at
	for i := start + 1; ; {
		end := bytes.IndexByte(m.line[i:], '"')
		if end < 0 {
			return nil, m.fail(fmt.Errorf("not JSON: the string that starts at byte %d does not end", start+1))
		}
		end += i
		escapes := end
		for m.line[escapes-1] == '\\' {
			escapes--
		}
		i = end + 1
		if (end-escapes)%2 == 0 {
			m.at = i
			return m.line[start:i], true
		}
	}
}

// nested passes over the object or array that starts here.
func (m *members) nested() bool {
	var braces uint64 // of the open brackets, the last in the lowest bit; 1 for a brace
	for depth := 0; m.at < len(m.line); {
		switch c := m.line[m.at]; c {
		case '"':
			if _, ok := m.quoted(); !ok {
				return false
			}
			continue
		case '{', '[':
			if depth++; depth > deepestNesting {
				return m.fail(fmt.Errorf("not read: more than %d brackets inside each other", deepestNesting))
			}
			braces = braces<<1 | uint64(c>>5&1)
		case '}', ']':
			if uint64(c>>5&1) != braces&1 {
				return m.misplaced(c, "the other kind of bracket")
			}
			braces >>= 1
			if depth--; depth == 0 {
				m.at++
				return true
			}
		}
		m.at++
	}
	return m.misplaced(0, "a closing bracket")
}

// isLiteral reports whether a character can be part of a number, true, false or null.
func isLiteral(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'E'
}

// isNumberOrWord reports whether v is true, false, null, or made of the characters
// of numbers.
func isNumberOrWord(v []byte) bool {
	switch string(v) {
	case "true", "false", "null":
		return true
	case "":
		return false
	}
	return strings.Trim(string(v), "0123456789+-.eE") == "" && (v[0] == '-' || '0' <= v[0] && v[0] <= '9')
}
