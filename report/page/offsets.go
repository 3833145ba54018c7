package page

import (
	"unicode/utf8"

	"reprint/internal/span"
)

// units translates byte offsets of a text into UTF-16 code units. Ascending
// offsets cost one walk over the text, a step back starts at the last checkpoint.
type units struct {
	text string
	// marks holds the number of code units before every stride-th byte, or is
	// nil where the text is ASCII and both counts are the same. A mark lies at
	// the first rune start at or after its byte.
	marks []unitMark
}

type unitMark struct{ byteAt, unitAt int }

const unitStride = 512

func newUnits(text string) *units {
	u := &units{text: text}
	if isASCII(text) {
		return u
	}
	next, n := 0, 0
	for i, r := range text {
		if i >= next {
			u.marks = append(u.marks, unitMark{i, n})
			next = (i/unitStride + 1) * unitStride
		}
		n += runeUnits(r)
	}
	return u
}

// at returns the number of UTF-16 code units before the byte at offset. An
// offset inside a rune counts as its start. encoding/json writes an invalid
// byte as one U+FFFD, so it counts as one unit.
func (u *units) at(offset int) int {
	offset = min(max(offset, 0), len(u.text))
	if u.marks == nil {
		return offset
	}
	k := min(offset/unitStride, len(u.marks)-1)
	for k > 0 && u.marks[k].byteAt > offset {
		k--
	}
	m := u.marks[k]
	i, n := m.byteAt, m.unitAt
	for i < offset {
		r, size := utf8.DecodeRuneInString(u.text[i:])
		if i+size > offset {
			break
		}
		i += size
		n += runeUnits(r)
	}
	return n
}

// span translates both ends.
func (u *units) span(s span.Span) [2]int { return [2]int{u.at(s.Start), u.at(s.End)} }

func runeUnits(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
