package shingle

import (
	"slices"
	"strings"
)

// speakerWindow is how many words beside a quotation are searched for its speaker.
const speakerWindow = 8

// speaker returns the name that stands with a verb of saying beside the
// quotation: "…," said Ana Ruiz; "…," Ruiz said; Ruiz said: "…". Only a name
// directly beside the verb counts, so that the one who was told is not taken
// for the one who said.
func speaker(t *Text, q Span) string {
	verbs := t.grammar.languages
	behind := tokenAt(t, q.End)
	for i := behind; i < min(behind+speakerWindow, len(t.Tokens)) && sameLine(t, q.End, int(t.Tokens[i].Start)); i++ {
		if t.Tokens[i].Has(Quoted) {
			break
		}
		if !isOneOf(verbs.speaking, t.Tokens[i].Word) {
			continue
		}
		if i == behind || i == behind+1 && isOneOf(verbs.auxiliaries, t.Tokens[behind].Word) {
			return nameFrom(t, i+1)
		}
		return nameBefore(t, i, behind)
	}
	before := tokenAt(t, q.Start)
	for i := before - 1; i >= max(0, before-4) && sameLine(t, int(t.Tokens[i].End), q.Start); i-- {
		if isOneOf(verbs.speaking, t.Tokens[i].Word) {
			return nameBefore(t, i, max(0, i-6))
		}
	}
	return ""
}

// tokenAt is the first token that begins at or behind offset.
func tokenAt(t *Text, offset int) int {
	i, _ := slices.BinarySearchFunc(t.Tokens, offset, func(tok Token, at int) int { return int(tok.Start) - at })
	return i
}

func sameLine(t *Text, from, to int) bool {
	return !strings.Contains(t.Source[from:to], "\n")
}

// longestName bounds a speaker's name, in words.
const longestName = 5

// nameFrom reads the capitalised words that begin at token i.
func nameFrom(t *Text, i int) string {
	end := i
	for end < len(t.Tokens) && end < i+longestName && isNamePart(t, end) && (end == i || joinsName(t, end)) {
		end++
	}
	if end == i {
		return ""
	}
	return t.Source[t.Tokens[i].Start:t.Tokens[end-1].End]
}

// nameBefore reads the capitalised words that end before token i, not before
// token first.
func nameBefore(t *Text, i, first int) string {
	start := i
	for start > first && start > i-longestName && isNamePart(t, start-1) && (start == i || joinsName(t, start)) {
		start--
	}
	if start == i {
		return ""
	}
	return t.Source[t.Tokens[start].Start:t.Tokens[i-1].End]
}

func isNamePart(t *Text, i int) bool {
	tok := &t.Tokens[i]
	return isUpper(t.Source[tok.Start:]) && !tok.Has(Quoted) && (!tok.Has(Stop) || tok.End-tok.Start == 2 && t.Source[tok.Start:tok.End] == "Mr")
}

// joinsName reports whether token i continues the name that token i-1 belongs
// to: a space, a hyphen, or the full stop of an initial or title between them.
func joinsName(t *Text, i int) bool {
	switch gap := t.Source[t.Tokens[i-1].End:t.Tokens[i].Start]; gap {
	case " ", "\u00a0", "-":
		return true
	case ". ", ".\u00a0":
		return abbreviated(t, i-1)
	}
	return false
}
