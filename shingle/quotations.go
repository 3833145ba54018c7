package shingle

import (
	"slices"
	"strings"
	"unicode"
)

// Quotations are parsed over the whole text: an opening mark runs to the mark
// that closes it. A quotation that is not closed ends with its paragraph, which
// is how quotations over several paragraphs are set: each opens again and only
// the last is closed. Straight marks open or close by what stands around them.

// closers are the marks that may close a quotation opened by the key.
var closers = map[rune]string{
	'"': "\"”", '“': "”\"“", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '›': "‹",
	'‘': "’", '\'': "'", '‚': "‘", '「': "」", '『': "』", '＂': "＂", '”': "”",
}

// longestQuotation bounds a quotation, in bytes: beyond it an opening mark is
// taken for a stray one.
const longestQuotation = 3000

// findQuotations sets t.Quotations and flags the words inside them.
func findQuotations(t *Text, marks []mark) {
	for i := 0; i < len(marks); i++ {
		if !opens(marks[i]) {
			continue
		}
		end, next := closing(t.Source, marks, i)
		if end < 0 {
			continue
		}
		t.Quotations = append(t.Quotations, Quotation{Span: Span{Start: marks[i].offset, End: end}})
		i = next
	}
	spans := make([]Span, len(t.Quotations))
	for i, q := range t.Quotations {
		spans[i] = q.Span
	}
	eachTokenIn(t.Tokens, spans, func(tok *Token) { tok.Flags |= Quoted })
	for i := range t.Quotations {
		t.Quotations[i].Speaker = speaker(t, t.Quotations[i].Span)
	}
}

// opens reports whether the mark opens a quotation.
func opens(m mark) bool {
	switch m.r {
	case '“', '„', '«', '‹', '‚', '「', '『':
		return true
	case '»', '›':
		return startsWord(m) // »German« style
	case '‘', '\'', '"', '＂':
		return startsWord(m)
	}
	return false
}

func startsWord(m mark) bool {
	opening := m.before == 0 || unicode.IsSpace(m.before) || strings.ContainsRune("([{—–-“\"‘/", m.before)
	return opening && m.after != 0 && !unicode.IsSpace(m.after)
}

// closing finds the end of the quotation that marks[i] opens, and the index of
// the mark that ends it; -1 where it does not look like one.
func closing(src string, marks []mark, i int) (end, next int) {
	open := marks[i]
	single := open.r == '‘' || open.r == '\'' || open.r == '‚'
	for j := i + 1; j < len(marks); j++ {
		m := marks[j]
		if m.offset-open.offset > longestQuotation {
			return -1, i
		}
		if m.r == '\n' {
			if single {
				return -1, i
			}
			return m.offset, j
		}
		if strings.ContainsRune(closers[open.r], m.r) && closes(open, m) {
			return m.offset + m.size, j
		}
	}
	if single || len(src)-open.offset > longestQuotation {
		return -1, i
	}
	return len(src), len(marks)
}

// closes reports whether m can close the quotation that open opens.
func closes(open, m mark) bool {
	switch m.r {
	case '"', '\'', '’', '＂':
		return m.r != open.r && open.r != '‘' || !(startsWord(m) && !unicode.IsPunct(m.after)) && !unicode.IsLetter(m.after) || m.r == '"' && !unicode.IsSpace(m.before)
	case '“':
		return open.r == '„' // the German closing mark; in English it opens the next
	}
	return true
}

// saying are the verbs that stand between a quotation and its speaker.
var saying = func() []uint64 {
	var hashes []uint64
	for _, w := range strings.Fields("said says told added adds wrote writes tweeted asked replied explained argued insisted noted recalled warned sagte sagt erklärte déclaré dit dijo disse detto zei сказал сказала заявил заявила") {
		hashes = append(hashes, hashString(w))
	}
	slices.Sort(hashes)
	return hashes
}()

func isSaying(word uint64) bool {
	_, ok := slices.BinarySearch(saying, word)
	return ok
}

// speakerWindow is how many words beside a quotation are searched for its speaker.
const speakerWindow = 8

// speaker returns the name that stands with a verb of saying beside the
// quotation: "…," said Ana Ruiz; "…," Ruiz said; Ruiz said: "…".
func speaker(t *Text, q Span) string {
	after, _ := slices.BinarySearchFunc(t.Tokens, q.End, func(tok Token, at int) int { return int(tok.Start) - at })
	for i := after; i < min(after+speakerWindow, len(t.Tokens)) && sameParagraph(t, q.End, int(t.Tokens[i].Start)); i++ {
		if isSaying(t.Tokens[i].Word) {
			if name := nameFrom(t, i+1); name != "" {
				return name
			}
			return nameBefore(t, i, after)
		}
	}
	before, _ := slices.BinarySearchFunc(t.Tokens, q.Start, func(tok Token, at int) int { return int(tok.Start) - at })
	for i := before - 1; i >= max(0, before-4) && sameParagraph(t, int(t.Tokens[i].End), q.Start); i-- {
		if isSaying(t.Tokens[i].Word) {
			return nameBefore(t, i, max(0, i-6))
		}
	}
	return ""
}

func sameParagraph(t *Text, from, to int) bool {
	return !strings.Contains(t.Source[from:to], "\n")
}

// nameFrom reads the capitalised words that begin at token i.
func nameFrom(t *Text, i int) string {
	end := i
	for end < len(t.Tokens) && end < i+5 && isUpper(t.Source[t.Tokens[end].Start:]) && t.Tokens[end].Flags&Quoted == 0 &&
		(end == i || t.Tokens[end].Start-t.Tokens[end-1].End <= 2) {
		end++
	}
	if end == i {
		return ""
	}
	return t.Source[t.Tokens[i].Start:t.Tokens[end-1].End]
}

// nameBefore reads the capitalised words that end before token i, not before token first.
func nameBefore(t *Text, i, first int) string {
	start := i
	for start > first && start > i-5 && isUpper(t.Source[t.Tokens[start-1].Start:]) && t.Tokens[start-1].Flags&Quoted == 0 {
		start--
	}
	if start == i {
		return ""
	}
	return t.Source[t.Tokens[start].Start:t.Tokens[i-1].End]
}
