package encoding

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
	"unsafe"

	"reprint/internal/span"
)

// Dropped is a span of a text that is passed over, with the reason.
type Dropped struct {
	span.Span
	Reason string
	// Text is what a reader left out of the text, such as a caption; the empty
	// span is where it stood. It is "" where the span itself holds what is
	// passed over.
	Text string
}

// The reasons of what Controls lists.
const (
	droppedNUL     = "NUL"
	droppedControl = "control character"
)

// Controls lists the runs of characters in text that are no text: NULs and
// the control characters of ASCII and Latin-1 other than white space. A run
// holds one kind only; runs come in the order of the text.
func Controls(text string) []Dropped {
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
		found = append(found, Dropped{Span: span.Span{Start: i, End: end}, Reason: reason})
	}
	return found
}

// isControl reports whether r is a control character that is no white space.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x85:
		return false
	}
	return r < 0x20 || r >= 0x7F && r < 0xA0
}

// mayHoldControls is the quick check that nearly every text fails. It looks
// for the kinds of controls one after the other, each in the fastest way: DEL
// and the lead byte of Latin-1's (0xC2, with a byte below 0xA0 behind it) by
// what finds one byte, those below space 32 bytes at a time.
func mayHoldControls(text string) bool {
	if strings.IndexByte(text, 0x7F) >= 0 {
		return true
	}
	for rest := text; ; {
		i := strings.IndexByte(rest, 0xC2)
		if i < 0 || i+1 == len(rest) {
			break
		}
		if rest[i+1] < 0xA0 {
			return true
		}
		rest = rest[i+2:]
	}
	b := unsafe.Slice(unsafe.StringData(text), len(text))
	for len(b) >= 32 {
		if lowBytes(b)|lowBytes(b[8:])|lowBytes(b[16:])|lowBytes(b[24:]) != 0 && lowControlIn(b[:32]) {
			return true
		}
		b = b[32:]
	}
	return lowControlIn(b)
}

// lowBytes is 0 if none of the first eight bytes of b is below space, line
// feeds aside. (x-ones)&^x&highs tells whether a byte of x is 0; where one is, it
// may be wrong about the next one if that is 1: a vertical tab behind a line
// feed, white space too.
func lowBytes(b []byte) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	w := binary.LittleEndian.Uint64(b)
	newline := w ^ ones*'\n'
	return (w - ones*0x20) &^ w &^ ((newline - ones) &^ newline) & highs
}

// lowControlIn reports whether b holds a control character below space.
func lowControlIn(b []byte) bool {
	for _, c := range b {
		if c < 0x20 && isControl(rune(c)) {
			return true
		}
	}
	return false
}
