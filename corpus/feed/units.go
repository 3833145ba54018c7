package feed

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
)

const (
	chunkSize   = 1 << 16  // bytes that are read at once
	longestUnit = 64 << 20 // bytes of the longest element that is read
	longestHead = 1 << 20  // bytes before the first article that are kept
)

// units cuts a stream at elements of one name.
type units struct {
	r      io.Reader
	name   string // local name of the elements
	buf    []byte // what was read
	at     int    // what was given out ends here
	line   int    // that buf[at] stands on, from 1
	ended  bool   // nothing stands behind buf
	fault  error  // why the stream broke off, or nil
	before []byte // what stands before the first element
}

func (in *units) size() int { return len(in.buf) - in.at }

// fill reads at least one byte more, unless there is none.
func (in *units) fill() {
	in.buf = in.buf[:copy(in.buf, in.buf[in.at:])]
	in.at = 0
	in.buf = slices.Grow(in.buf, max(chunkSize, len(in.buf)))
	n, err := io.ReadAtLeast(in.r, in.buf[len(in.buf):cap(in.buf)], chunkSize)
	in.buf = in.buf[:len(in.buf)+n]
	if err != nil {
		in.ended = true
		if err != io.EOF && err != io.ErrUnexpectedEOF {
			in.fault = err
		}
	}
}

// next is the next element and the line that it starts on, valid until the next
// call. The error is io.EOF at the end; another is that of an element.
func (in *units) next() (raw []byte, line int, err error) {
	if !in.seek() {
		return nil, 0, io.EOF
	}
	line = in.line
	raw, err = in.element()
	return raw, line, err
}

// seek moves to the next element. It reports false where there is none.
func (in *units) seek() bool {
	for {
		start, found := in.find("<", 0)
		in.keepBefore(start)
		in.pass(start)
		if found || in.ended {
			return found
		}
		if in.size() > longestUnit {
			in.pass(1) // what seems to be a comment without end
		}
		in.fill()
	}
}

// element passes over the element that begins here.
func (in *units) element() ([]byte, error) {
	for from := 1; ; {
		end, found := in.find("</", from)
		if found {
			if n := bytes.IndexByte(in.buf[in.at+end:], '>'); n >= 0 {
				raw := in.buf[in.at : in.at+end+n+1]
				in.pass(len(raw))
				return raw, nil
			}
		} else if in.size() > longestUnit {
			in.pass(from)
			return nil, errTooLong
		}
		if in.ended {
			in.pass(in.size())
			if in.fault != nil {
				return nil, io.EOF
			}
			return nil, errCut
		}
		from = end
		in.fill()
	}
}

// keepBefore keeps the next bytes if they stand before the first element.
func (in *units) keepBefore(n int) {
	if len(in.before) < longestHead {
		in.before = append(in.before, in.buf[in.at:in.at+n]...)
	}
}

// pass moves on by n bytes.
func (in *units) pass(n int) {
	in.line += bytes.Count(in.buf[in.at:in.at+n], []byte{'\n'})
	in.at += n
}

// find looks for a tag of the elements behind the first from bytes, passing over
// comments and CDATA. Where there is none it returns where to go on when more was
// read.
func (in *units) find(opening string, from int) (at int, found bool) {
	data := in.buf[in.at:]
	for i := from; i < len(data); {
		n := bytes.IndexByte(data[i:], '<')
		if n < 0 {
			return len(data), false
		}
		i += n
		rest := data[i:]
		if len(rest) < longestName && !in.ended {
			return i, false
		}
		if opaque, end := opaqueEnd(rest); opaque {
			if end < 0 {
				return i, false
			}
			i += end
			continue
		}
		if tag, ok := bytes.CutPrefix(rest, []byte(opening)); ok && localName(tag) == in.name {
			return i, true
		}
		i++
	}
	return len(data), false
}

// opaqueEnd is the length of the comment or CDATA that begins text, -1 where it
// does not end.
func opaqueEnd(text []byte) (opaque bool, end int) {
	for _, marks := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}} {
		if bytes.HasPrefix(text, []byte(marks[0])) {
			end = bytes.Index(text, []byte(marks[1]))
			if end >= 0 {
				end += len(marks[1])
			}
			return true, end
		}
	}
	return false, 0
}

// longestName bounds the names of elements that are looked at, with their prefix.
const longestName = 64

// localName is the name that begins a tag, without its prefix, "" for none.
func localName(tag []byte) string {
	tag = tag[:min(len(tag), longestName)]
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if end < 0 {
		return ""
	}
	return string(tag[bytes.LastIndexByte(tag[:end], ':')+1 : end])
}

// rootOf is the local name of the first element, "" where head has none.
func rootOf(head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	for {
		head = bytes.TrimLeft(head, " \t\r\n")
		if len(head) == 0 || head[0] != '<' {
			return ""
		}
		end := 0
		opaque := false
		switch {
		case bytes.HasPrefix(head, []byte("<?")):
			end = bytes.Index(head, []byte("?>"))
		case bytes.HasPrefix(head, []byte("<!DOCTYPE")):
			end = doctypeEnd(head)
		default:
			if opaque, end = opaqueEnd(head); !opaque {
				return localName(head[1:])
			}
		}
		if end < 0 {
			return ""
		}
		head = head[max(end, 1):]
		head = bytes.TrimLeft(head, "?>")
	}
}

// doctypeEnd is where a document type declaration ends, whose subset in brackets
// holds declarations of its own.
func doctypeEnd(head []byte) int {
	end := bytes.IndexByte(head, '>')
	if subset := bytes.IndexByte(head[:max(end, 0)], '['); subset >= 0 {
		closing := bytes.IndexByte(head[subset:], ']')
		if closing < 0 {
			return -1
		}
		end = bytes.IndexByte(head[subset+closing:], '>')
		if end >= 0 {
			end += subset + closing
		}
	}
	return end
}

var encodingOf = regexp.MustCompile(`^[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// declaredEncoding is the label of the encoding that the XML declaration names, "".
func declaredEncoding(head []byte) string {
	head = head[:min(len(head), 256)]
	if m := encodingOf.FindSubmatch(head); m != nil {
		if label := strings.ToLower(string(m[1])); !strings.HasPrefix(label, "utf-16") {
			return label
		}
	}
	return ""
}
