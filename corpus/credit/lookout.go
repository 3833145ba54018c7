package credit

import (
	"strings"
	"unicode/utf8"

	"reprint/internal/language"
)

// A lookout is a quick check before regular expressions: it looks at the first
// words of a line, and most lines fail at the second or third.
type lookout struct {
	// words are those that phrases begin with: true for the first one that a
	// phrase cannot do without, false for what may stand before that.
	words    map[string]bool
	initials [256]bool // the first bytes of words, in both cases
	longest  int       // bytes of the longest word
}

func newLookout() lookout { return lookout{words: map[string]bool{}} }

// add adds the beginnings of a phrase. All of a phrase that may be missing is added
// by missing.
func (k *lookout) add(phrase language.Phrase, missing bool) {
	for _, parts := range phrase {
		for _, part := range parts {
			skipped := missing || part.Optional
			if part.Group != nil {
				k.add(part.Group, skipped)
			} else if part.Word != "" {
				k.addWord(part.Word, !skipped)
			}
			if !skipped {
				break
			}
		}
	}
}

func (k *lookout) addWord(word string, needed bool) {
	for _, spelling := range []string{word, strings.ReplaceAll(word, "'", "’")} {
		spelling = strings.ToLower(strings.TrimSuffix(spelling, ":"))
		k.words[spelling] = k.words[spelling] || needed
		k.initials[spelling[0]] = true
		k.initials[strings.ToUpper(spelling)[0]] = true
		k.longest = max(k.longest, len(spelling))
	}
}

// mayMatch walks over the words that may stand in front of the first that is
// needed, of which one may be any ("this AP story was first published").
func (k *lookout) mayMatch(line string) bool {
	for free := 1; free >= 0; {
		start := 0
		for start < len(line) && betweenWords[line[start]] {
			start++
		}
		end := start
		for end < len(line) && line[end] != ' ' && line[end] != ':' && line[end] != '\t' {
			end++
		}
		if end == len(line) {
			return false
		}
		needed, known := k.find(line[start:end])
		if needed {
			return true
		}
		if !known {
			free--
		}
		line = line[end:]
	}
	return false
}

// betweenWords are the bytes of white space and of what may stand in front of
// such a line: *_([ and dashes. No word that counts starts with one.
var betweenWords = func() (between [256]bool) {
	for _, c := range []byte(" \t*_([-:–—") {
		between[c] = true
	}
	return between
}()

func (k *lookout) find(word string) (needed, known bool) {
	if word == "" || !k.initials[word[0]] || len(word) > k.longest {
		return false, false
	}
	var room [64]byte // longer words are looked up too, and take memory
	lower := room[:0]
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			lower = append(lower[:0], strings.ToLower(word)...)
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower = append(lower, c)
	}
	needed, known = k.words[string(lower)]
	return needed, known
}
