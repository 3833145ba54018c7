package shingle

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// longestSentence bounds a sentence, in words. Lists and tables without full
// stops are cut there.
const longestSentence = 80

// cutSentences cuts the tokens into sentences at the terminators and line ends
// of the gaps. A full stop behind an abbreviation or an initial ends nothing,
// nor does one before a lower-case letter; a line end does, unless the text is
// wrapped at a fixed width.
func cutSentences(t *Text, g *gaps) {
	first := int32(0)
	block := int32(0)
	cut := func(last int32) {
		for first < last {
			for int(block) < len(t.Blocks) && t.Blocks[block].Last <= first {
				block++
			}
			next := min(last, first+longestSentence)
			t.Sentences = append(t.Sentences, Sentence{First: first, Last: next, Block: block})
			first = next
		}
	}
	for _, e := range g.ends {
		if e.next > 0 && endsSentence(t, e, g.wrapped) {
			cut(e.next)
		}
	}
	cut(int32(len(t.Tokens)))
}

func endsSentence(t *Text, e gap, wrapped bool) bool {
	if int(e.next) >= len(t.Tokens) || e.newlines > 1 || e.newlines == 1 && !wrapped {
		return true
	}
	if e.terminator == 0 || !e.space {
		return false
	}
	if isLower(t.Source[t.Tokens[e.next].Start:]) {
		return false
	}
	return e.terminator != '.' || !abbreviated(t, int(e.next)-1)
}

// markNames flags capitalised words that do not stand at the beginning of
// their sentence or quotation.
func markNames(t *Text) {
	for _, s := range t.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			tok := &t.Tokens[i]
			if tok.Flags&(capital|Stop|Number) == capital && !afterQuote(t, i) {
				tok.Flags |= Name
			}
		}
	}
}

// Reports reports whether a sentence tells what somebody said: a Reporting word
// stands in it, outside quotations.
func (t *Text) Reports(s Sentence) bool {
	return slices.ContainsFunc(t.Tokens[s.First:s.Last], func(tok Token) bool { return tok.Flags&(Reporting|Quoted) == Reporting })
}

// afterQuote reports whether a mark behind which a sentence begins stands before
// token i, in more than one byte.
func afterQuote(t *Text, i int32) bool {
	if t.Tokens[i].Has(spaced) {
		return false
	}
	gap := t.Source[t.Tokens[i-1].End:t.Tokens[i].Start]
	if len(gap) <= 1 {
		return false
	}
	for _, r := range gap {
		switch r {
		case '"', '“', '‘', '„', '«', ':':
			return true
		}
	}
	return false
}

func isUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isLower(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
