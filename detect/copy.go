package detect

import (
	"reprint/detect/copies"
	"reprint/detect/finding"
	"reprint/detect/judge"
)

// mayBeCopies reports whether a pair may be one of a copy and its holder.
func (o *Options) mayBeCopies(p *finding.Pair) bool {
	return o.Copies != nil && o.Copies.Asks(p.Verdict) && p.Score >= o.MinScore
}

// holds says how much of each of two documents the other one holds; p is the judgement
// on them.
func (l *library) holds(na, nb uint32, p *finding.Pair) (copies.Judged, error) {
	j := copies.Judged{A: na, B: nb, Verdict: p.Verdict}
	if l.docs[na].SameText(&l.docs[nb]) {
		j.OfA = finding.Hold{Share: 1, Words: l.docs[na].Words}
		j.OfB = j.OfA
		return j, nil
	}
	a, err := l.prepared(int(na))
	if err != nil {
		return j, err
	}
	b, err := l.prepared(int(nb))
	if err != nil {
		return j, err
	}
	j.OfA, j.OfB = judge.Holds(a, b, p)
	return j, nil
}

// judgeCopies judges two documents that were no candidates.
func (l *library) judgeCopies(na, nb uint32, trace *Trace) (copies.Judged, error) {
	p, err := l.judge(int(na), int(nb), trace)
	var j copies.Judged
	if err == nil {
		j, err = l.holds(na, nb, &p)
	}
	if l.lost.note(err) {
		return copies.Judged{A: na, B: nb, Verdict: finding.Unrelated}, nil // neither is known to be a copy
	}
	return j, err
}

// findCopies finds the copies among the documents and counts what stays.
func (r *Result) findCopies(s *Survey, l *library, pairs []copies.Judged) (err error) {
	c := &copies.Corpus{Documents: s.Documents, Places: s.places, Judge: func(a, b uint32) (copies.Judged, error) {
		return l.judgeCopies(a, b, s.opts.Trace)
	}}
	r.Copies, err = copies.Find(c, pairs, *s.opts.Copies)
	r.countCopies()
	return err
}

func (r *Result) countCopies() {
	r.Summary.Kept, r.Summary.Removed = -len(r.Copies), len(r.Copies)
	for i := range r.Documents {
		if !r.Documents[i].Against {
			r.Summary.Kept++
		}
	}
}
