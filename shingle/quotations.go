package shingle

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/internal/language"
)

// Quotations are parsed over the whole text: an opening mark runs to the next
// mark that closes it in its paragraph. A quotation that is not closed ends with
// its paragraph, which is how quotations over several paragraphs are set: each
// opens again and only the last is closed. Where lines are not broken at a
// fixed width a line is a paragraph too, for a quotation that opens again below.
// A single mark that is not closed is taken for an apostrophe, unless it begins a
// paragraph and the next one too. Marks that look
// the same on both sides open or close by what stands around them. What is
// quoted inside a quotation belongs to it.
//
// The parser goes backwards once to find the end of each opening mark and
// forwards once to take the outermost ones, so its time is linear in the marks.

// quoteMarks are the quotation marks of all languages, in styles: an opening
// mark and the marks that close it. A style is known by its index; those of
// single marks, which an apostrophe can close, come last.
type quoteMarks struct {
	styles, doubles int            // how many there are, and how many come first
	opens           map[rune]int   // the style that a mark opens
	closes          map[rune][]int // the styles that a mark closes
	all             map[rune]bool
}

func newQuoteMarks(set *language.Set) quoteMarks {
	q := quoteMarks{opens: map[rune]int{}, closes: map[rune][]int{}, all: map[rune]bool{}}
	closing := map[rune][]rune{}
	for _, l := range set.All() {
		for _, m := range l.Quotation {
			closing[m.Open] = append(closing[m.Open], m.Close...)
		}
	}
	for _, single := range []bool{false, true} {
		for open, marks := range closing {
			if (slices.Contains(marks, '\'') || slices.Contains(marks, '’')) != single {
				continue
			}
			q.opens[open] = q.styles
			q.all[open] = true
			for _, r := range marks {
				q.closes[r] = append(q.closes[r], q.styles)
				q.all[r] = true
			}
			q.styles++
		}
		if !single {
			q.doubles = q.styles
		}
	}
	return q
}

// longestQuotation bounds a quotation, in bytes: beyond it an opening mark is
// taken for a stray one.
const longestQuotation = 3000

// A quoteFinder finds quotations. It is working memory.
type quoteFinder struct {
	ends  []quoteEnd // of the quotation that each mark opens
	ahead []outlook  // by style
	more  []Quotation
	turns turnFinder
}

// find sets t.Quotations and flags the words inside them.
func (f *quoteFinder) find(t *Text, g *gaps) {
	f.matchMarks(t.Source, g, t.grammar.languages)
	for i := 0; i < len(f.ends); i++ {
		if e := f.ends[i]; e.offset > 0 {
			t.Quotations = append(t.Quotations, Quotation{Span: Span{Start: g.marks[i].offset, End: e.offset}})
			i = e.mark
		}
	}
	f.more = appendPosts(f.more[:0], t)
	f.more = appendSpeech(f.more, t, g.wrapped)
	f.more = f.turns.append(f.more, t, g.wrapped)
	f.more = appendAnnounced(f.more, t, g.wrapped)
	t.quote(f.more)
}

// Quote adds to the quotations those of spans, which the format of the text
// marks: block quotes. It is meant for the owner of t, before t is shared.
func (t *Text) Quote(spans []Span) {
	if len(spans) == 0 {
		return
	}
	more := make([]Quotation, len(spans))
	for i, s := range spans {
		more[i].Span = s
	}
	t.quote(more)
}

// quote adds quotations, flags the words of all and names their speakers.
// Those that overlap become one.
func (t *Text) quote(more []Quotation) {
	if len(more) > 0 {
		t.Quotations = append(t.Quotations, more...)
		slices.SortFunc(t.Quotations, func(a, b Quotation) int { return a.Start - b.Start })
		joined := t.Quotations[:1]
		for _, q := range t.Quotations[1:] {
			last := &joined[len(joined)-1]
			if q.Start >= last.End {
				joined = append(joined, q)
				continue
			}
			last.End = max(last.End, q.End)
			last.Speaker = cmp.Or(last.Speaker, q.Speaker)
		}
		t.Quotations = joined
	}
	flagQuoted(t)
	for i := range t.Quotations {
		if q := &t.Quotations[i]; q.Speaker == "" {
			q.Speaker = speaker(t, q.Span)
		}
	}
}

// longQuotation is how many words are quoted in one go at least that are called
// LongQuoted.
const longQuotation = 60

// flagQuoted flags the words of the quotations. Those between which no other word
// stands are one, however many paragraphs they are.
func flagQuoted(t *Text) {
	i, first, flagged := 0, 0, 0
	for _, q := range t.Quotations {
		behind := i
		for i < len(t.Tokens) && int(t.Tokens[i].Start) < q.Start {
			i++
		}
		if i > behind {
			first = i
		}
		for i < len(t.Tokens) && int(t.Tokens[i].Start) < q.End {
			t.Tokens[i].Flags |= Quoted
			i++
		}
		if i-first < longQuotation {
			continue
		}
		for flagged = max(flagged, first); flagged < i; flagged++ {
			t.Tokens[flagged].Flags |= LongQuoted
		}
	}
}

