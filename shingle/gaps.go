package shingle

import "unicode/utf8"

// gaps are what stands between the tokens: most are one space, and say
// nothing; the rest ends sentences, paragraphs and quotations.
type gaps struct {
	ends  []gap  // gaps that may end a sentence, by token
	marks []mark // quotation marks and paragraph breaks, by offset
	// wrapped says that line breaks are those of a fixed line width.
	wrapped bool
}

// A gap stands before token Next.
type gap struct {
	next       int32
	terminator byte // '.', '!', '?' or ':' (also of their kin in other scripts), 0 for none
	newlines   uint8
	space      bool // white space behind the terminator
	quoted     bool // an opening quotation mark or bracket behind the white space
}

// A mark is a quotation mark or the end of a paragraph.
type mark struct {
	offset, size int
	r            rune // '\n' for the end of a paragraph
	before       rune // the character before it, 0 at the start of the text
	after        rune // the character behind it, 0 at the end
}

func readGaps(t *Text) gaps {
	var g gaps
	tokens, src := t.Tokens, t.Source
	from := 0
	breaks, inside := 0, 0 // single line breaks, and those inside a running sentence
	for i := 0; i <= len(tokens); i++ {
		to := len(src)
		if i < len(tokens) {
			to = int(tokens[i].Start)
		}
		if to-from != 1 || src[from] != ' ' {
			e := g.read(src, from, to, int32(i))
			if e.newlines == 1 && i > 0 && i < len(tokens) {
				breaks++
				if e.terminator == 0 && isLower(src[to:]) {
					inside++
				}
			}
			if e.terminator != 0 || e.newlines > 0 {
				g.ends = append(g.ends, e)
			}
		}
		if i < len(tokens) {
			from = int(tokens[i].End)
		}
	}
	g.wrapped = breaks > 4 && inside*4 > breaks
	return g
}

// read classifies the characters of one gap.
func (g *gaps) read(src string, from, to int, next int32) gap {
	e := gap{next: next}
	for i := from; i < to; {
		c := src[i]
		if c < utf8.RuneSelf {
			switch c {
			case '\n':
				if e.newlines < 255 {
					e.newlines++
				}
				if e.newlines == 2 {
					g.marks = append(g.marks, mark{offset: i, size: 1, r: '\n'})
				}
				e.space = true
			case ' ', '\t', '\r':
				e.space = true
			case '.', '!', '?':
				e.terminator, e.space, e.quoted = c, false, false
			case '(', '[':
				e.quoted = true
			case '"', '\'':
				g.quoteMark(src, i, 1, rune(c))
				e.quoted = e.quoted || e.space
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		switch r {
		case '…', '。', '！', '？', '؟', '।', '۔':
			e.terminator, e.space = '.', r == '。' || r == '！' || r == '？' || r == '।'
		case '“', '”', '„', '‟', '«', '»', '‹', '›', '‘', '’', '‚', '「', '」', '『', '』', '＂':
			g.quoteMark(src, i, n, r)
			e.quoted = e.quoted || e.space
		case 0xA0, 0x2028, 0x3000:
			e.space = true
		case 0x2029:
			e.newlines = 2
			g.marks = append(g.marks, mark{offset: i, size: n, r: '\n'})
		}
		i += n
	}
	return e
}

func (g *gaps) quoteMark(src string, i, n int, r rune) {
	m := mark{offset: i, size: n, r: r}
	if i > 0 {
		m.before, _ = utf8.DecodeLastRuneInString(src[:i])
	}
	if i+n < len(src) {
		m.after, _ = utf8.DecodeRuneInString(src[i+n:])
	}
	g.marks = append(g.marks, m)
}
