package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// In many languages speech is set without quotation marks: a dash opens its
// paragraph, and what tells who speaks stands behind a second dash, or behind a
// comma:
//
//	—No lo sé —dijo ella—. Vámonos.
//	— Personne ne restera, a déclaré la maire.
//	— Никто не уйдёт, — сказал он. — Мы ждём.
//
// A paragraph that a dash opens is speech if it tells who speaks, and in the
// languages that set speech so also if it is no item of a list. The clause that
// tells it stands behind a dash, a comma or a question mark and is not quoted: it
// goes to the next dash, or behind a comma to the next comma or full stop.

// appendSpeech appends the speech behind dashes.
func appendSpeech(dst []Quotation, t *Text, wrapped bool) []Quotation {
	list, last := false, -1 // the paragraph at hand is in a list; the block behind the one before
	for i := 0; i < len(t.Blocks); {
		line := t.Source[t.Blocks[i].Start:t.Blocks[i].End]
		if line[0] < utf8.RuneSelf && asciiKind[line[0]] == letter {
			i++
			continue
		}
		dash, size := openingDash(line)
		if dash == 0 {
			i++
			continue
		}
		p, next := paragraphAt(t, i, wrapped)
		s := speech{t, Span{Start: p.Start + size, End: p.End}, t.grammar.dashes && dash != '-'}
		if last != i {
			list = i > 0 && opensList(t, i-1)
		}
		list = list || !endsSpoken(t.Source[p.Start:p.End])
		last = next
		if s.isSpeech(list) {
			dst = s.append(dst, p.Start)
		}
		i = next
	}
	return dst
}

func appendQuotation(dst []Quotation, s Span) []Quotation {
	if 0 < s.Len() && s.Len() <= longestQuotation {
		dst = append(dst, Quotation{Span: s})
	}
	return dst
}

// openingDash returns the dash that a line begins with, and how many bytes it
// takes with the spaces around it; 0 for none. A hyphen counts before a space,
// and two of them are a dash.
func openingDash(line string) (dash rune, size int) {
	at := 0
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	if at == len(line) || line[at] != '-' && line[at] < utf8.RuneSelf {
		return 0, 0
	}
	dash, n := utf8.DecodeRuneInString(line[at:])
	if !isDash(dash) && dash != '-' {
		return 0, 0
	}
	at += n
	if dash == '-' && strings.HasPrefix(line[at:], "-") {
		dash = '—'
		at++
	}
	bare := strings.TrimLeft(line[at:], " \u00a0\u202f")
	size = len(line) - len(bare)
	if first, _ := utf8.DecodeRuneInString(bare); !beginsQuoted(first) || dash == '-' && size == at {
		return 0, 0
	}
	return dash, size
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '―' }

// opensList reports whether block i announces items, and not what somebody said.
func opensList(t *Text, i int) bool {
	b := &t.Blocks[i]
	line := strings.TrimRightFunc(t.Source[b.Start:b.End], unicode.IsSpace)
	return strings.HasSuffix(line, ":") && !announces(t, i)
}

// speech is what stands behind the dash of a paragraph.
type speech struct {
	t *Text
	Span
	usual bool // the language sets speech behind this dash
}

// fewestSpoken is how many words are speech where nothing tells who speaks.
const fewestSpoken = 3

func (s *speech) isSpeech(list bool) bool {
	if s.Len() > longestQuotation {
		return false
	}
	if !s.t.grammar.dashes && strings.ContainsAny(s.t.Source[s.Start:s.End], "\"“„«") {
		return false // what is quoted in it has marks
	}
	if _, ok := s.nextClause(s.Start); ok {
		return true
	}
	first, last := tokensIn(s.t, s.Span)
	return s.usual && !list && last-first >= fewestSpoken && !isLower(s.t.Source[s.Start:])
}

// append appends the quotations of the speech, which begins at start.
func (s *speech) append(dst []Quotation, start int) []Quotation {
	from := s.Start
	for {
		c, ok := s.nextClause(from)
		if !ok {
			return appendQuotation(dst, Span{Start: start, End: s.End})
		}
		spoken := strings.TrimRightFunc(s.t.Source[start:c.at], unicode.IsSpace)
		dst = appendQuotation(dst, Span{Start: start, End: start + len(spoken)})
		if c.resumed < 0 {
			return dst
		}
		start, from = c.resumed, c.resumed
	}
}

// A clause tells who speaks: it begins at a dash or comma. resumed is where the
// speech goes on, -1 if it does not.
type clause struct{ at, resumed int }

