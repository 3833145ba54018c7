package variants

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The stories of testdata/stories are named by number and part.
const (
	source = "source" // a report
	short  = "short"  // a shorter rewrite of it
	long   = "long"   // a longer rewrite
	other  = "other"  // an independent report of the same event
)

// name is the file of a part of a story.
func name(story, part string) string { return fmt.Sprintf("%s-%s.txt", story, part) }

// numbers are the stories that texts hold, sorted.
func numbers(texts Texts) []string {
	seen := map[string]bool{}
	for name := range texts {
		number, _, _ := strings.Cut(name, "-")
		seen[number] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// HalveShort cuts the short rewrites and the independent reports to about half of
// their paragraphs, so that lengths differ more.
func HalveShort(stories Texts) Texts {
	out := maps.Clone(stories)
	for _, n := range numbers(stories) {
		for _, part := range []string{short, other} {
			out[name(n, part)], _ = halved(stories[name(n, part)])
		}
	}
	return out
}

// PadLong puts half of the independent report of a following story into the long
// rewrites and the independent reports: for each something else.
func PadLong(stories Texts) Texts {
	out := maps.Clone(stories)
	list := numbers(stories)
	for i, n := range list {
		for ahead, part := range []string{long, other} {
			padding, _ := halved(stories[name(list[(i+ahead+1)%len(list)], other)])
			out[name(n, part)] = join(append(paragraphs(stories[name(n, part)]), paragraphs(padding)...))
		}
	}
	return out
}

// Mix does what HalveShort and PadLong do, and moves some paragraphs of the rewrites.
func Mix(stories Texts) Texts {
	out := HalveShort(stories)
	for _, n := range numbers(stories) {
		for _, part := range []string{short, long} {
			p := paragraphs(out[name(n, part)])
			for i := 2; i+1 < len(p); i += 3 {
				p[i], p[i+1] = p[i+1], p[i]
			}
			out[name(n, part)] = join(p)
		}
	}
	return PadLong(out)
}

func paragraphs(text string) []string { return strings.Split(strings.TrimSpace(text), "\n\n") }

func join(paragraphs []string) string { return strings.Join(paragraphs, "\n\n") + "\n" }

// halved splits a text in the middle of its paragraphs.
func halved(text string) (first, second string) {
	p := paragraphs(text)
	middle := (len(p) + 1) / 2
	return join(p[:middle]), join(p[middle:])
}
