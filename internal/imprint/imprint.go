// Package imprint recognises what the program itself wrote: a report or a
// result, by its first bytes, and the folder of a split report, by the file
// that the program puts into it. Such files may be written over, and a walk
// does not read them as articles.
package imprint

import (
	"bytes"
	"regexp"
)

// HeadSize is how many bytes of a file Recognise needs at most. For less it
// may not recognise a file, but never takes another's for one of ours.
const HeadSize = 2048

// A Kind says as what the program wrote a file.
type Kind int

const (
	None       Kind = iota // not by us, or not to be told apart from a text of others
	Page                   // HTML, by the name of its generator
	Results                // JSON Lines that begin with a run record, or metric or removed records
	Table                  // CSV: pairs, a matrix or a list of copies
	Markdown               // a report in Markdown
	Detections             // PAN's XML, as eval pan writes it
	Terminal               // what stands on a terminal: tables, heat map, diff, extract
)

// Recognise says what a file is whose first bytes are head, uncompressed. A
// file that was edited so that its beginning changed is no longer ours.
func Recognise(head []byte) Kind {
	head = head[:min(len(head), HeadSize)]
	if len(head) == 0 {
		return None
	}
	switch head[0] {
	case '<':
		if detections.Match(head) {
			return Detections
		}
		return when(bytes.Contains(head, generator), Page)
	case '{':
		return when(records.Match(head), Results)
	case '#':
		return when(markdown.Match(head), Markdown)
	case ',':
		return when(isMatrix(head), Table)
	}
	if bytes.HasPrefix(head, pairs) || bytes.HasPrefix(head, removed) {
		return Table
	}
	if head[0] == '\x1b' {
		head = colors.ReplaceAll(head, nil)
	}
	return when(isTerminal(head), Terminal)
}

func when(ok bool, k Kind) Kind {
	if ok {
		return k
	}
	return None
}

var (
	generator  = []byte(`<meta name="generator" content="reprint `)
	records    = regexp.MustCompile(`^\{"type": ?"(run", ?"v": ?1, ?"tool": ?"reprint"|metric", ?"v": ?1, ?"corpus":|removed", ?"v": ?1, ?"id":)`)
	detections = regexp.MustCompile(`^<\?xml version="1\.0" encoding="UTF-8"\?>\n<document reference="[^"\n]*">(</document>|\s*<feature name="detected-plagiarism" )`)
	markdown   = regexp.MustCompile(`^# Reused text\n\nRead [\d,]+ articles?; compared `)
	pairs      = []byte("a,b,verdict,score,ab,ba,jaccard,longest,words,")
	removed    = []byte("id,kept,share,verdict\n")
	colors     = regexp.MustCompile("\x1b\\[[0-9;]*m")
	// rest begins what stands below a first line that names things and counts them.
	rest = regexp.MustCompile(`^(?: +verdict +score +shared +article\n|\n(?:kind +pairs|candidate recall|label +pairs +AUC) )`)
	read = regexp.MustCompile(`^Read [\d,]+ articles?; compared [\d,]+ candidate\b`)
	diff = regexp.MustCompile(`^[a-z]+ · score [01]\.\d\d$`)
)

// isTerminal reports whether head begins a table, a diff, an extract, a heat map
// or an evaluation, as they are written for a terminal.
func isTerminal(head []byte) bool {
	first, below, _ := bytes.Cut(head, []byte("\n"))
	starts := func(prefix string) bool { return bytes.HasPrefix(first, []byte(prefix)) }
	holds := func(text string) bool { return bytes.Contains(head, []byte(text)) }
	switch {
	case starts("Cluster 1: "):
		return holds("\nLikely origin: ") || holds("\nWhich was first is not known")
	case starts("Read "):
		return read.Match(first)
	case starts("id         "):
		return holds("\npath       ")
	case starts("                    "): // the numbers of a heat map's columns
		return len(bytes.Trim(first, " 0123456789")) == 0 && bytes.ContainsAny(first, "0123456789")
	case bytes.Contains(first, []byte(" · score ")):
		return diff.Match(first)
	}
	return bytes.Contains(first, []byte(": ")) && rest.Match(below[:min(len(below), 200)])
}

// isMatrix reports whether head begins the CSV of a matrix: an empty cell and
// the names, then a row of the first name and its share of itself.
func isMatrix(head []byte) bool {
	names, below, ok := bytes.Cut(head[1:], []byte("\n"))
	if !ok {
		return false
	}
	first, _, _ := bytes.Cut(names, []byte(","))
	return bytes.HasPrefix(below, append(bytes.Clone(first), ",1.0000"...))
}