// A quoteEnd is where the quotation that a mark opens ends, and the index of
// the mark that ends it. The offset is 0 for a mark that opens none.
type quoteEnd struct {
	offset, mark int
}

// An outlook is what lies ahead of the mark being looked at in its paragraph,
// as indices of marks or unseen, for one style of quotation.
type outlook struct {
	closing int // the nearest mark that closes it
	opening int // the nearest mark that opens it again
}

const unseen = math.MaxInt

// matchMarks finds the end of the quotation that each mark opens.
func (f *quoteFinder) matchMarks(src string, g *gaps, x *grammars) {
	f.ends = slices.Grow(f.ends[:0], len(g.marks))[:len(g.marks)]
	clear(f.ends)
	f.ahead = slices.Grow(f.ahead[:0], x.marks.styles)[:x.marks.styles]
	ahead, singles := f.ahead, f.ahead[x.marks.doubles:]
	forget(ahead)
	h := habitsOf(src, g.marks)
	line := unseen // the nearest end of a line
	for j := len(g.marks) - 1; j >= 0; j-- {
		m := &g.marks[j]
		switch m.r {
		case lineBreak:
			if !g.wrapped {
				line = j
				forget(singles)
			}
			continue
		case paragraphBreak:
			line = j
			forget(ahead)
			continue
		}
		switch style := m.opens(src, h, x); {
		case style >= 0:
			single := style >= x.marks.doubles
			f.ends[j] = endOf(src, g.marks, j, line, single, ahead[style])
			if single {
				forget(singles)
			}
			ahead[style].opening = j
		case m.closes(src):
			possessive := m.isPossessive(src)
			for _, s := range x.marks.closes[m.r] {
				if ahead[s].closing == unseen || !possessive {
					ahead[s].closing = j
				}
			}
		}
	}
}

// A facing is which way a straight mark faces.
type facing int8

const (
	unknown facing = iota
	opening
	closing
)

// faceSpaceless decides which way a straight mark faces that stands beside
// characters of a script without spaces, which do not say it: of those in a
// paragraph each second one opens, and one that begins a line. last is the facing
// of the one before; what is returned is for the next.
func (m *mark) faceSpaceless(last facing) facing {
	if !isSpaceless(m.before) && !isSpaceless(m.after) {
		return last
	}
	m.facing = opening
	if last == opening && !m.startsLine() {
		m.facing = closing
	}
	return m.facing
}

// isSpaceless reports whether r is of a script that is written without spaces
// (South-East Asian and Chinese and Japanese, with their punctuation).
func isSpaceless(r rune) bool {
	return r >= 0x0E00 && (r < 0x0F00 || 0x1000 <= r && r < 0x10A0 || 0x1780 <= r && r < 0x1800 ||
		0x2E80 <= r && r < 0xAC00 || 0xF900 <= r && r < 0xFB00 || 0xFE30 <= r && r < 0xFE50 || 0xFF00 <= r && r < 0x10000 || 0x20000 <= r)
}

// habits are those of a text where a mark opens in one country and closes in
// another.
type habits struct {
	inward bool // »so« and not «so», by the majority of those without inner spaces
	low    bool // „so“, and not only “so”
}

// habitsOf also sets the facing of the marks that their neighbours say nothing of.
func habitsOf(src string, marks []mark) habits {
	var h habits
	inward, last := 0, closing
	for i := range marks {
		switch m := &marks[i]; m.r {
		case paragraphBreak:
			last = closing
		case '"', '＂':
			last = m.faceSpaceless(last)
		case '„':
			h.low = true
		case '«', '‹':
			if m.startsWord(src) {
				inward--
			} else if isSpaceOrEnd(m.after) && !isSpaceOrEnd(m.before) && m.before != '’' && m.before != '\'' {
				inward++
			}
		case '»', '›':
			if m.startsWord(src) && !m.startsLine() {
				inward++
			}
		}
	}
	h.inward = inward > 0
	return h
}

func forget(ahead []outlook) {
	for s := range ahead {
		ahead[s] = outlook{unseen, unseen}
	}
}

// endOf is the end of the quotation that marks[j] opens, by a single mark or a double one.
func endOf(src string, marks []mark, j, line int, single bool, ahead outlook) quoteEnd {
	e := quoteEnd{mark: len(marks), offset: len(src)}
	again := line < ahead.opening && ahead.opening < ahead.closing // it opens again on a line below
	closed := ahead.closing < unseen && !again
	switch {
	case closed:
		e = quoteEnd{mark: ahead.closing, offset: marks[ahead.closing].end()}
	case single && (line == unseen || !marks[j].opensAgain(src, marks[line].offset)):
		return quoteEnd{}
	case line < unseen:
		e = quoteEnd{mark: line, offset: marks[line].offset}
	}
	start := marks[j].offset
	if e.offset-start > longestQuotation {
		return quoteEnd{}
	}
	if !closed {
		e.offset = start + len(strings.TrimRightFunc(src[start:e.offset], unicode.IsSpace))
	}
	return e
}

