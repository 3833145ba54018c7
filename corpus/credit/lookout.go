package credit

import (
	"strings"

	"reprint/internal/language"
)

// A lookout is a quick check before regular expressions: it looks at the first
// words of a line, and most lines fail at the second or third.
type lookout struct {
	// words are those that phrases begin with: true for the first one that a
	// phrase cannot do without, false for what may stand before that.
	words    map[string]bool
	initials [256]bool // the first bytes of words, in both cases
	longest  int       // bytes of the longest word, at most len(lowered)
}

// lowered is room for a word in lower case.
type lowered [24]byte

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
		if c := spelling[0]; 'a' <= c && c <= 'z' {
			k.initials[c&^0x20] = true
		}
		k.longest = min(max(k.longest, len(spelling)), len(lowered{}))
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
	var lower lowered
	if word == "" || !k.initials[word[0]] || len(word) > k.longest {
		return false, false
	}
	for i := range len(word) {
		if lower[i] = word[i]; 'A' <= word[i] && word[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	needed, known = k.words[string(lower[:len(word)])]
	return needed, known
}
