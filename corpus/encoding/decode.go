// Package encoding turns the bytes of a file into UTF-8 text.
//
// Decode reads a whole file in whatever encoding it is written. UTF16 tells, by
// its first bytes, whether a stream has to be read through a decoder. Valid makes
// a single string UTF-8, and Repair undoes known damage of characters. Controls
// lists what of a text is no text.
package encoding

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// errBinary is the fault of a file that holds something else than text.
var errBinary = errors.New("looks binary")

// Mark is the byte order mark of UTF-8, which some files start with.
const Mark = "\xEF\xBB\xBF"

var (
	utf8BOM    = []byte(Mark)
	utf16LEBOM = []byte("\xFF\xFE")
	utf16BEBOM = []byte("\xFE\xFF")
)

// Decode turns the bytes of a file into UTF-8 text without a byte order mark.
// It takes b over, which must not be changed afterwards: valid UTF-8 comes back
// byte for byte and without a copy. Otherwise it goes by, in this order, a UTF-16 mark or UTF-16's pattern of NULs,
// the declared encoding (a label as HTML knows them, or ""), UTF-8 with some
// broken bytes (each run of them becomes U+FFFD), what statistics make of it,
// and windows-1252. More than one NUL, and more than one in 1,000 bytes, of
// anything but UTF-16 is an error.
func Decode(b []byte, declared string) (string, error) {
	if rest, ok := bytes.CutPrefix(b, utf8BOM); ok {
		b = rest
	} else if enc := UTF16(b); enc != nil {
		return decodeWith(enc, b)
	}
	if looksBinary(b) {
		return "", errBinary
	}
	if utf8.Valid(b) {
		return unsafe.String(unsafe.SliceData(b), len(b)), nil
	}
	if enc := legacyNamed(declared); enc != nil {
		return decodeWith(enc, b)
	}
	if mostlyUTF8(b) {
		return Valid(string(b)), nil
	}
	return decodeWith(detectLegacy(b), b)
}

// Valid is text with whatever is no UTF-8 in it replaced by U+FFFD.
func Valid(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// decodeWith decodes text in a known encoding. What is no character becomes U+FFFD.
func decodeWith(enc encoding.Encoding, b []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("broken encoding: %w", err)
	}
	return Valid(string(out)), nil
}

// UTF16 is the encoding of text in UTF-16, by its first bytes, and nil for other
// text. UTF-16 is told by its byte order mark or, where the text is mostly
// Latin, by NULs in every other place of the first 4 KB.
func UTF16(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, utf16LEBOM):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, utf16BEBOM):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	sample := b[:min(len(b), 4096)&^1]
	if bytes.IndexByte(sample, 0) < 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(sample) / 2
	switch {
	case half < 2:
	case zeros[1] > half*2/3 && zeros[0] <= half/50:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > half*2/3 && zeros[1] <= half/50:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// looksBinary reports more than one NUL, and more than one in 1,000 bytes.
func looksBinary(b []byte) bool {
	n := bytes.Count(b, []byte{0})
	return n > 1 && n*1000 > len(b)
}

// mostlyUTF8 reports whether b holds more whole multi-byte characters than
// bytes that belong to none, as UTF-8 that was cut or patched does.
func mostlyUTF8(b []byte) bool {
	whole, broken := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return whole > broken
}

// legacyNamed is the encoding with this label, or nil for none, for UTF-8
// (which the caller has tried) and for UTF-16, which a page that can be read
// as far as its declaration is not written in.
func legacyNamed(label string) encoding.Encoding {
	enc, name := charset.Lookup(label)
	if enc == nil || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil
	}
	return enc
}

// detectLegacy guesses the encoding of text that is no UTF-8. Statistics tell
// scripts apart well and the Western alphabets badly, so whatever they call
// Latin-1 is windows-1252, which contains it, and so is text with few bytes
// beyond ASCII unless they are sure. The detector runs its guesses side by side
// and returns equal ones in any order: they are ordered by name here.
func detectLegacy(b []byte) encoding.Encoding {
	b = b[:min(len(b), 1<<16)]
	sure := 30
	if !mostlyBeyondASCII(b) {
		sure = 60
	}
	guesses, err := chardet.NewTextDetector().DetectAll(b)
	if err != nil {
		return charmap.Windows1252
	}
	best := slices.MinFunc(guesses, func(x, y chardet.Result) int {
		return cmp.Or(y.Confidence-x.Confidence, strings.Compare(x.Charset, y.Charset))
	})
	if enc := legacyNamed(best.Charset); enc != nil && best.Confidence >= sure {
		return enc
	}
	return charmap.Windows1252
}

// mostlyBeyondASCII reports whether at least a third of the bytes that are no
// spaces, digits or punctuation lie beyond ASCII, as in every non-Latin script.
func mostlyBeyondASCII(b []byte) bool {
	ascii, beyond := 0, 0
	for _, c := range b {
		switch {
		case c >= utf8.RuneSelf:
			beyond++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			ascii++
		}
	}
	return beyond*2 >= ascii
}
