package terminal

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/report/wording"

	"github.com/rivo/uniseg"
)

// A prose is running text whose stretches have styles, to be wrapped to lines.
// Lines break where UAX #14 allows it. The zero value is empty.
type prose struct {
	text    strings.Builder
	marks   []proseMark
	pending byte // white space seen but not yet written
	spaced  bool // paragraphs have an empty line between them
}

// A proseMark gives text[start:end] a style. Marks are sorted and disjoint.
type proseMark struct {
	start, end int
	style      style
}

// add appends a text from outside, made printable: white space is joined to one
// blank, or to a line break where it holds a blank line.
func (t *prose) add(s string, st style) {
	open := -1
	newlines := 0
	for _, r := range s {
		if unicode.IsSpace(r) {
			if r == '\n' || r == '\u2029' {
				newlines++
			}
			if t.pending != '\n' {
				t.pending = ' '
			}
			if newlines > 1 || r == '\u2029' {
				t.pending = '\n'
			}
			continue
		}
		if wording.Obeyed(r) {
			continue
		}
		newlines = 0
		t.space()
		if open < 0 {
			open = t.text.Len()
		}
		t.text.WriteRune(r)
	}
	if open >= 0 && st != plain {
		t.mark(proseMark{open, t.text.Len(), st})
	}
}

// mark adds a mark, or lengthens the last one where only a blank lies between.
func (t *prose) mark(m proseMark) {
	if n := len(t.marks); n > 0 && t.marks[n-1].style == m.style {
		if last := &t.marks[n-1]; last.end+1 == m.start && t.text.String()[last.end] == ' ' {
			last.end = m.end
			return
		}
	}
	t.marks = append(t.marks, m)
}

// space writes the white space that stands before what is added next.
func (t *prose) space() {
	if t.pending != 0 && t.text.Len() > 0 {
		t.text.WriteByte(t.pending)
	}
	t.pending = 0
}

// gap asks for a blank before what is added next, unless that stands behind an
// opening bracket or quotation mark.
func (t *prose) gap() {
	last, _ := utf8.DecodeLastRuneInString(t.text.String())
	if t.pending == 0 && !unicode.In(last, unicode.Ps, unicode.Pi) {
		t.pending = ' '
	}
}

// A line is one painted line and its columns.
type line struct {
	text  string
	width int
}

// lines wraps the text to lines of at most width columns. A word that is wider
// is cut between characters; a single character may still be too wide.
func (t *prose) lines(p palette, width int) []line {
	text := t.text.String()
	var out []line
	start, end := 0, 0 // of the line, end without trailing blanks
	flush := func(next int) {
		if end > start {
			out = append(out, t.line(p, text, start, end))
		}
		start, end = next, next
	}
	state := -1
	for at := 0; at < len(text); {
		segment, _, must, next := uniseg.FirstLineSegmentInString(text[at:], state)
		state = next
		stop := at + len(strings.TrimRight(segment, " \n"))
		if t.width(p, text, start, stop) > width {
			flush(at)
			for t.width(p, text, at, stop) > width {
				cut := at + t.fitting(p, text, at, stop, width)
				end = cut
				flush(cut)
				at, segment = cut, text[cut:at+len(segment)]
			}
		}
		end = stop
		at += len(segment)
		if must && at < len(text) {
			flush(at)
			if t.spaced {
				out = append(out, line{})
			}
		}
	}
	flush(len(text))
	return out
}

// fitting is the length of the longest part of text[from:to] that fits, one
// character at least.
func (t *prose) fitting(p palette, text string, from, to, width int) int {
	n := 0
	for g := uniseg.NewGraphemes(text[from:to]); g.Next(); {
		_, end := g.Positions()
		if n > 0 && t.width(p, text, from, from+end) > width {
			break
		}
		n = end
	}
	return n
}

// width is the columns of text[from:to] with the signs of its marks.
func (t *prose) width(p palette, text string, from, to int) int {
	n := columns(text[from:to])
	for i := t.markAt(from); i < len(t.marks) && t.marks[i].start < to; i++ {
		n += p.signWidth(t.marks[i].style)
	}
	return n
}

// markAt is the first mark that ends behind a place.
func (t *prose) markAt(place int) int {
	return sort.Search(len(t.marks), func(i int) bool { return t.marks[i].end > place })
}

// line paints text[from:to]. Marks that go on over the end of a line are closed
// there and opened again on the next.
func (t *prose) line(p palette, text string, from, to int) line {
	var b strings.Builder
	at := from
	for i := t.markAt(from); i < len(t.marks) && t.marks[i].start < to; i++ {
		m := t.marks[i]
		start, end := max(m.start, from), min(m.end, to)
		b.WriteString(text[at:start])
		b.WriteString(p.paint(text[start:end], m.style))
		at = end
	}
	b.WriteString(text[at:to])
	return line{b.String(), t.width(p, text, from, to)}
}

// wrapped wraps a text of one style.
func wrapped(p palette, s string, st style, width int) []line {
	var t prose
	t.add(s, st)
	return t.lines(p, width)
}
