package shingle

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Interviews and transcripts name the speaker at the beginning of a line:
//
//	DALE ORRIN: We have listened.
//	Q. And the boilers?
//
// Lines like "Photo: Ada Quill" look the same. So a name has to come again: one in
// capitals, one of two words that is no common word, or two of any kind. Questions
// and answers have known letters and words. Where nearly all paragraphs begin
// with a speaker, the others between them belong to the one before.

// longestTurnName bounds the name of a speaker, in bytes.
const longestTurnName = 60

// A turn is a line that may name its speaker.
type turn struct {
	block int
	name  string
	words []Token // of the name
	hash  uint64  // of them
	kind  turnKind
	text  int // where what is said begins
}

type turnKind int8

const (
	noTurn turnKind = iota
	question
	answer
	capitals // DALE ORRIN
	smallLetters
	numTurnKinds
)

// A turnFinder finds turns. It is working memory.
type turnFinder struct {
	turns []turn
	times map[uint64]int // how often each name comes
}

// append appends what is said in the turns of a text.
func (f *turnFinder) append(dst []Quotation, t *Text, wrapped bool) []Quotation {
	f.turns = f.turns[:0]
	for i := range t.Blocks {
		if !mayBeTurn(t.Source[t.Blocks[i].Start:t.Blocks[i].End]) {
			continue
		}
		if x, ok := turnAt(t, i); ok {
			f.turns = append(f.turns, x)
		}
	}
	if len(f.turns) < 2 {
		return dst
	}
	f.choose(t)
	dense := f.dense()
	for n, x := range f.turns {
		p, next := paragraphAt(t, x.block, wrapped)
		if next < len(t.Blocks) && x.text >= p.End { // the name has a line to itself
			p, next = paragraphAt(t, next, wrapped)
		}
		if n+1 < len(f.turns) { // lines of a fixed width
			p.End = min(p.End, t.Blocks[f.turns[n+1].block].Start)
		}
		dst = appendTurn(dst, Span{Start: max(x.text, p.Start), End: p.End}, x.speaker())
		if dense && n+1 < len(f.turns) {
			for ; next < f.turns[n+1].block; next++ {
				p, _ := paragraphAt(t, next, false)
				dst = appendTurn(dst, p, x.speaker())
			}
		}
	}
	return dst
}

func appendTurn(dst []Quotation, s Span, speaker string) []Quotation {
	n := len(dst)
	if dst = appendQuotation(dst, s); len(dst) > n {
		dst[n].Speaker = speaker
	}
	return dst
}

func (x *turn) speaker() string {
	if x.kind == question || x.kind == answer {
		return ""
	}
	return x.name
}

// choose drops the turns that are none.
func (f *turnFinder) choose(t *Text) {
	if f.times == nil {
		f.times = map[uint64]int{}
	}
	clear(f.times)
	var kinds, again [numTurnKinds]int // turns, and names that come again
	for _, x := range f.turns {
		kinds[x.kind]++
		if f.times[x.hash]++; f.times[x.hash] == 2 {
			again[x.kind]++
		}
	}
	asked := kinds[question] > 0 && kinds[answer] > 0
	dialogue := again[question]+again[answer]+again[capitals]+again[smallLetters] >= 2
	f.turns = slices.DeleteFunc(f.turns, func(x turn) bool {
		switch x.kind {
		case question, answer:
			return !asked && !dialogue
		case capitals:
			return again[capitals] == 0
		}
		return f.times[x.hash] < 2 || !dialogue && !isFullName(t, x.words)
	})
}

// dense reports whether three of five blocks from the first turn to the last
// begin one, of two speakers at least.
func (f *turnFinder) dense() bool {
	if len(f.turns) == 0 {
		return false
	}
	first, last := &f.turns[0], &f.turns[len(f.turns)-1]
	two := slices.ContainsFunc(f.turns, func(x turn) bool { return x.hash != first.hash })
	return two && len(f.turns)*5 >= (last.block-first.block+1)*3
}

// mayBeTurn is the quick check that nearly every line fails.
func mayBeTurn(line string) bool {
	head := line[:min(len(line), longestTurnName)]
	return strings.IndexByte(head, ':') > 0 || len(head) > 2 && (head[1] == '.' || head[0] >= firstOfCJK && strings.Contains(head, "："))
}

