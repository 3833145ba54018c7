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
// written as 0xC2 with a byte below 0xA0 behind it. It looks at eight bytes at a
// time, and more closely only where one of them may be any of these.
func mayHoldControls(text string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	b := unsafe.Slice(unsafe.StringData(text), len(text))
	i := 0
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		del := w ^ ones*0x7F
		odd := (w-ones*0x20)&^w | (del-ones)&^del
		if w&highs != 0 {
			c2 := w ^ ones*0xC2
			odd |= (c2 - ones) &^ c2
		}
		if odd&highs != 0 && controlIn(text, i, i+8) {
			return true
		}
	}
	return controlIn(text, i, len(text))
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
