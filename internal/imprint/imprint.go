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
	Results                // JSON Lines that begin with a run record, or metric records
	Table                  // CSV: pairs or a matrix
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
	if bytes.HasPrefix(head, pairs) {
		return Table
	}
	if head[0] == '\x1b' {
		head = colors.ReplaceAll(head, nil)
	}
	return when(terminal.Match(head), Terminal)
}

func when(ok bool, k Kind) Kind {
	if ok {
		return k
	}
	return None
}

var (
	generator  = []byte(`<meta name="generator" content="reprint `)
	records    = regexp.MustCompile(`^\{"type": ?"(run", ?"v": ?1, ?"tool": ?"reprint"|metric", ?"v": ?1, ?"corpus":)`)
	detections = regexp.MustCompile(`^<\?xml version="1\.0" encoding="UTF-8"\?>\n<document reference="[^"\n]*">(</document>|\s*<feature name="detected-plagiarism" )`)
	markdown   = regexp.MustCompile(`^# Reused text\n\nRead [\d,]+ articles?; compared `)
	pairs      = []byte("a,b,verdict,score,ab,ba,jaccard,longest,words,")
	colors     = regexp.MustCompile("\x1b\\[[0-9;]*m")
	// terminal matches the first lines of, in this order: a table with clusters
	// and one without, a table without pairs, diff, extract, a heat map, whose first
	// line numbers the columns, and the evaluations.
	terminal = regexp.MustCompile(`^(?:` +
		`Cluster 1: [^\n]+\n(?s:.{0,200}?\n)?(?:Likely origin: |Which was first is not known)|` +
		`[A-Z][a-z ,]+: [\d,]+ pairs?\n +verdict +score +shared +article\n|` +
		`Read [\d,]+ articles?; compared [\d,]+ candidate\s|` +
		`[a-z]+ · score [01]\.\d\d\n|` +
		`id {9}(?s:.{1,1000}?)\npath {7}|` +
		` {20,}[\d ]*\d\n|` +
		`[^\n]+: \d+ (?:pairs|documents), \d+ [^\n]+\n\n(?:kind|candidate recall) |` +
		`[^\n]+: \d+ pairs\n\nlabel +pairs +AUC )`)
)

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
