package eval

import (
	"path/filepath"

	"reprint/align"
	"reprint/internal/span"
)

// A PanPair is a pair that a PAN corpus lists, prepared for alignment, with its
// true cases as byte spans: This in the suspicious text, Source in the other.
type PanPair struct {
	Suspicious string // file name
	Kind       string // of obfuscation
	This       *align.Side
	Source     *align.Side
	Cases      []Match
}

// EachPanPair calls do for every pair of the PAN corpus in dir that has truth,
// in the order of its list, for programs that learn from it.
func EachPanPair(dir string, do func(PanPair)) error {
	pairs, err := readPairs(dir, 1)
	if err != nil {
		return err
	}
	texts := newLibrary()
	for _, p := range pairs {
		texts.announce(filepath.Join(dir, "susp", p.suspicious))
		texts.announce(filepath.Join(dir, "src", p.source))
	}
	for _, p := range pairs {
		this, err := texts.take(filepath.Join(dir, "susp", p.suspicious))
		if err != nil {
			return err
		}
		source, err := texts.take(filepath.Join(dir, "src", p.source))
		if err != nil {
			return err
		}
		if p.truth == "" {
			continue
		}
		cases := make([]Match, len(p.cases))
		for i, c := range p.cases {
			cases[i] = Match{This: toBytes(this.Text.Source, c.This), Source: toBytes(source.Text.Source, c.Source)}
		}
		do(PanPair{p.suspicious, p.kind, this, source, cases})
	}
	return nil
}

// toBytes turns a span of code points into one of bytes.
func toBytes(text string, s span.Span) span.Span {
	n := 0
	out := span.Span{Start: len(text), End: len(text)}
	for i := range text {
		if n == s.Start {
			out.Start = i
		}
		if n == s.End {
			out.End = i
			break
		}
		n++
	}
	return out
}
