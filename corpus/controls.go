package corpus

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
	"unsafe"
)

const (
	droppedNUL     = "NUL"
	droppedControl = "control character"
)

// findControls lists the runs of characters in text that are no text: NULs and
// the control characters of ASCII and Latin-1 other than white space. A run
// holds one kind only.
func findControls(text string) []Dropped {
	if !mayHoldControls(text) {
		return nil
	}
	var found []Dropped
	for i, r := range text {
		reason := droppedControl
		switch {
		case r == 0:
			reason = droppedNUL
		case !isControl(r):
			continue
		}
		end := i + utf8.RuneLen(r)
		if n := len(found); n > 0 && found[n-1].End == i && found[n-1].Reason == reason {
			found[n-1].End = end
			continue
		}
		found = append(found, Dropped{Span{Start: i, End: end}, reason})
	}
	return found
}

func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x85:
		return false
	}
	return r < 0x20 || r >= 0x7F && r < 0xA0
}

// mayHoldControls is the quick check that nearly every text fails: a byte
// below space that is no white space, DEL, or a control of Latin-1, which is
// written as 0xC2 with a byte below 0xA0 behind it. It looks at 32 bytes at a
// time, and more closely only where one of them may be any of these.
func mayHoldControls(text string) bool {
	b := unsafe.Slice(unsafe.StringData(text), len(text))
	for len(b) >= 32 {
		at := len(text) - len(b)
		odd := oddBytes(b) | oddBytes(b[8:]) | oddBytes(b[16:]) | oddBytes(b[24:])
		if odd != 0 && controlIn(text, at, at+32) {
			return true
		}
		b = b[32:]
	}
	return controlIn(text, len(text)-len(b), len(text))
}

// oddBytes is 0 if none of the first eight bytes of b is a control of ASCII
// other than a line feed, or 0xC2. (x-ones)&^x&highs tells whether a byte of x is 0;
// where one is, it may be wrong about the next one if that is 1. For the line
// feeds that are let pass that is a vertical tab, white space too.
func oddBytes(b []byte) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	w := binary.LittleEndian.Uint64(b)
	newline, del, c2 := w^ones*'\n', w^ones*0x7F, w^ones*0xC2
	return ((w-ones*0x20)&^w&^((newline-ones)&^newline) | (del-ones)&^del | (c2-ones)&^c2) & highs
}

// controlIn is the same for text[from:to], byte by byte.
func controlIn(text string, from, to int) bool {
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case c == 0xC2:
			if i+1 < len(text) && text[i+1] < 0xA0 {
				return true
			}
		case c < utf8.RuneSelf && isControl(rune(c)):
			return true
		}
	}
	return false
}

// validText is text with whatever is no UTF-8 in it replaced by U+FFFD.
func validText(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
