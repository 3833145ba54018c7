package shingle

import (
	"strings"
	"unicode/utf8"
)

// gaps are what stands between the tokens: most are one space, and say
// nothing; the rest ends sentences, paragraphs and quotations.
type gaps struct {
	ends  []gap  // gaps that may end a sentence, by token
	marks []mark // quotation marks and breaks, by offset
	// wrapped says that line breaks are those of a fixed line width.
	wrapped bool

	lineStart int           // where the line being read begins
	isMark    map[rune]bool // the quotation marks of all languages
}

// A gap stands before token next.
type gap struct {
	next       int32
	newlines   uint8
	terminator byte // '.', '!' or '?' (for their kin in other scripts too), 0 for none
	space      bool // white space behind the terminator
	long       bool // the line that ends here is as long as lines of running text
	item       bool // a dash or bullet behind the line break
}

// A mark is a quotation mark or the end of a line or paragraph.
type mark struct {
	offset, size int
	r            rune   // lineBreak or paragraphBreak, or the quotation mark
	before       rune   // the character before it, 0 at the start of the text
	after        rune   // the character behind it, 0 at the end
	facing       facing // where its neighbours do not say which way it faces
}

func (m *mark) end() int { return m.offset + m.size }

const (
	lineBreak      = '\n'
	paragraphBreak = '\u2029'
)

// runningLine is how long a line is, in bytes, that was broken at a fixed width.
const runningLine = 40

// read reads the gaps before, between and behind the tokens of t.
func (g *gaps) read(t *Text) {
	g.ends, g.marks, g.lineStart = g.ends[:0], g.marks[:0], 0
	g.isMark = t.grammar.languages.marks.all
	breaks, inside := 0, 0 // single line breaks, and those inside a running sentence
	last := int32(len(t.Tokens))
	for next := range last + 1 {
		if next < last && t.Tokens[next].Has(spaced) {
			continue
		}
		start, to := 0, len(t.Source)
		if next > 0 {
			start = int(t.Tokens[next-1].End)
		}
		if next < last {
			to = int(t.Tokens[next].Start)
		}
		e := g.readOne(t.Source, start, to, next)
		if e.newlines == 1 && next > 0 && next < last {
			breaks++
			if e.runsOn(t.Source[to:]) {
				inside++
			}
		}
		if e.terminator != 0 || e.newlines > 0 {
			g.ends = append(g.ends, e)
		}
	}
	g.wrapped = breaks > 4 && inside*4 > breaks
}

// runsOn reports whether the line break in e stands inside a sentence that
// goes on with next: behind a long line, before a lower-case letter.
func (e *gap) runsOn(next string) bool {
	return e.terminator == 0 && e.long && !e.item && isLower(next)
}

// readOne classifies the characters of one gap.
func (g *gaps) readOne(src string, from, to int, next int32) gap {
	e := gap{next: next}
	for i := from; i < to; {
		c := src[i]
		if c >= utf8.RuneSelf {
			i += g.readRune(&e, src, i)
			continue
		}
		switch c {
		case '\n':
			g.newline(&e, i)
		case ' ', '\t', '\r':
			e.space = true
		case '.', '!', '?':
			e.terminator, e.space = c, false
		case '"', '\'', '`':
			i += g.quoteMark(src, i, 1, rune(c))
			continue
		case ',', '<', '>':
			if i+1 < to && src[i+1] == c && isTwice(src, i) {
				i += g.quoteMark(src, i, 2, typed[c])
				continue
			}
		case '-', '*', '+':
			e.item = e.newlines > 0
		}
		i++
	}
	return e
}

func (g *gaps) readRune(e *gap, src string, i int) (size int) {
	r, n := utf8.DecodeRuneInString(src[i:])
	switch r {
	case '…', '؟', '۔':
		e.terminator, e.space = '.', false
	case '。', '！', '？', '।':
		e.terminator, e.space = '.', true
	case '•', '·', '–', '—', '▪', '●', '■', '◦':
		e.item = e.newlines > 0
	case '´':
		return g.quoteMark(src, i, n, r)
	case 0xA0, 0x202F, 0x2028, 0x3000:
		e.space = true
	case paragraphBreak:
		e.newlines = 2
		g.marks = append(g.marks, mark{offset: i, size: n, r: paragraphBreak})
	default:
		if g.isMark[r] {
			return g.quoteMark(src, i, n, r)
		}
	}
	return n
}

func (g *gaps) newline(e *gap, i int) {
	switch e.newlines++; e.newlines {
	case 1:
		e.long = i-g.lineStart >= runningLine
		g.marks = append(g.marks, mark{offset: i, size: 1, r: lineBreak})
	case 2:
		g.marks = append(g.marks, mark{offset: i, size: 1, r: paragraphBreak})
	default:
		e.newlines = 3
	}
	e.space, e.item = true, false
	g.lineStart = i + 1
}

// quoteMark notes the mark of n bytes at i and returns its size. Two single
// marks, and two backticks, are taken for the double mark that they imitate.
func (g *gaps) quoteMark(src string, i, n int, r rune) (size int) {
	m := mark{offset: i, size: n, r: r}
	if r := doubled[r]; r != 0 && strings.HasPrefix(src[i+n:], src[i:i+n]) {
		m.r, m.size = r, 2*n
	}
	if i > 0 {
		m.before, _ = utf8.DecodeLastRuneInString(src[:i])
	}
	m.after = runeAt(src, m.end())
	if m.size > n && isWordRune(m.before) && isWordRune(m.after) {
		m.r = r // a slip for an apostrophe
	}
	g.marks = append(g.marks, m)
	return m.size
}

// typed are the double marks that are typed as two characters of ASCII.
var typed = [utf8.RuneSelf]rune{',': '„', '<': '«', '>': '»'}

// isTwice reports whether the character at offset i and its equal behind it stand
// alone: there is no third.
func isTwice(src string, i int) bool {
	return (i == 0 || src[i-1] != src[i]) && (i+2 == len(src) || src[i+2] != src[i])
}

// runeAt returns the character at offset i, 0 behind the end.
func runeAt(src string, i int) rune {
	if i >= len(src) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(src[i:])
	return r
}

// doubled are the double marks that two single ones imitate. An acute accent alone
// is no mark.
var doubled = map[rune]rune{'\'': '"', '‘': '“', '’': '”', '`': '“', '´': '"'}
