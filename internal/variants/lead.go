package variants

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Leads are the first n sentences of each text.
func Leads(texts Texts, n int) Texts {
	leads := Texts{}
	for name, text := range texts {
		leads[name] = Lead(text, n)
	}
	return leads
}

// Lead is the first n sentences of a text, paragraph by paragraph. A first
// paragraph without a full stop at its end is a title and counts for none.
func Lead(text string, n int) string {
	var out []string
	for i, p := range strings.Split(text, "\n\n") {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(p); i == 0 && !strings.ContainsRune(".!?”\"", last) {
			out = append(out, p)
			continue
		}
		if n <= 0 {
			break
		}
		ends := sentenceEnds(p)
		k := min(n, len(ends))
		out = append(out, p[:ends[k-1]])
		n -= k
	}
	return strings.Join(out, "\n\n") + "\n"
}

// sentenceEnds are the offsets where sentences of a paragraph end, the last of
// them its length: behind a full stop and a closing mark, before white space
// and a capital or a digit that may stand in quotation marks.
func sentenceEnds(p string) []int {
	var ends []int
	runes := []rune(p)
	at := func(i int) rune {
		if i < len(runes) {
			return runes[i]
		}
		return 0
	}
	offset := 0
	for i, r := range runes {
		offset += utf8.RuneLen(r)
		if !strings.ContainsRune(".!?", r) {
			continue
		}
		next, end := i+1, offset
		if strings.ContainsRune("\"”’", at(next)) && at(next) != 0 {
			end += utf8.RuneLen(at(next))
			next++
		}
		space := next
		for unicode.IsSpace(at(next)) {
			next++
		}
		if next == space {
			continue
		}
		if strings.ContainsRune("\"“‘", at(next)) && at(next) != 0 {
			next++
		}
		if c := at(next); c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			ends = append(ends, end)
		}
	}
	return append(ends, len(p))
}