// firstOfCJK is the least byte that a character of Chinese or Japanese begins with.
const firstOfCJK = 0xE3

// turnAt returns the turn that block i may be.
func turnAt(t *Text, i int) (turn, bool) {
	b := &t.Blocks[i]
	line := t.Source[b.Start:b.End]
	bare := strings.TrimLeft(line, "*_ \t")
	bare = strings.TrimLeft(bare[clock(bare):], "*_ \t")
	name, size := turnName(bare)
	if size == 0 || name == "" {
		return turn{}, false
	}
	x := turn{block: i, name: name, text: b.End - len(bare) + size}
	first := b.First
	for first < b.Last && int(t.Tokens[first].Start) < b.End-len(bare) {
		first++
	}
	last := first
	for last < b.Last && int(t.Tokens[last].Start) < x.text && last-first <= longestSpeaker {
		last++
	}
	if first == last || last-first > longestSpeaker {
		return turn{}, false
	}
	x.words = t.Tokens[first:last]
	for i := range x.words {
		x.hash = mix(x.hash, x.words[i].Word)
	}
	x.kind = kindOfTurn(t, x.words, name)
	return x, x.kind != noTurn && (x.kind <= capitals || last == b.Last || endsSpoken(strings.TrimRightFunc(line, unicode.IsSpace)))
}

// clock is the size of the time in brackets that a line begins with, as
// [00:12:03], 0 for none.
func clock(line string) int {
	if line == "" || line[0] != '[' && line[0] != '(' {
		return 0
	}
	size := len(line) - len(strings.TrimLeft(line[1:], "0123456789:.,"))
	if size < len(line) && (line[size] == ']' || line[size] == ')') {
		return size + 1
	}
	return 0
}

// turnName returns the name that begins a line and how many bytes it takes with
// the colon and the spaces behind it, or with the full stop of Q. and A.; 0 for none.
func turnName(line string) (name string, size int) {
	if len(line) > 2 && line[1] == '.' && line[2] == ' ' && isUpper(line) {
		return line[:1], 3
	}
	head := line[:min(len(line), longestTurnName)]
	colon := strings.IndexByte(head, ':')
	if colon < 0 && head[0] >= firstOfCJK {
		colon = strings.Index(head, "：")
	}
	if colon <= 0 || strings.IndexByte(head[:colon], '\n') >= 0 {
		return "", 0
	}
	_, n := utf8.DecodeRuneInString(line[colon:])
	behind := strings.TrimLeft(line[colon+n:], "*_ \t\u00a0\n")
	if n == 1 && len(behind) == len(line)-colon-1 && behind != "" {
		return "", 0 // 10:30, https://
	}
	return strings.Trim(line[:colon], "*_ \u00a0\u202f"), len(line) - len(behind)
}

// longestSpeaker bounds a name, in words.
const longestSpeaker = 5

// kindOfTurn says what a name of some tokens before a colon is.
func kindOfTurn(t *Text, words []Token, name string) turnKind {
	s := &t.grammar.speech
	if len(words) == 1 {
		switch {
		case isOneOf(s.questions, words[0].Word):
			return question
		case isOneOf(s.answers, words[0].Word):
			return answer
		case utf8.RuneCountInString(name) < 2:
			return noTurn
		}
	}
	if strings.ContainsAny(name, ",;!?\"“”„«»…/|") {
		return noTurn
	}
	lower := false
	for i, w := range words {
		word := t.Source[w.Start:w.End]
		switch {
		case isOneOf(s.labels, w.Word) || i == 0 && w.Has(Number):
			return noTurn
		case isLower(word) && (i == 0 || len(word) > 3): // Orrin de la Cruz
			return noTurn
		}
		lower = lower || strings.IndexFunc(word, unicode.IsLower) >= 0
	}
	if !lower && isUpper(name) {
		return capitals
	}
	return smallLetters
}

// isFullName reports whether a name has two words or more, one of which is rare and
// none a long function word.
func isFullName(t *Text, words []Token) bool {
	rare := false
	for _, w := range words {
		folded := strings.ToLower(t.Source[w.Start:w.End])
		if t.grammar.isStopWord(folded) && len(folded) > 3 {
			return false
		}
		_, prior, _ := t.grammar.aboutWord(folded)
		rare = rare || prior == 1
	}
	return rare && len(words) > 1
}
