package shingle

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zeebo/xxh3"
)

// The hash of short words is XXH3's, whatever stands behind them.
func TestHashesOfShortWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 8))
	var b [16]byte
	for range 200000 {
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		s := string(b[:])
		n := 1 + rng.IntN(15)
		got := hash1to3(load8(s, 0), n)
		switch {
		case n > 8:
			got = hash9to15(load8(s, 0), load8(s, 8), n)
		case n > 3:
			got = hash4to8(load8(s, 0), n)
		}
		if want := xxh3.HashString(s[:n]); got != want {
			t.Fatalf("hash of %x is %x, want %x", s[:n], got, want)
		}
	}
}

// Every pair of characters behind words of every length: a word that is taken
// for a plain one has the end and the hash of the general path.
func TestPlainWords(t *testing.T) {
	pieces := []string{""}
	for c := range 256 {
		pieces = append(pieces, string([]byte{byte(c)}), string(rune(c)), string(rune(c*31)))
	}
	plain := 0
	for n := range 20 {
		for _, next := range pieces {
			for _, then := range []string{"", " ", "a", "Z", "1", ".", ",", "'", "_", "é", "\u0301", "’", "日", "\xff"} {
				text := strings.Repeat("Ab", 10)[:n] + next + then + strings.Repeat(" ", plainMargin)
				got, hash := plainWord(text, 0)
				if got == 0 {
					continue
				}
				plain++
				end, isWord, isHard, digits := wordEnd(text, 0)
				want := new(scanner).add(nil, text, 0, end, digits)[0]
				if !isWord || isHard || digits || got != end || hash != want.Word {
					t.Fatalf("word of %d bytes in %q with hash %x, want %d bytes and %x", got, text, hash, end, want.Word)
				}
			}
		}
	}
	if plain < 10000 {
		t.Errorf("only %d words were plain", plain)
	}
}
