package table

import (
	"bytes"
	"io"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// rows cuts a stream into rows.
type rows struct {
	dialect
	r       io.Reader
	buf     []byte // what was read
	at      int    // the start of the next row in buf
	line    int    // that the next row starts on
	columns int    // of the first row
	opened  int    // rows given up for a quotation mark that does not close
	ended   bool   // nothing stands behind buf
	fault   error  // why the stream broke off, or nil
}

// size is how much was read and not yet given out.
func (in *rows) size() int { return len(in.buf) - in.at }

// fill reads at least one byte more, unless there is none.
func (in *rows) fill() {
	if in.at > 0 {
		in.buf = in.buf[:copy(in.buf, in.buf[in.at:])]
		in.at = 0
	}
	if cap(in.buf)-len(in.buf) < sampleSize {
		grown := make([]byte, len(in.buf), 2*cap(in.buf)+2*sampleSize)
		copy(grown, in.buf)
		in.buf = grown
	}
	n, err := io.ReadAtLeast(in.r, in.buf[len(in.buf):cap(in.buf)], sampleSize)
	in.buf = in.buf[:len(in.buf)+n]
	if err != nil {
		in.ended = true
		if err != io.EOF && err != io.ErrUnexpectedEOF {
			in.fault = err
		}
	}
}

// start reads the dialect off the first rows, and passes over what stands before
// them: a byte order mark, and a line such as "sep=;", which says what separates.
func (in *rows) start(names meta.Names) error {
	in.fill()
	if bytes.HasPrefix(in.buf, []byte(encoding.Mark)) {
		in.at = len(encoding.Mark)
	}
	for in.size() > 0 && bytes.IndexByte([]byte("\r\n"), in.buf[in.at]) >= 0 {
		if in.buf[in.at] == '\n' {
			in.line++
		}
		in.at++
	}
	line, _, _ := bytes.Cut(in.buf[in.at:], []byte{'\n'})
	declared, ok := bytes.CutPrefix(bytes.Trim(line, "\"\r "), []byte("sep="))
	if ok && len(declared) == 1 {
		in.at = min(in.at+len(line)+1, len(in.buf))
		in.line++
	}
	in.dialect = dialectOf(in.buf[in.at:], names)
	if ok && len(declared) == 1 {
		in.separator = declared[0]
	}
	if in.size() == 0 {
		return in.fault
	}
	return nil
}

// next is the next row as cells, none for a blank one. The error is io.EOF at
// the end; another one is that of a row, behind which the next one follows.
func (in *rows) next() ([]string, error) {
	for {
		if in.size() == 0 && in.ended {
			return nil, io.EOF
		}
		end, ok := in.rowEnd(in.buf[in.at:], in.ended)
		switch {
		case ok && in.fault != nil && in.at+end == len(in.buf):
			in.at += end
			return nil, io.EOF // cut off inside the row
		case ok:
			return in.row(end)
		case in.ended:
			return nil, in.open()
		case in.size() >= longestRow:
			in.skipLine()
			return nil, errRowTooLong
		}
		in.fill()
	}
}

// row gives out the row that ends before end. A quotation mark that does not
// close takes the next one in its place, and so the rows between them: where the
// cells are not as many as columns, or a cell begins inside another, and the
// second line has as many as columns, the first is given up.
func (in *rows) row(end int) ([]string, error) {
	row := in.buf[in.at : in.at+end]
	if len(bytes.TrimSpace(row)) == 0 {
		in.take(end)
		return nil, nil
	}
	cells := in.cells(decoded(row))
	severalLines := bytes.IndexByte(row[:len(row)-1], in.newline) >= 0
	if len(cells) != in.columns || severalLines && in.opensInside(row) {
		if n := in.firstLine(row); n > 0 {
			in.take(n)
			return nil, errOpen
		}
	}
	in.take(end)
	return cells, nil
}

// mostOpened is how many rows are given up at most for a quotation mark that does
// not close: each costs a look at all that is in memory.
const mostOpened = 1000

// firstLine is the length of the first line of data if a row begins behind it
// that has as many cells as there are columns, and 0 otherwise.
func (in *rows) firstLine(data []byte) int {
	n := bytes.IndexByte(data, in.newline) + 1
	if n == 0 || in.columns < 2 || in.opened == mostOpened {
		return 0
	}
	end, ok := in.rowEnd(data[n:], true)
	if !ok || len(in.cells(string(data[n:n+end]))) != in.columns {
		return 0
	}
	in.opened++
	return n
}

// take passes over the next bytes.
func (in *rows) take(n int) {
	in.line += bytes.Count(in.buf[in.at:in.at+n], []byte{in.newline})
	in.at += n
}

// open passes over a row whose quotation mark does not close: a line, or, if no
// row begins behind that, all that is left of a file that was cut off.
func (in *rows) open() error {
	if n := in.firstLine(in.buf[in.at:]); n > 0 {
		in.take(n)
		return errOpen
	}
	in.take(in.size())
	if in.fault != nil {
		return io.EOF
	}
	return errCut
}

// skipLine passes over the rest of the line, wherever it ends.
func (in *rows) skipLine() {
	for {
		if n := bytes.IndexByte(in.buf[in.at:], in.newline) + 1; n > 0 {
			in.take(n)
			return
		}
		in.at = len(in.buf)
		if in.ended {
			return
		}
		in.fill()
	}
}
