package eval

import (
	"math"
	"slices"

	"reprint/internal/span"
)

// A Match is a stretch of a suspicious text and the stretch of a source that
// it is said to come from: a case of the truth, or a detection. The spans
// count Unicode code points of the original files.
type Match struct {
	This, Source span.Span
}

// hits reports whether m and o overlap on both sides.
func (m Match) hits(o Match) bool {
	return m.This.Overlap(o.This) > 0 && m.Source.Overlap(o.Source) > 0
}

// covered is the share of m's characters, both sides together, that lie in
// those of others that hit it.
func (m Match) covered(others []Match) float64 {
	var this, source []span.Span
	for _, o := range others {
		if m.hits(o) {
			this = append(this, intersect(m.This, o.This))
			source = append(source, intersect(m.Source, o.Source))
		}
	}
	return ratio(float64(total(this)+total(source)), float64(m.This.Len()+m.Source.Len()))
}

func intersect(s, t span.Span) span.Span {
	return span.Span{Start: max(s.Start, t.Start), End: min(s.End, t.End)}
}

// total is the size of the union of spans.
func total(spans []span.Span) int {
	n := 0
	for _, s := range span.Union(spans) {
		n += s.Len()
	}
	return n
}

// A tally holds the sums from which the measures of Potthast, Stein,
// Barrón-Cedeño and Rosso, "An Evaluation Framework for Plagiarism Detection"
// (COLING 2010) follow. Tallies of several pairs add up. A case is never hit
// by a detection of another pair, so a pair is tallied by itself.
type tally struct {
	cases, recall         float64 // number of cases, sum of their covered shares
	detections, precision float64 // the same of the detections
	detected, hits        float64 // cases that are hit, sum of detections hitting them
}

// tallyPair scores the detections of one pair of documents against its cases.
func tallyPair(cases, detections []Match) tally {
	t := tally{cases: float64(len(cases)), detections: float64(len(detections))}
	for _, c := range cases {
		t.recall += c.covered(detections)
		n := 0
		for _, d := range detections {
			if c.hits(d) {
				n++
			}
		}
		t.hits += float64(n)
		t.detected += float64(min(n, 1))
	}
	for _, d := range detections {
		t.precision += d.covered(cases)
	}
	return t
}

func (t tally) add(o tally) tally {
	return tally{
		cases: t.cases + o.cases, recall: t.recall + o.recall,
		detections: t.detections + o.detections, precision: t.precision + o.precision,
		detected: t.detected + o.detected, hits: t.hits + o.hits,
	}
}

// measures are recall, precision, granularity and plagdet of the sums. With
// neither cases nor detections all are 1; with only one of the two, recall and
// precision are 0. Granularity is 1 where nothing was detected.
func (t tally) measures() (recall, precision, granularity, plagdet float64) {
	granularity = 1
	if t.detected > 0 {
		granularity = t.hits / t.detected
	}
	if t.cases == 0 && t.detections == 0 {
		return 1, 1, granularity, 1
	}
	recall, precision = ratio(t.recall, t.cases), ratio(t.precision, t.detections)
	return recall, precision, granularity, harmonic(precision, recall) / math.Log2(1+granularity)
}

// order sorts matches by their place in the suspicious text, then in the source.
func order(matches []Match) {
	slices.SortFunc(matches, func(a, b Match) int {
		for _, d := range [...]int{
			a.This.Start - b.This.Start, a.This.End - b.This.End,
			a.Source.Start - b.Source.Start, a.Source.End - b.Source.End,
		} {
			if d != 0 {
				return d
			}
		}
		return 0
	})
}
