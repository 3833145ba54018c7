package corpus

import (
	"strings"
	"unicode/utf8"
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
// below space that is no white space, DEL, or the byte that starts the
// characters from U+0080 to U+00BF with a control behind it.
func mayHoldControls(text string) bool {
	for i := 0; i < len(text); i++ {
		if plainByte[text[i]] {
			continue
		}
		if text[i] != 0xC2 || i+1 < len(text) && text[i+1] < 0xA0 {
			return true
		}
	}
	return false
}

var plainByte = func() (plain [256]bool) {
	for b := range plain {
		plain[b] = b != 0xC2 && (b >= utf8.RuneSelf || !isControl(rune(b)))
	}
	return plain
}()

// validText is text with whatever is no UTF-8 in it replaced by U+FFFD.
func validText(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
