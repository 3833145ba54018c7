package judge

import (
	"testing"

	"reprint/detect/finding"
	"reprint/shingle"
)

// maskTail masks the text from a byte on.
type maskTail int

func (m maskTail) Marks(t *shingle.Text, masked, rare []finding.Mark) (_, _ []finding.Mark) {
	if int(m) < len(t.Source) {
		masked = append(masked, finding.Mark{Span: finding.Span{Start: int(m), End: len(t.Source)}, Kind: finding.Boilerplate, Reason: "tail"})
	}
	return masked, rare
}

func prepared(text string, m Marker) *Prepared {
	p := new(Prepared)
	p.Prepare(shingle.NewAnalyzer(), Source{Text: text, Lang: "en"}, m)
	return p
}

const ferry = `The ferry to Lindvik ran aground on Tuesday evening with forty people on board. ` +
	`A tug pulled it free at high water, the harbour master said, and nobody was hurt in the six hours between.`

// TestKey: a judgement is kept under the texts, their masks and the models, and
// each of them makes another key.
func TestKey(t *testing.T) {
	a, b, masked := prepared(ferry, maskTail(1000)), prepared(ferry+" Buses ran instead.", maskTail(1000)), prepared(ferry, maskTail(80))
	if KeyOf(a, b) != KeyOf(prepared(ferry, maskTail(1000)), b) {
		t.Error("the same texts have two keys")
	}
	for name, other := range map[string]Key{"text": KeyOf(b, b), "mask": KeyOf(masked, b), "order": KeyOf(b, a)} {
		if other == KeyOf(a, b) {
			t.Errorf("another %s has the same key", name)
		}
	}
}

// TestJudgeSwaps: which text is called a only exchanges the sides.
func TestJudgeSwaps(t *testing.T) {
	a, b := prepared(ferry, maskTail(1000)), prepared("Fog held on all week. "+ferry, maskTail(1000))
	p, q := Judge(a, b, nil), Judge(b, a, nil)
	if p.Verdict != finding.Syndicated || p.Verdict != q.Verdict || p.Score != q.Score || p.AB != q.BA || p.BA != q.AB || p.AB <= p.BA {
		t.Errorf("%v %v %v/%v and swapped %v %v %v/%v", p.Verdict, p.Score, p.AB, p.BA, q.Verdict, q.Score, q.AB, q.BA)
	}
}
