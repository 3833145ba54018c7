package encoding

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// wideMarks are the encodings of several bytes a character by their byte order
// marks. That of UTF-16 is the beginning of one of UTF-32.
var wideMarks = []struct {
	mark string
	enc  encoding.Encoding
}{
	{"\xFF\xFE\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\xFE\xFF", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xFF\xFE", utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)},
	{"\xFE\xFF", utf16.UTF16(utf16.BigEndian, utf16.UseBOM)},
}

// unmarked are the same without marks.
var unmarked = []struct {
	width int // bytes of most characters
	enc   encoding.Encoding
}{
	{4, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{4, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{2, utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
	{2, utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
}

// wideSample is how many bytes are tried.
const wideSample = 4096

// Wide is the encoding of text in UTF-16 or UTF-32, by its first bytes, and nil
// for other text. They are told by their byte order marks or, since their spaces,
// line feeds and Latin letters hold NULs, by which reading of the first 4 KB
// makes text of them: nearly all letters, signs and white space, with a space or
// line feed among them, or Latin alone.
func Wide(b []byte) encoding.Encoding {
	for _, w := range wideMarks {
		if bytes.HasPrefix(b, []byte(w.mark)) {
			return w.enc
		}
	}
	sample := b[:min(len(b), wideSample)]
	if bytes.IndexByte(sample, 0) < 0 {
		return nil
	}
	for _, w := range unmarked {
		whole := sample[:len(sample)/w.width*w.width]
		if len(whole) >= 2*w.width && isText(w.enc, whole) {
			return w.enc
		}
	}
	return nil
}

// wideName is the name of such an encoding.
func wideName(enc encoding.Encoding) string {
	name, _, _ := strings.Cut(fmt.Sprint(enc), "(")
	return strings.ToLower(strings.TrimSpace(name))
}

// isText reports whether an encoding makes text of a sample. What other bytes
// make, such as those of a picture, is of many scripts, or no character.
func isText(enc encoding.Encoding, sample []byte) bool {
	text, err := enc.NewDecoder().Bytes(sample)
	if err != nil {
		return false
	}
	all, odd, spaces, latin := 0, 0, 0, 0
	for _, r := range string(text) {
		all++
		if r < 0x250 {
			latin++
		}
		switch {
		case r == ' ' || r == '\n':
			spaces++
		case r == unicode.ReplacementChar, !unicode.IsPrint(r) && !unicode.IsSpace(r):
			odd++
		}
	}
	return odd*50 <= all && (spaces > 0 || latin == all)
}
