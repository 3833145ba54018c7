package record

import (
	"fmt"

	"reprint/align/words"
	"reprint/detect/finding"
)

// savedEvidence serves texts and edits from memory.
type savedEvidence struct {
	texts map[string]*finding.Text
	edits map[pairKey][][]words.Edit
}

func (s *savedEvidence) Text(id string) (*finding.Text, error) {
	text, ok := s.texts[id]
	if !ok {
		return nil, fmt.Errorf("%s: %w", id, ErrNoText)
	}
	return text, nil
}

func (s *savedEvidence) Edits(p *finding.Pair) ([][]words.Edit, error) {
	scripts := s.edits[pairKey{p.A, p.B}]
	if len(scripts) != len(p.Passages) {
		return nil, fmt.Errorf("%s and %s: %w", p.A, p.B, ErrNoText)
	}
	return scripts, nil
}
