package encoding

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Programs that hand texts to each other damage some characters in known ways.
// Three are undone here, since quotation marks are what they hit first:
//
//   - Windows-1252 that was read as Latin-1 has control characters (U+0080 to
//     U+009F) for its marks. They are read as Windows-1252, as browsers do.
//   - UTF-8 that was read as Windows-1252 has two or three characters for one:
//     â€œ for “, Ã© for é.
//   - HTML that was stored as text has entities: &quot; &#8220; &nbsp;.

// Repair undoes the damage of the first two kinds. Text without any, as nearly
// all, comes back without a copy.
func Repair(text string) string { return repair(text, false) }

// RepairPlain undoes all three kinds. It is for text that is no HTML.
func RepairPlain(text string) string { return repair(text, true) }

// mostDamage is how often text is expected to have been damaged, one time on top
// of the other.
const mostDamage = 3

func repair(text string, entities bool) string {
	for range mostDamage {
		repaired := repairOnce(text, entities)
		if len(repaired) == len(text) { // nothing was damaged twice
			return repaired
		}
		text = repaired
	}
	return text
}

// repairOnce undoes what was damaged last.
func repairOnce(text string, entities bool) string {
	if !mayBeDamaged(text, entities) {
		return text
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(text); {
		s, n := "", 0
		switch c := text[i]; {
		case c == '&' && entities:
			s, n = entity(text[i:])
		case c == 0xC2 || c == 0xC3:
			s, n = doubled(text[:i], text[i:])
		}
		if n == 0 {
			i++
			continue
		}
		b.WriteString(text[done:i])
		b.WriteString(s)
		i += n
		done = i
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// mayBeDamaged is the quick check that nearly every text fails.
func mayBeDamaged(text string, entities bool) bool {
	if entities && strings.IndexByte(text, '&') >= 0 || strings.Contains(text, "Ã") || strings.Contains(text, "â€") {
		return true
	}
	if strings.Contains(text, "Â") {
		return true
	}
	for i := strings.IndexByte(text, 0xC2); i >= 0 && i+1 < len(text); {
		if text[i+1] < 0xA0 {
			return true
		}
		next := strings.IndexByte(text[i+2:], 0xC2)
		if next < 0 {
			return false
		}
		i += 2 + next
	}
	return false
}

// longestEntity bounds an entity, in bytes, as far as they are common in texts.
const longestEntity = 10

// entity returns the character of the entity that begins text, and its length, 0
// if none does.
func entity(text string) (string, int) {
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';') + 1
	if end == 0 {
		return "", 0
	}
	if s := html.UnescapeString(text[:end]); s != text[:end] {
		return s, end
	}
	return "", 0
}

// doubled returns the character that was encoded twice at the beginning of text,
// or is Windows-1252 that was read as Latin-1, and the length of what stands for
// it, 0 if none does. Behind a capital letter Ã and Â are letters of a word.
func doubled(before, text string) (string, int) {
	first, n := utf8.DecodeRuneInString(text)
	if 0x80 <= first && first < 0xA0 {
		if r := charmap.Windows1252.DecodeByte(byte(first)); r != utf8.RuneError {
			return string(r), n
		}
		return "", 0
	}
	need := 2
	switch first {
	case 'â':
		need = 3
	case 'Â', 'Ã':
		if last, _ := utf8.DecodeLastRuneInString(before); unicode.IsUpper(last) {
			return "", 0
		}
	default:
		return "", 0
	}
	bytes := []byte{byte(first)}
	for len(bytes) < need && n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && 0x80 <= r && r < 0xA0 {
			c, ok = byte(r), true
		}
		if !ok || c < 0x80 {
			break
		}
		bytes = append(bytes, c)
		n += size
	}
	switch r, size := utf8.DecodeRune(bytes); {
	case r != utf8.RuneError && size == need && len(bytes) == need:
		return string(r), n
	case strings.HasPrefix(text, "â€"): // what stood behind is lost with U+009D
		return "”", len("â€")
	}
	return "", 0
}
