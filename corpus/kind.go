package corpus

import (
	"strings"

	"reprint/corpus/packing"
)

// A format says how the bytes of a file are read.
type format int

const (
	plainText format = iota
	markdownText
	webPage
	jsonLines // a container: one article a line
	unsniffed // standard input: told apart by its first byte
)

// A kind is what a file's name says about its content.
type kind struct {
	format  format
	packing packing.Packing
}

// container reports whether a file of this kind holds many articles.
func (k kind) container() bool { return k.format == jsonLines }

var formats = map[string]format{
	".txt":    plainText,
	".md":     markdownText,
	".html":   webPage,
	".htm":    webPage,
	".jsonl":  jsonLines,
	".ndjson": jsonLines,
}

// knownKinds is what a message lists when a name is of no known kind.
const knownKinds = ".txt, .md, .html, .htm, .jsonl and .ndjson, each also with .gz or .zst behind it"

// kindOf tells the kind of a file from its name, whatever the case of its suffix.
func kindOf(name string) (k kind, known bool) {
	stem, suffix := splitSuffix(name)
	if k.packing = packing.Suffix(suffix); k.packing != packing.None {
		_, suffix = splitSuffix(stem)
	}
	k.format, known = formats[suffix]
	return k, known
}

// withoutSuffix is a file's name without folder, format and compression.
func withoutSuffix(name string) string {
	name = name[strings.LastIndexByte(name, '/')+1:]
	stem, suffix := splitSuffix(name)
	if packing.Suffix(suffix) != packing.None {
		name = stem
		stem, suffix = splitSuffix(name)
	}
	if _, ok := formats[suffix]; ok {
		return stem
	}
	return name
}

// splitSuffix cuts a name before its last dot and puts the end into lower case.
func splitSuffix(name string) (stem, suffix string) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return name, ""
	}
	return name[:i], strings.ToLower(name[i:])
}

// passedOver reports whether a walk leaves out a file of this name although
// its kind may be known: hidden files, and files that describe a folder.
func passedOver(name string) bool {
	for _, prefix := range []string{".", "README", "LICENSE", "CHANGELOG"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
