package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// A line is a record in the making. What encoding/json does is not enough here:
// fractions have four decimals, strings escape more than JSON asks for, and a
// million passages have to be written. The methods append a value of a field;
// encode_gen.go calls them.
type line struct {
	text []byte
	err  error // the first value that JSON can't express
}

// decimals is the number of decimals that fractions have in records.
const decimals = 4

func (l *line) raw(s string)    { l.text = append(l.text, s...) }
func (l *line) string(s string) { l.text = appendString(l.text, s) }
func (l *line) int(n int)       { l.text = strconv.AppendInt(l.text, int64(n), 10) }
func (l *line) bool(x bool)     { l.text = strconv.AppendBool(l.text, x) }

func (l *line) fraction(x Fraction) {
	if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
		l.err = cmp.Or(l.err, errors.New("a figure is not finite"))
	}
	l.text = appendFraction(l.text, float64(x))
}

func (l *line) span(s Span) {
	b := strconv.AppendInt(append(l.text, '['), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	l.text = append(b, ']')
}

// fingerprint appends 16 hex digits as a string.
func (l *line) fingerprint(x fingerprint) {
	b := append(l.text, '"')
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, hexDigits[x>>shift&15])
	}
	l.text = append(b, '"')
}

// parameters appends an object with its keys sorted.
func (l *line) parameters(values map[string]any) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(values); err != nil {
		l.err = cmp.Or(l.err, fmt.Errorf("writing the parameters: %w", err))
	}
	l.text = append(l.text, bytes.TrimSpace(text.Bytes())...)
}

// appendFraction writes x exactly rounded. Minus zero is zero.
func appendFraction(b []byte, x float64) []byte {
	n := len(b)
	b = strconv.AppendFloat(b, x, 'f', decimals, 64)
	if b[n] == '-' && x > -.5e-4 {
		b = append(b[:n], b[n+1:]...)
	}
	return b
}

const hexDigits = "0123456789abcdef"

// plainByte marks the bytes that stand for themselves in a JSON string.
var plainByte = func() (table [256]bool) {
	for c := 0x20; c < 0x7f; c++ {
		table[c] = c != '"' && c != '\\'
	}
	return table
}()

// appendString writes a JSON string. Beyond what JSON asks for it escapes DEL,
// the C1 controls and the Unicode line separators, which terminals obey and
// which some readers of lines take for the end of a line. An invalid byte
// becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plainByte[c] {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if r > 0x9f && r != '\u2028' && r != '\u2029' && !(r == utf8.RuneError && size == 1) {
				i += size
				continue
			}
		}
		b = append(b, s[start:i]...)
		b = appendEscape(b, r)
		i += size
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
