package main

import (
	"context"

	"reprint/align"
	"reprint/corpus"
	"reprint/internal/eval"
	"reprint/internal/span"
	"reprint/shingle"
)

// An alignedPair is two texts to align, and what is known of them.
type alignedPair struct {
	row   row // without features; its label is that of the pair
	whole bool
	a, b  *align.Side
	cases []eval.Match // what is reused, where that is known: nil for not
}

// passages gathers the candidate passages of a source. Where it is known what is
// reused, those inside are true; else those of a pair without reuse are false, and
// those of one that is reuse as a whole are true.
func (g *gathering) passages(s *source) error {
	return g.eachPair(s, func(p *alignedPair) {
		align.AlignTraced(p.a, p.b, &align.Trace{Fragment: func(a, b align.Span, x []float64) {
			r := p.row
			r.x = x
			switch {
			case p.cases != nil:
				r.label = inCase(p.cases, a, b)
			case r.label == '1' && !p.whole:
				r.label = '-'
			}
			g.add(r)
		}})
	})
}

// summaries gathers the stretches that may condense the other text: true ones are
// those that PAN's cases hold; of other pairs none is.
func (g *gathering) summaries(s *source) error {
	return g.eachPair(s, func(p *alignedPair) {
		align.AlignTraced(p.a, p.b, &align.Trace{Summary: func(of *align.Side, stretch align.Span, x []float64) {
			r := p.row
			r.x, r.label = x, '0'
			for _, c := range p.cases {
				all := c.Source.Len()*2 > len(p.b.Text.Source)
				if of == p.a && all && c.This.Overlap(stretch)*2 > stretch.Len() {
					r.label = '1'
				}
			}
			g.add(r)
		}})
	})
}

// inCase says whether a fragment is most of the way inside a case.
func inCase(cases []eval.Match, a, b span.Span) byte {
	best := 0.0
	for _, c := range cases {
		inside := float64(c.This.Overlap(a)+c.Source.Overlap(b)) / float64(a.Len()+b.Len())
		if c.This.Overlap(a) > 0 && c.Source.Overlap(b) > 0 {
			best = max(best, inside)
		}
	}
	switch {
	case best >= .5:
		return '1'
	case best >= .25:
		return '-'
	}
	return '0'
}

// eachPair prepares the texts of the pairs that are listed and counted.
func (g *gathering) eachPair(s *source, do func(*alignedPair)) error {
	if s.truth == nil && s.made == nil {
		return g.eachPanPair(s, do)
	}
	return g.open(s, func(l *labels, docs corpus.Source) error {
		z := shingle.NewAnalyzer()
		sides := map[string]*align.Side{}
		for doc, err := range docs.Documents(context.Background()) {
			if err != nil {
				return err
			}
			sides[doc.ID] = align.Prepare(z.Analyze(doc.Text, doc.Lang))
		}
		for _, p := range l.sorted() {
			a, b, known := sides[p[0]], sides[p[1]], l.pairs[p]
			if a != nil && b != nil && known.label != '-' {
				r := row{source: s.name, kind: known.kind, group: s.groupOf(p[0], l), label: known.label, name: p[0] + " " + p[1]}
				do(&alignedPair{row: r, whole: s.whole, a: a, b: b, cases: known.cases})
			}
		}
		return nil
	})
}

// eachPanPair does the same for a PAN corpus.
func (g *gathering) eachPanPair(s *source, do func(*alignedPair)) error {
	return eval.EachPanPair(place(g.corpora, s.docs), func(p eval.PanPair) {
		r := row{source: s.name, kind: p.Kind, group: s.family() + "/" + p.Suspicious, label: '0', name: p.Suspicious}
		do(&alignedPair{row: r, a: p.This, b: p.Source, cases: p.Cases})
	})
}
