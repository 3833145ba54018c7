// Package judge decides what two texts have to do with each other.
//
// [Prepared.Prepare] readies a text with its masks, once for all its pairs, and
// [Judge] aligns two of them and gives their verdict, score, passages and reasons.
// What it says depends on the two texts and their masks alone, so that it can be
// kept under a [Key]: no folder, no source and no other document has a part in it.
package judge

import (
	_ "embed"
	"sync"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
	"reprint/internal/forest"
)

//go:embed models/pair.txt
var pairModelText string

var pairModel = sync.OnceValue(func() *forest.Forest { return forest.MustParse("judge", pairModelText, FeatureNames()) })

// A Trace lets a program that fits models see what they decide on. Its functions
// are called concurrently where Judge is; nil ones are not called.
type Trace struct {
	// Pair is told the features that the pair model decides on.
	Pair func(features []float64)
}

// Judge aligns two texts and decides what they have to do with each other. The
// pair has no ids and no order: these are the caller's. Which of the two texts is
// called a only exchanges the sides of the result. It is safe for concurrent use;
// a and b may be the same. trace may be nil.
func Judge(a, b *Prepared, trace *Trace) finding.Pair {
	al := align.Align(&a.side, &b.side)
	defer al.Release()
	p := finding.Pair{Jaccard: round(al.Jaccard), Longest: al.Longest, Reasons: []finding.Reason{}}
	e := evidence{pair: &p, alignment: al}
	f := e.decide(trace)
	if p.Verdict == finding.Rewrite {
		e.linkRewrite(&f)
	}
	e.tell()
	e.explain(a, b, &f)
	return p
}

// Edits are the word edits of passages of a and b, a script for each. Words are
// paired inside the links of a passage.
func Edits(a, b *Prepared, passages []align.Passage) [][]words.Edit {
	edits := make([][]words.Edit, len(passages))
	for i, p := range passages {
		links := make([]words.Link, len(p.Links))
		for k, link := range p.Links {
			links[k] = words.Link{A: link.A, B: link.B}
		}
		edits[i] = words.Diff(a.side.Text, b.side.Text, p.A, p.B, links)
	}
	return edits
}
