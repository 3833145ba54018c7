package shingle

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"
)

// The scanner finds the words of UAX #29 (Unicode text segmentation): runs of
// letters and digits, joined by an apostrophe or full stop between letters and
// by a comma or full stop between digits. ASCII and the alphabets of Latin,
// Greek and Cyrillic are scanned here with a table; a stretch between spaces
// that holds any other character is handed to the general algorithm. Both give
// the same words, which a test checks.
type scanner struct {
	folded []byte
}

// kind is the role of a character in joining words.
type kind uint8

const (
	other     kind = iota // a boundary on both sides
	letter                // joins letters and digits
	digit                 // joins letters and digits
	connector             // '_': joins everything, but is no word by itself
	midLetter             // ':' joins letters
	midNum                // ',' and ';' join digits
	midBoth               // '.' and apostrophes join letters, and join digits
	space                 // a boundary of stretches
	hard                  // left to the general algorithm
)

var asciiKind = func() (t [128]kind) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c <= ' ':
			t[c] = space
		}
	}
	t['_'], t[':'], t[','], t[';'], t['.'], t['\''] = connector, midLetter, midNum, midNum, midBoth, midBoth
	return t
}()

// runeKind classifies a character outside ASCII.
func runeKind(r rune) kind {
	switch {
	case r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7, r == 0xAA, r == 0xB5, r == 0xBA:
		return letter
	case r >= 0x400 && r <= 0x481, r >= 0x48A && r <= 0x52F:
		return letter
	case r >= 0x388 && r <= 0x3FF && r != 0x38B && r != 0x38D && r != 0x3A2 && r != 0x3F6:
		return letter
	case r == 0x2019, r == 0x2018:
		return midBoth
	case r >= 0x2010 && r <= 0x2017, r >= 0x201A && r <= 0x2023, r == 0x2025, r == 0x2026, r >= 0x2030 && r <= 0x2038:
		return other
	case r == 0xB2, r == 0xB3, r == 0xB8, r == 0xB9, r >= 0xBC && r <= 0xBE:
		return hard // superscripts, fractions and the cedilla
	case r >= 0xA0 && r <= 0xBF && r != 0xAD && r != 0xB7, r >= 0x20A0 && r <= 0x20BF:
		return other
	}
	return hard
}

// at classifies the character at offset i, and says how many bytes it has.
func at(text string, i int) (kind, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return asciiKind[c], 1
	}
	if r := twoBytes(text, i); r != 0 {
		return twoByteKind[r], 2
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	return runeKind(r), n
}

// twoBytes returns the character of two bytes at offset i, 0 if there is none.
func twoBytes(text string, i int) rune {
	if c := text[i]; 0xC2 <= c && c < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(text[i+1]&0x3F)
	}
	return 0
}

// twoByteKind is runeKind of the characters of two bytes: Latin with marks,
// Greek, Cyrillic and others.
var twoByteKind = func() (t [0x800]kind) {
	for r := range t {
		t[r] = runeKind(rune(r))
	}
	return t
}()

// scan appends the words of text to tokens, with Start, End and Word set, and
// the flags Number, capital and spaced. tokens is empty.
func (s *scanner) scan(tokens []Token, text string) []Token {
	tokens = slices.Grow(tokens, len(text)/6+4)
	stretch := 0 // where the stretch without spaces began
	spot := -1   // the offset behind the one space that stands behind the last word
	for i := 0; i < len(text); {
		k, n := kind(0), 1
		if c := text[i]; c < utf8.RuneSelf {
			k = asciiKind[c]
		} else {
			k, n = at(text, i)
		}
		switch k {
		case space:
			i += n
			stretch = i
		case letter, digit, connector:
			if n, hash := plainWord(text, i); n > 0 {
				flags := capital*Flags(one(text[i] < 'a')) | spaced*Flags(one(i == spot))
				tokens = append(tokens, Token{Start: int32(i), End: int32(i + n), Word: hash, Flags: flags})
				i += n
				if text[i] == ' ' {
					i++
					stretch, spot = i, i
				}
				continue
			}
			end, isWord, isHard, digits := wordEnd(text, i)
			switch {
			case isHard:
				i, tokens = s.general(text, stretch, tokens)
			case isWord:
				tokens = s.add(tokens, text, i, end, digits)
				i = end
			default:
				i = end
			}
			spot = spaceBehind(tokens, text)
		case hard:
			i, tokens = s.general(text, stretch, tokens)
			spot = spaceBehind(tokens, text)
		default:
			i += n
		}
	}
	return tokens
}