// nextClause finds the first clause behind from.
func (s *speech) nextClause(from int) (clause, bool) {
	src := s.t.Source
	for i := from; i < s.End; {
		if src[i] < utf8.RuneSelf && strings.IndexByte(",?!-", src[i]) < 0 {
			i++
			continue
		}
		if n := dashAt(src, i, s.End); n > 0 {
			if verb := s.verbBehind(i+n, s.usual); verb >= 0 && i > from {
				return clause{i, s.behindDash(verb)}, true
			}
			i += n
			continue
		}
		if src[i] < utf8.RuneSelf && src[i] != '-' {
			if verb := s.verbBehind(i+1, false); verb >= 0 && i > from && !s.dashFollows(i+1) {
				at := i + one(src[i] != ',') // a question mark is quoted
				return clause{at, s.behindStop(verb)}, true
			}
		}
		_, n := utf8.DecodeRuneInString(src[i:])
		i += n
	}
	return clause{}, false
}

// dashAt is the size of the dash at offset i of a text that ends at end: of one
// with a space on one of its sides, or a hyphen with a space on both. 0 for none.
func dashAt(src string, i, end int) int {
	r, n := utf8.DecodeRuneInString(src[i:])
	if !isDash(r) && r != '-' {
		return 0
	}
	if r == '-' && strings.HasPrefix(src[i+n:], "-") {
		r, n = '—', n+1
	}
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	spaceBefore := unicode.IsSpace(before)
	spaceBehind := i+n >= end || isSpaceOrEnd(runeAt(src, i+n)) || strings.IndexByte(".,:;!?", src[i+n]) >= 0
	if isDash(r) && (spaceBefore || spaceBehind) || spaceBefore && spaceBehind {
		return n
	}
	return 0
}

func (s *speech) dashFollows(i int) bool {
	for i < s.End && isSpaceOrEnd(runeAt(s.t.Source, i)) {
		_, n := utf8.DecodeRuneInString(s.t.Source[i:])
		i += n
	}
	return i < s.End && isDash(runeAt(s.t.Source, i))
}

// clauseVerb is how many words of a clause may stand up to its verb.
const clauseVerb = 4

// verbBehind returns the token of the verb of speaking that begins a clause at
// offset i, -1 for none. Auxiliaries may stand before it, and with any also other words.
func (s *speech) verbBehind(i int, any bool) int {
	x := s.t.grammar.languages
	first := tokenAt(s.t, i)
	for k := first; k < min(first+clauseVerb, len(s.t.Tokens)); k++ {
		tok := &s.t.Tokens[k]
		if int(tok.Start) >= s.End || strings.ContainsAny(s.t.Source[i:tok.Start], ".!?;:\n") {
			return -1
		}
		if isOneOf(x.speaking, tok.Word) {
			return k
		}
		if !any && !isOneOf(x.auxiliaries, tok.Word) {
			return -1
		}
		i = int(tok.End)
	}
	return -1
}

// behindDash is where speech goes on behind the dash that ends the clause of a
// verb, -1 if there is none.
func (s *speech) behindDash(verb int) int {
	src := s.t.Source
	for i := int(s.t.Tokens[verb].End); i < s.End; {
		if n := dashAt(src, i, s.End); n > 0 {
			return s.wordFrom(i + n)
		}
		_, n := utf8.DecodeRuneInString(src[i:])
		i += n
	}
	return -1
}

// behindStop is where speech goes on behind the comma or full stop that ends the
// clause of a verb, -1 if there is none.
func (s *speech) behindStop(verb int) int {
	src := s.t.Source
	for i := int(s.t.Tokens[verb].End); i+1 < s.End; i++ {
		switch src[i] {
		case '.':
			if abbreviated(s.t, tokenAt(s.t, i)-1) {
				continue
			}
		case ',', '!', '?', ';':
		default:
			continue
		}
		if isSpaceOrEnd(runeAt(src, i+1)) {
			return s.wordFrom(i + 1)
		}
	}
	return -1
}

// wordFrom is where the first word behind offset i begins, with the marks before
// it, -1 if none does.
func (s *speech) wordFrom(i int) int {
	k := tokenAt(s.t, i)
	if i >= s.End || k == len(s.t.Tokens) || int(s.t.Tokens[k].Start) >= s.End {
		return -1
	}
	gap := s.t.Source[i:s.t.Tokens[k].Start]
	return i + len(gap) - len(strings.TrimLeft(gap, " .,:;\u00a0\u202f"))
}
