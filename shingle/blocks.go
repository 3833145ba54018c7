package shingle

import (
	"strings"

	"github.com/zeebo/xxh3"
)

// cutBlocks cuts the text into lines and hashes the words of each, so that
// lines which recur in a folder can be found without keeping their text.
func cutBlocks(t *Text) {
	tok := int32(0)
	for start := 0; start < len(t.Source); {
		end := len(t.Source)
		if n := strings.IndexByte(t.Source[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		first := tok
		hash := uint64(0)
		for int(tok) < len(t.Tokens) && int(t.Tokens[tok].Start) < end {
			hash = mix(hash, t.Tokens[tok].Word)
			tok++
		}
		if tok > first {
			t.Blocks = append(t.Blocks, Block{Span: Span{Start: start, End: end}, Hash: hash, First: first, Last: tok})
		}
		start = end
	}
}

// WordsHash is over the folded words of the tokens [first, last): the Hash of a
// block that has just these.
func (t *Text) WordsHash(first, last int32) uint64 {
	hash := uint64(0)
	for i := first; i < last; i++ {
		hash = mix(hash, t.Tokens[i].Word)
	}
	return hash
}

// mix folds the next hash of a sequence into that of the sequence before it.
func mix(h, next uint64) uint64 {
	h = (h ^ next) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// hashString is the hash that words and stems are known by.
func hashString(s string) uint64 { return xxh3.HashString(s) }
