package encoding

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Three encodings of East Asia write their characters as pairs of ASCII ones
// behind a sequence that says so. They are valid UTF-8, but no text.

var (
	japaneseStart = []byte("\x1b$")
	koreanStart   = []byte("\x1b$)C")
	chineseStart  = []byte("~{")
	chineseEnd    = []byte("~}")
)

// decodeEscapes reads a text in ISO-2022-JP, ISO-2022-KR or HZ, and says which. It reports false
// for any other, and where the sequences are there by chance.
func decodeEscapes(b []byte) (text, name string, ok bool) {
	switch {
	case bytes.Contains(b, koreanStart):
		name = "iso-2022-kr"
		text, ok = eastAsian(korean.EUCKR, "ko", shiftedOut(b))
	case bytes.Contains(b, japaneseStart):
		name = "iso-2022-jp"
		text, ok = eastAsian(japanese.ISO2022JP, "ja", b)
	case bytes.Contains(b, chineseStart) && bytes.Contains(b, chineseEnd):
		name = "hz"
		text, ok = eastAsian(simplifiedchinese.HZGB2312, "zh-hans", b)
	}
	return text, name, ok
}

// eastAsian decodes a text and reports whether all of it could be read, and most
// of its letters beyond ASCII, of which there are at least two, are common ones of
// the language.
func eastAsian(enc encoding.Encoding, language string, b []byte) (string, bool) {
	text, err := decodeWith(enc, b)
	if err != nil || strings.ContainsRune(text, utf8.RuneError) {
		return "", false
	}
	at := slices.IndexFunc(tables(), func(t *table) bool { return t.language == language })
	glyphs := tables()[at].glyphs
	letters, common := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf || !unicode.IsLetter(r) {
			continue
		}
		letters++
		if _, known := glyphs[r]; known {
			common++
		}
	}
	return text, letters > 1 && common*4 >= letters*3
}

// shiftedOut turns ISO-2022-KR into EUC-KR: what stands between the control
// characters SO and SI has the highest bit set there.
func shiftedOut(b []byte) []byte {
	const shiftOut, shiftIn = 0x0E, 0x0F
	out := make([]byte, 0, len(b))
	high := byte(0)
	for _, c := range bytes.ReplaceAll(b, koreanStart, nil) {
		switch {
		case c == shiftOut:
			high = 0x80
		case c == shiftIn:
			high = 0
		case c > ' ':
			out = append(out, c|high)
		default:
			out = append(out, c)
			if c == '\n' {
				high = 0
			}
		}
	}
	return out
}
