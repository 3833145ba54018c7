package words

import (
	"slices"
	"strings"
	"sync"

	"reprint/internal/intern"
	"reprint/internal/language"
	"reprint/shingle"
)

// Words that are one however they are written: numbers with their digits grouped
// otherwise or as words, and abbreviations with stops or without. Such a word has a
// key, which stands in for its stem.

// writings are what a part is searched for: most have neither.
type writings struct {
	names       [2]map[uint64]uint64 // keys of the words for numbers in A and B, nil where neither side has a number
	abbreviated []uint64             // keys of the words with stops between letters
}

const (
	maxAbbreviated  = 16 // abbreviations that are looked for in one part
	maxAbbreviation = 12 // bytes of the longest, with its stops
)

// find finds out what a part has.
func (x *writings) find(a, b *side) {
	x.names, x.abbreviated = [2]map[uint64]uint64{}, x.abbreviated[:0]
	if inA, inB := x.search(a), x.search(b); inA || inB {
		x.names = [2]map[uint64]uint64{numberNames()[a.lang], numberNames()[b.lang]}
	}
}

// search adds the abbreviations of a side, and reports whether it has a number.
func (x *writings) search(s *side) (numbers bool) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Has(shingle.Number) {
			numbers = true
			continue
		}
		word := s.text[t.Start:t.End]
		if len(word) > 2 && len(word) <= maxAbbreviation && strings.IndexByte(word, '.') > 0 && len(x.abbreviated) < maxAbbreviated {
			x.abbreviated = append(x.abbreviated, keyOfLetters(word))
		}
	}
	return numbers
}

// key is the key of a word, if it has one; names are those of its side.
func (x *writings) key(s *side, i int32, names map[uint64]uint64) (key uint64, ok bool) {
	t := &s.tokens[i]
	if t.Has(shingle.Number) {
		return keyOfNumber(s.word(i)), true
	}
	if len(x.abbreviated) > 0 && t.End-t.Start <= maxAbbreviation {
		if key := keyOfLetters(s.word(i)); slices.Contains(x.abbreviated, key) {
			return key, true
		}
	}
	key, ok = names[t.Word]
	return key, ok
}

// keyOfLetters is over the letters of an abbreviation, whose case counts: US is not us.
func keyOfLetters(word string) uint64 {
	key := uint64(1)
	for i := range len(word) {
		if word[i] != '.' {
			key = intern.Mix(key, uint64(word[i]))
		}
	}
	return key
}

// keyOfNumber is over a number without the separators of its groups of digits.
func keyOfNumber(number string) uint64 {
	var buffer [32]byte
	key := uint64(2)
	for _, digit := range ungrouped(buffer[:0], number) {
		key = intern.Mix(key, uint64(digit))
	}
	return key
}

// ungrouped appends a number to dst without the separators in front of groups of
// three digits.
func ungrouped(dst []byte, number string) []byte {
	digit := func(k int) bool { return k < len(number) && '0' <= number[k] && number[k] <= '9' }
	for k := range len(number) {
		separator := number[k] == ',' || number[k] == '.' || number[k] == '\''
		if !separator || !digit(k+1) || !digit(k+2) || !digit(k+3) || digit(k+4) {
			dst = append(dst, number[k])
		}
	}
	return dst
}

// numberNames are the keys of the words for numbers, by language and word.
var numberNames = sync.OnceValue(func() map[string]map[uint64]uint64 {
	names := map[string]map[uint64]uint64{}
	z := shingle.NewAnalyzer()
	for _, l := range language.Known().Languages {
		names[l.Code] = map[uint64]uint64{}
		for _, n := range l.Numbers {
			for _, tok := range z.Analyze(strings.Join(n.Names, " "), l.Code).Tokens {
				names[l.Code][tok.Word] = keyOfNumber(n.Digits)
			}
		}
	}
	return names
})
