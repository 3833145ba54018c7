package credit

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// [this story] [was] [first] published [here] [with permission] in NAME
	cameFrom = regexp.MustCompile(`(?i:^[\s*_([–—-]*(?:editor['’]s note:\s*)?` +
		`(?:(?:this|the|a version of this)\s+(?:\S+\s+)?(?:story|article|report|piece|column|post|text|essay|interview|version)\s+|this\s+)?` +
		`(?:(?:was|were|is|has been|had been)\s+)?` +
		`(?:(?:first|originally|previously|also|initially)\s+)*` +
		`(published|appeared|ran|printed|posted|produced|republished|reprinted|reproduced|distributed|provided|supplied|syndicated|erschienen|zuerst erschienen)` +
		`(?:\s+here)?(?:\s+(?:here\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission)?` +
		`\s+(in|on|by|at|from|of|bei|auf)\s+)(.+)$`)
	readOriginal = regexp.MustCompile(`(?i:^[\s*_([]*read the (?:full |original )+(?:article|story|report|piece)?\s*(?:here\s+)?(?:on|at|in|from)\s+)(.+)$`)
	usedWord     = regexp.MustCompile(`(?i)\b(first|originally|previously|initially|this|zuerst)\b`)
)

// bringers are the verbs that say where a text came from without "first" or "this".
var bringers = []string{"republished", "reprinted", "reproduced", "distributed", "syndicated"}

// sourceWords are the words of a line of either form: true for its verbs, false
// for what stands in front of them. sourceInitials are the letters they start with.
var (
	sourceWords = func() map[string]bool {
		m := map[string]bool{}
		for w := range wordSet(`published appeared ran printed posted produced republished reprinted reproduced
			distributed provided supplied syndicated erschienen read`) {
			m[w] = true
		}
		for w := range wordSet(`this the a editor's editor’s note version of story article report piece column post
			text essay interview was were is has had been first originally previously also initially zuerst full original`) {
			m[w] = false
		}
		return m
	}()
	sourceInitials = func() (initial [256]bool) {
		for w := range sourceWords {
			initial[w[0]], initial[w[0]&^0x20] = true, true
		}
		return initial
	}()
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// maySaySource is the quick check before the patterns of inSourceLine: it
// walks over the words that may stand in front of the verb, of which one may
// be any ("this AP story was first published"). Most lines fail at their second
// or third word.
func maySaySource(line string) bool {
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
		verb, known := isSourceWord(line[start:end])
		if verb {
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

func isSourceWord(word string) (verb, known bool) {
	var lower [12]byte // the longest has 11
	if word == "" || !sourceInitials[word[0]] || len(word) > len(lower) {
		return false, false
	}
	for i := range len(word) {
		if lower[i] = word[i]; 'A' <= word[i] && word[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	verb, known = sourceWords[string(lower[:len(word)])]
	return verb, known
}

// inSourceLine reads closing or opening lines such as "First published in
// The Harbour Echo." and "Republished with permission from Meridian Wire."
func inSourceLine(x excerpt) (name, basis string) {
	for _, lines := range [][]string{x.closing, x.opening} {
		for _, line := range lines {
			if len(line) > longestCredit || !maySaySource(line) {
				continue
			}
			if name := sourceIn(line); name != "" {
				return name, line
			}
		}
	}
	return "", ""
}

// sourceIn is the source that a line names in one of the two forms, or "".
func sourceIn(line string) string {
	if m := cameFrom.FindStringSubmatch(line); m != nil && saysSource(line, m[1], m[2]) {
		if name := leadingName(m[3]); name != "" {
			return name
		}
	}
	if m := readOriginal.FindStringSubmatch(line); m != nil {
		return leadingName(m[1])
	}
	return ""
}

// saysSource refuses "Published in 2009 by …" and the like: a bare "published"
// needs "first" or "this story" beside it.
func saysSource(line, verb, preposition string) bool {
	verb = strings.ToLower(verb)
	if slices.Contains(bringers, verb) {
		return true
	}
	if p := strings.ToLower(preposition); p == "of" || (p == "from" && verb == "ran") {
		return false
	}
	return usedWord.MatchString(line)
}
