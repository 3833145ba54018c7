package shingle

import "math/bits"

// A plain word is one of up to 15 ASCII letters that ends where the next two
// characters show it. Most words of most texts in Latin script are plain. They
// are found, folded and hashed eight characters at a time, with what the general
// path gives: the same end, and the hash of the lower-cased letters.

// plainMargin is how many bytes are read from the start of a plain word on.
const plainMargin = 17

// plainWord returns the length and the hash of the plain word that begins at
// offset i of text, and 0 if none does.
func plainWord(text string, i int) (n int, hash uint64) {
	if len(text)-i < plainMargin {
		return 0, 0
	}
	n, first := lettersOf(load8(text, i))
	second := uint64(0)
	if n == 8 {
		n, second = lettersOf(load8(text, i+8))
		n += 8
	}
	if n == 0 || n == 16 {
		return 0, 0
	}
	if k := endings[text[i+n]]; k != ends {
		next := text[i+n+1]
		if k == endsPerhaps || next >= 0x80 || k == endsBeforeNonLetter && asciiKind[next] == letter {
			return 0, 0
		}
	}
	switch {
	case n > 8:
		return n, hash9to15(first, second, n)
	case n > 3:
		return n, hash4to8(first, n)
	}
	return n, hash1to3(first, n)
}

// Each byte of these is one.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// lettersOf returns how many bytes of x are ASCII letters, from the lowest byte
// to the first that is none, and these letters in lower case.
func lettersOf(x uint64) (n int, lower uint64) {
	lower = x | ones*0x20
	low := lower &^ highs
	fromA := low + ones*(0x80-'a')
	beyondZ := low + ones*(0x7F-'z')
	n = bits.TrailingZeros64((^fromA|beyondZ|x)&highs) / 8
	return n, lower
}

func load8(s string, i int) uint64 {
	s = s[i:]
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// An ending says whether a word of ASCII letters ends before a character.
type ending uint8

const (
	ends                ending = iota
	endsBeforeASCII            // if an ASCII character follows
	endsBeforeNonLetter        // if one follows that is no letter
	endsPerhaps                // the general path has to look
)

var endings = func() (t [256]ending) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = endsPerhaps
		case asciiKind[c] == digit, asciiKind[c] == connector:
			t[c] = endsPerhaps
		case asciiKind[c] == midNum:
			t[c] = endsBeforeASCII
		case asciiKind[c] == midLetter, asciiKind[c] == midBoth:
			t[c] = endsBeforeNonLetter
		}
	}
	return t
}()

// These are XXH3 (Yann Collet, xxhash.com: 64 bits, seed 0) of 1 to 15 bytes, the
// first eight in first and the others in second, each from the lowest byte on.
// What stands in them behind the nth byte does not matter.

func hash1to3(first uint64, n int) uint64 {
	h := first&0xFF<<16 | first>>(4*n&24)&0xFF<<24 | first>>(8*n-8&63)&0xFF | uint64(n)<<8
	h ^= 0x87275A9B
	h = (h ^ h>>33) * 0xC2B2AE3D27D4EB4F
	h = (h ^ h>>29) * 0x165667B19E3779F9
	return h ^ h>>32
}

func hash4to8(first uint64, n int) uint64 {
	h := (first<<32 + first<<(-8*n&63)>>32) ^ 0xC73AB174C5ECD5A2
	h ^= bits.RotateLeft64(h, 49) ^ bits.RotateLeft64(h, 24)
	h *= 0x9FB21C651E98DF25
	h ^= h>>35 + uint64(n)
	h *= 0x9FB21C651E98DF25
	return h ^ h>>28
}

func hash9to15(first, second uint64, n int) uint64 {
	lo := first ^ 0x6782737BEA4239B9
	hi := (first>>(8*n&63) | second<<(-8*n&63)) ^ 0xAF56BC3B0996523A
	up, down := bits.Mul64(lo, hi)
	h := uint64(n) + bits.ReverseBytes64(lo) + hi + (up ^ down)
	h = (h ^ h>>37) * 0x165667919E3779F9
	return h ^ h>>32
}
