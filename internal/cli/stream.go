package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"unicode"

	"golang.org/x/term"
)

// A stream is an output that remembers its first error and ends with its
// context. A reader that leaves early is no error: the rest is dropped.
type stream struct {
	ctx  context.Context
	w    io.Writer
	name string
	err  error
	left bool // the reader did
	used bool // something was written
}

func (s *stream) Write(data []byte) (int, error) {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	if s.err != nil {
		return 0, s.err
	}
	if s.left {
		return len(data), nil
	}
	s.used = true
	n, err := s.w.Write(data)
	if errors.Is(err, syscall.EPIPE) {
		s.left = true
		return len(data), nil
	}
	if err != nil {
		if path, ok := errors.AsType[*fs.PathError](err); ok {
			err = path.Err
		}
		s.err = fmt.Errorf("write %s: %w", s.name, err)
	}
	return n, s.err
}

// interruptible is r until ctx is cancelled: then reading ends with the error
// of ctx, even where r waits for somebody to type. It reads r from now on.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, r)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { out.CloseWithError(ctx.Err()) })
	return out
}

// A screen is what is known of the terminal behind a stream; the zero value
// is no terminal.
type screen struct{ file *os.File }

func newScreen(w io.Writer) screen {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return screen{f}
	}
	return screen{}
}

func (t screen) is() bool { return t.file != nil }

// width is the number of columns, 0 where it is not known.
func (t screen) width() int {
	if !t.is() {
		return 0
	}
	columns, _, err := term.GetSize(int(t.file.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// colors are the values of --color.
var colors = []string{"auto", "always", "never"}

// colored says whether results on standard output may have colours. With auto
// they do on a terminal, unless NO_COLOR is set.
func (p *program) colored() bool {
	if p.color.value != "auto" {
		return p.color.value == "always"
	}
	return p.screen.is() && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// printable replaces what a terminal could obey: names of files come from others.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
