package records

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unescaped is a string of JSON, without its quotation marks, with the escapes
// resolved, in memory of its own. It takes one allocation. An escape that JSON
// doesn't know stays as it is; half of a surrogate pair becomes U+FFFD.
func unescaped(raw []byte) string {
	var out strings.Builder
	out.Grow(len(raw)) // an escape is never shorter than what it stands for
	for {
		i := bytes.IndexByte(raw, '\\')
		if i < 0 || i == len(raw)-1 {
			out.Write(raw)
			return out.String()
		}
		out.Write(raw[:i])
		c := raw[i+1]
		raw = raw[i+2:]
		if plain := escapes[c]; plain != 0 {
			out.WriteByte(plain)
			continue
		}
		if c == 'u' {
			if r, size := hexRune(raw); size > 0 {
				out.WriteRune(r)
				raw = raw[size:]
				continue
			}
		}
		out.WriteByte('\\')
		out.WriteByte(c)
	}
}

// escapes are the characters that stand for another behind a backslash.
var escapes = [256]byte{
	'"': '"', '\\': '\\', '/': '/', 'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f',
}

// hexRune is the character that the digits behind \u mean, and how many bytes
// of b it takes: 4, 10 for a surrogate pair, 0 when they are no digits.
func hexRune(b []byte) (r rune, size int) {
	r, ok := hex4(b)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 4
	}
	if len(b) >= 10 && b[4] == '\\' && b[5] == 'u' {
		if low, ok := hex4(b[6:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 10
			}
		}
	}
	return utf8.RuneError, 4
}

// hex4 is the number that four hexadecimal digits mean.
func hex4(b []byte) (r rune, ok bool) {
	if len(b) < 4 {
		return 0, false
	}
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
