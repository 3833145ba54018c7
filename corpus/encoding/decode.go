// Package encoding turns the bytes of a file into UTF-8 text.
//
// Decode and Guess read a whole file in whatever encoding it is written. Wide tells, by
// its first bytes, whether a stream has to be read through a decoder. Valid makes
// a single string UTF-8, and Repair undoes known damage of characters. Controls
// lists what of a text is no text.
package encoding

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// errBinary is the fault of a file that holds something else than text.
var errBinary = errors.New("looks binary")

// Mark is the byte order mark of UTF-8, which some files start with.
const Mark = "\xEF\xBB\xBF"

var utf8BOM = []byte(Mark)

// Decode turns the bytes of a file into UTF-8 text without a byte order mark.
// It takes b over, which must not be changed afterwards: valid UTF-8 comes back
// byte for byte and without a copy. Otherwise it goes by, in this order, a mark
// of UTF-16 or UTF-32 or their pattern of NULs, the escape sequences of
// ISO-2022-JP, ISO-2022-KR and HZ, the declared encoding (a label as HTML knows
// them, or ""), UTF-8 with some broken bytes (each run of them becomes U+FFFD),
// and the likeliest encoding by the frequencies of letters. More than one NUL,
// and more than one in 1,000 bytes, of anything but UTF-16 and UTF-32 is an error.
func Decode(b []byte, declared string) (string, error) {
	text, _, err := Guess(b, declared)
	return text, err
}

// A Choice is the encoding that bytes were decoded in.
type Choice struct {
	// Name as the Encoding Standard has it, in lower case; those of UTF-32, HZ and
	// ISO-2022-KR are the usual ones.
	Name string
	// Doubt says that it was guessed and another one is nearly as likely, or that the
	// letters can hardly be in the declared one.
	Doubt bool
}

// Guess is Decode that says which encoding it chose, and when it is not sure.
func Guess(b []byte, declared string) (text string, c Choice, err error) {
	if rest, ok := bytes.CutPrefix(b, utf8BOM); ok {
		b = rest
	} else if enc := Wide(b); enc != nil {
		text, err = decodeWith(enc, b)
		return text, Choice{Name: wideName(enc)}, err
	}
	if looksBinary(b) {
		return "", Choice{}, errBinary
	}
	if text, name, ok := decodeEscapes(b); ok {
		return text, Choice{Name: name}, nil
	}
	if utf8.Valid(b) {
		return unsafe.String(unsafe.SliceData(b), len(b)), Choice{Name: "utf-8"}, nil
	}
	enc, name := legacyNamed(declared)
	if enc == nil && mostlyUTF8(b) {
		return Valid(string(b)), Choice{Name: "utf-8"}, nil
	}
	g := guessEncoding(b)
	c.Name, c.Doubt = name, enc == nil && g.doubt || enc != nil && g.refutes(name)
	if enc == nil || c.Doubt {
		enc, c.Name = g.enc, g.charset
	}
	text, err = decodeWith(enc, b)
	return text, c, err
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

// legacyNamed is the encoding with this label and its name, or nil for none, for
// UTF-8 (which the caller has tried) and for UTF-16, which a page that can be read
// as far as its declaration is not written in.
func legacyNamed(label string) (encoding.Encoding, string) {
	enc, name := charset.Lookup(label)
	if enc == nil || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil, ""
	}
	return enc, name
}
