package layout

import (
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/record"
)

// A Pair is a pair with everything that a view of its texts needs.
type Pair struct {
	*finding.Pair
	DocA, DocB   *finding.Document
	TextA, TextB *finding.Text
	Scripts      [][]words.Edit // one for each passage
}

// OpenPair asks the evidence for the texts and the edits of a pair. The error
// wraps record.ErrNoText where r holds none.
func OpenPair(r *detect.Result, p *finding.Pair) (*Pair, error) {
	s := &Pair{Pair: p, DocA: Document(r, p.A), DocB: Document(r, p.B)}
	var err error
	if s.TextA, err = r.Evidence.Text(p.A); err != nil {
		return nil, err
	}
	if s.TextB, err = r.Evidence.Text(p.B); err != nil {
		return nil, err
	}
	s.Scripts, err = record.Edits(r, p)
	return s, err
}
