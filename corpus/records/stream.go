package records

import (
	"bytes"
	"io"
)

// A stream finds the values of JSON in a reader, and keeps no more than one.
type stream struct {
	r    io.Reader
	buf  []byte
	at   int // the next byte in buf
	line int // that it stands on, from 1
	err  error
}

// fill reads more behind buf, and lets go of what stands before at. It reports
// false where there is no more.
func (s *stream) fill() bool {
	if s.err != nil {
		return false
	}
	s.buf = s.buf[:copy(s.buf, s.buf[s.at:])]
	s.at = 0
	if cap(s.buf)-len(s.buf) < chunkSize/2 {
		grown := make([]byte, len(s.buf), 2*cap(s.buf)+chunkSize)
		copy(grown, s.buf)
		s.buf = grown
	}
	n, err := io.ReadAtLeast(s.r, s.buf[len(s.buf):cap(s.buf)], 1)
	s.buf = s.buf[:len(s.buf)+n]
	s.err = err
	return n > 0
}

// skipMark passes over a byte order mark.
func (s *stream) skipMark() {
	for len(s.buf) < len(mark) && s.fill() {
	}
	if bytes.HasPrefix(s.buf, mark) {
		s.at = len(mark)
	}
}

// space passes over white space and returns the character behind it; the error is
// io.EOF at the end, or that of the reader.
func (s *stream) space() (byte, error) {
	for {
		for ; s.at < len(s.buf); s.at++ {
			switch c := s.buf[s.at]; c {
			case '\n':
				s.line++
			case ' ', '\t', '\r':
			default:
				return c, nil
			}
		}
		if !s.fill() {
			return 0, s.err
		}
	}
}

// value passes over the value that begins here and returns it, valid until the next
// call. Of one that is too long nothing is kept.
func (s *stream) value() ([]byte, error) {
	var end valueEnd
	tooLong := false
	for seen := s.at; ; {
		n, ok := end.find(s.buf[seen:])
		seen += n
		if ok && !tooLong {
			raw := s.buf[s.at:seen]
			s.pass(seen)
			return raw, nil
		}
		if ok {
			s.pass(seen)
			return nil, errValueTooLong
		}
		if tooLong = tooLong || seen-s.at > longestLine; tooLong {
			s.pass(seen)
		}
		held := seen - s.at
		if !s.fill() {
			if s.err == io.EOF {
				return nil, errCutShort
			}
			return nil, s.err
		}
		seen = held
	}
}

// pass moves to a place in buf.
func (s *stream) pass(to int) {
	s.line += bytes.Count(s.buf[s.at:to], []byte{'\n'})
	s.at = to
}

// A valueEnd looks for the end of a value that comes in parts.
type valueEnd struct {
	depth   int
	quoted  bool // inside a string
	escaped bool // behind a backslash
	literal bool // inside a number or word
}

// find passes over a part of the value, and reports whether it ends there. What
// ends a number or word is not passed over.
func (e *valueEnd) find(part []byte) (n int, ok bool) {
	for i := 0; i < len(part); i++ {
		c := part[i]
		switch {
		case e.escaped:
			e.escaped = false
		case e.quoted:
			next := bytes.IndexAny(part[i:], `"\`)
			if next < 0 {
				return len(part), false
			}
			i += next
			e.escaped, e.quoted = part[i] == '\\', part[i] != '"'
			if !e.quoted && e.depth == 0 {
				return i + 1, true
			}
		case c == '"':
			e.quoted = true
		case c == '{', c == '[':
			e.depth++
		case c == '}', c == ']':
			if e.literal && e.depth == 0 {
				return i, true
			}
			if e.depth--; e.depth <= 0 {
				return i + 1, true
			}
		case e.depth > 0:
		case e.literal && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			return i, true
		default:
			e.literal = true
		}
	}
	return len(part), false
}