// spaceBehind returns the offset of what follows the last token and one space, or
// -1 if no space stands behind that token.
func spaceBehind(tokens []Token, text string) int {
	if n := len(tokens); n > 0 {
		if end := int(tokens[n-1].End); end < len(text) && text[end] == ' ' {
			return end + 1
		}
	}
	return -1
}

// wordEnd follows the word that begins at i. isWord is false for a run of
// connectors alone; isHard says that the general algorithm has to decide.
func wordEnd(text string, i int) (end int, isWord, isHard bool, digits bool) {
	prev := connector
	for i < len(text) {
		k, n := at(text, i)
		switch k {
		case letter, digit:
			isWord = true
			digits = digits || k == digit
		case connector:
		case midLetter, midNum, midBoth:
			next := other
			if i+n < len(text) {
				next, _ = at(text, i+n)
			}
			if next == hard {
				return i, isWord, true, digits
			}
			joinsLetters := prev == letter && next == letter && k != midNum
			joinsDigits := prev == digit && next == digit && k != midLetter
			if !joinsLetters && !joinsDigits {
				return i, isWord, false, digits
			}
		case hard:
			return i, isWord, true, digits
		default:
			return i, isWord, false, digits
		}
		prev = k
		i += n
	}
	return i, isWord, false, digits
}

// general scans the stretch without spaces that begins at start by the full
// algorithm and returns where it ends. Words found in it before are dropped.
func (s *scanner) general(text string, start int, tokens []Token) (int, []Token) {
	for len(tokens) > 0 && int(tokens[len(tokens)-1].Start) >= start {
		tokens = tokens[:len(tokens)-1]
	}
	end := start
	for end < len(text) && (text[end] >= utf8.RuneSelf || asciiKind[text[end]] != space) {
		end++
	}
	for w := words.FromString(withoutBroken(text[start:end])); w.Next(); {
		isWord, digits := wordKind(w.Value())
		if isWord {
			tokens = s.add(tokens, text, start+w.Start(), start+w.End(), digits)
		}
	}
	return end, tokens
}

// withoutBroken makes every byte of s that is no UTF-8 a boundary of words.
func withoutBroken(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			b[i] = '?'
		}
		i += n
	}
	return string(b)
}

// wordKind tells words from other segments.
func wordKind(segment string) (isWord, digits bool) {
	for _, r := range segment {
		if unicode.IsDigit(r) {
			digits = true
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			isWord = true
		}
	}
	return isWord, digits
}

// add appends the word text[start:end] to tokens.
func (s *scanner) add(tokens []Token, text string, start, end int, digits bool) []Token {
	s.folded = fold(s.folded[:0], text[start:end])
	flags := spaced * Flags(one(start == spaceBehind(tokens, text)))
	if digits {
		flags |= Number
	}
	if isUpper(text[start:]) {
		flags |= capital
	}
	return append(tokens, Token{Start: int32(start), End: int32(end), Word: xxh3.Hash(s.folded), Flags: flags})
}

// fold appends the folded, lower-cased form of word to dst: NFC, apostrophes
// made one, invisible format characters left out. Two words are equal to
// reprint when their folded forms are.
func fold(dst []byte, word string) []byte {
	start := len(dst)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		if r := twoBytes(word, i); lowered[r] != 0 {
			dst = utf8.AppendRune(dst, rune(lowered[r]))
			i += 2
			continue
		}
		if s := word[i:]; strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘") {
			dst = append(dst, '\'')
			i += len("’")
			continue
		}
		return foldGeneral(dst[:start], word)
	}
	return dst
}

// lowered are the characters of two bytes in lower case; 0 for those that are
// left to the general algorithm.
var lowered = func() (t [0x800]uint16) {
	for r := rune(utf8.RuneSelf); r < rune(len(t)); r++ {
		if runeKind(r) == letter && norm.NFC.IsNormalString(string(r)) {
			t[r] = uint16(unicode.ToLower(r))
		}
	}
	return t
}()

// foldGeneral is fold for words of any characters.
func foldGeneral(dst []byte, word string) []byte {
	if !norm.NFC.IsNormalString(word) {
		word = norm.NFC.String(word)
	}
	for _, r := range word {
		switch {
		case r == 0x2019 || r == 0x2018:
			dst = append(dst, '\'')
		case r >= 0x2000 && unicode.Is(unicode.Cf, r) || r == 0xAD:
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}
