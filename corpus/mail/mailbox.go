package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
)

// longest is how many bytes a message of a mailbox has at most.
const longest = 32 << 20

// ErrLong is the fault of a message that is too long. Those behind it are read.
var ErrLong = fmt.Errorf("message is longer than %d MB", longest>>20)

// Mailbox yields the messages of a mailbox in the form mbox: each begins behind a
// line "From ", and one in the message has a ">" before it. A message that is too
// long is nil and ErrLong; any other error ends it. A message is the caller's.
func Mailbox(r io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		box := mailbox{yield: yield, blank: true}
		for more := true; more; {
			line, err := in.ReadSlice('\n')
			if more = err == nil || err == bufio.ErrBufferFull; !more && err != io.EOF {
				box.end()
				yield(nil, err)
				return
			}
			if !box.line(line, err == nil) {
				return
			}
		}
		box.end()
	}
}

// A mailbox is the message that is being read.
type mailbox struct {
	yield   func([]byte, error) bool
	message []byte
	begun   bool // a line "From " was met
	blank   bool // the line before was empty
	within  bool // the rest of a line follows
	long    bool
}

// line takes a line, or a part of one that is not complete, and reports whether to go on.
func (b *mailbox) line(line []byte, complete bool) bool {
	start := !b.within
	b.within = !complete
	if start && b.blank && bytes.HasPrefix(line, []byte("From ")) {
		if !b.end() {
			return false
		}
		b.message, b.begun, b.long, b.blank = nil, true, false, false
		return true
	}
	b.blank = start && len(bytes.TrimRight(line, "\r\n")) == 0
	if quoted := bytes.TrimLeft(line, ">"); start && len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
		line = line[1:]
	}
	if b.long = b.long || len(b.message)+len(line) > longest; b.long {
		b.message = nil
		return true
	}
	if b.begun {
		b.message = append(b.message, line...)
	}
	return true
}

// end yields the message that was read.
func (b *mailbox) end() bool {
	switch {
	case b.long:
		return b.yield(nil, ErrLong)
	case len(bytes.TrimSpace(b.message)) == 0:
		return true
	}
	return b.yield(b.message, nil)
}
