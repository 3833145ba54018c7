package corpus

import (
	"strings"

	"reprint/corpus/packing"
)

// A kind is what a file's name says about its content. Its format is nil where
// the name says nothing, and the content has to.
type kind struct {
	format  *format
	packing packing.Packing
}

// container reports whether a file of this kind holds many articles.
func (k kind) container() bool { return k.format != nil && k.format.articles != nil }

// kindOf tells the kind of a file from its name, whatever the case of its suffix.
func kindOf(name string) (k kind, known bool) {
	stem, suffix := splitSuffix(name)
	if k.packing = packing.Suffix(suffix); k.packing != packing.None {
		_, suffix = splitSuffix(stem)
	}
	k.format, known = formatBySuffix[suffix]
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
	if _, ok := formatBySuffix[suffix]; ok {
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