// opens returns the style of the quotation that m opens in a text of habits h,
// or -1.
func (m *mark) opens(src string, h habits, x *grammars) int {
	style, opens := x.marks.opens[m.r]
	if !opens {
		return -1
	}
	switch m.r {
	case '"', '＂', '″':
		opens = m.facing == opening || m.facing == unknown && (m.startsWord(src) || m.startsLine())
	case '“':
		opens = m.startsWord(src) || !h.low && (isSpaceOrEnd(m.before) || beginsQuoted(m.after))
	case '„':
		opens = src[m.offset] != ',' || m.startsWord(src)
	case '«', '‹':
		opens = !h.inward
	case '»', '›':
		if h.inward {
			opens = isSpaceOrEnd(m.before) || m.startsWord(src)
		} else { // so begins a Spanish paragraph that goes on with a quotation
			opens = m.startsLine() && m.startsWord(src) && src[m.offset] != '>'
		}
	case '‚', '”':
		opens = m.startsWord(src)
	case '‘', '\'', '`':
		opens = m.startsWord(src) && !x.isElision(src[m.end():])
	}
	if !opens {
		return -1
	}
	return style
}

// closes reports whether m, which opens nothing, may close a quotation.
func (m *mark) closes(src string) bool {
	switch m.r {
	case '\'', '’', '‘':
		return !isSpaceOrEnd(m.before) && !isWordRune(m.after)
	case '"':
		return !isInches(src[:m.offset])
	}
	return true
}

// startsWord reports whether m stands before a word and behind none.
func (m *mark) startsWord(src string) bool {
	switch {
	case isSpaceOrEnd(m.after) || m.after < utf8.RuneSelf && strings.IndexByte(",;:!?)]}", byte(m.after)) >= 0:
		return false
	case m.after == '.' && isSpaceOrEnd(runeAt(src, m.end()+1)):
		return false
	case isSpaceOrEnd(m.before):
		return true
	}
	return beforeQuoted[m.before] && beginsQuoted(m.after)
}

func (m *mark) startsLine() bool { return m.before == 0 || m.before == '\n' }

// opensAgain reports whether m begins its paragraph, and the same mark the one
// behind the break at an offset.
func (m *mark) opensAgain(src string, at int) bool {
	return m.startsLine() && strings.HasPrefix(strings.TrimLeftFunc(src[at:], unicode.IsSpace), src[m.offset:m.end()])
}

// isPossessive reports whether m can be the apostrophe of a plural, as in the
// boys’ toys.
func (m *mark) isPossessive(src string) bool {
	behind := src[m.end():]
	return (m.before == 's' || m.before == 'S') && (m.r == '’' || m.r == '\'') && len(behind) > 1 && behind[0] == ' ' && isLower(behind[1:])
}

// isInches reports whether a mark behind text is that of 6'2".
func isInches(text string) bool {
	n := len(text)
	for n > 0 && n > len(text)-2 && isASCIIDigit(rune(text[n-1])) {
		n--
	}
	feet := strings.TrimSuffix(strings.TrimSuffix(text[:n], "'"), "’")
	return 0 < len(feet) && len(feet) < n && n < len(text) && isASCIIDigit(rune(feet[len(feet)-1]))
}

// isElision reports whether what follows an apostrophe is a word that has lost
// its beginning, as in ’em, the ’90s and in ’16; not that of ‘60 Minutes’.
func (x *grammars) isElision(s string) bool {
	n := 0
	for n < len(s) && n <= x.longestClipped && s[n] < utf8.RuneSelf && (asciiKind[s[n]] == letter || asciiKind[s[n]] == digit) {
		n++
	}
	if n >= 2 && isASCIIDigit(rune(s[0])) && isASCIIDigit(rune(s[1])) {
		return n == 3 && s[2] == 's' || n == 2 && (len(s) == n || strings.ContainsRune(" ,.;:!?)-", rune(s[n]))) && !isUpper(strings.TrimPrefix(s[n:], " "))
	}
	var word [16]byte // for most of them
	return x.clipped[string(fold(word[:0], s[:n]))]
}

// beforeQuoted are the characters that may stand close before what is quoted,
// and startsQuoted those that may begin it, beside letters and digits.
var (
	beforeQuoted = runeSet("([{—–-“\"‘'’„«/*_>:")
	startsQuoted = runeSet("\"'“‘„‚«‹([{<《〈「『¿¡.…$£€#@")
)

func runeSet(members string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range members {
		set[r] = true
	}
	return set
}

// beginsQuoted reports whether r may be the first character of what is quoted.
func beginsQuoted(r rune) bool { return isWordRune(r) || startsQuoted[r] }

func isWordRune(r rune) bool   { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isSpaceOrEnd(r rune) bool { return r == 0 || unicode.IsSpace(r) }
func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }
