package judge

import (
	"reprint/align"
	"reprint/align/anchors"
	"reprint/detect/finding"
)

// explain says what the verdict rests on.
func (e *evidence) explain() {
	p := e.pair
	add := func(r finding.Reason) { p.Reasons = append(p.Reasons, r) }
	if p.Words > 0 {
		add(finding.Reason{Kind: finding.Covered, AB: p.AB, BA: p.BA, Count: len(p.Passages)})
	}
	if p.Longest >= anchors.GramWords {
		add(finding.Reason{Kind: finding.LongestRun, Count: p.Longest})
	}
	if p.Verdict == finding.Rewrite {
		add(finding.Reason{Kind: finding.Correspond, AB: round(min(1, e.correspondence(align.CorrespondMutual)))})
	}
	if e.alignment.Quoted > 0 {
		add(finding.Reason{Kind: finding.QuotedWords, Count: e.alignment.Quoted})
	}
	for _, s := range p.Passages {
		if s.Summary {
			add(finding.Reason{Kind: finding.Condensed})
		}
	}
	if e.left.Count > 0 {
		add(e.left)
	}
	if own := min(e.a.Own, e.b.Own); own < leastOwn && !p.Verdict.Finding() {
		add(finding.Reason{Kind: finding.FewWords, Count: own})
	}
	if e.alignment.Limit.Has(align.FrequentWords) {
		add(finding.Reason{Kind: finding.FrequentWords})
	}
	if e.alignment.Limit.Has(align.ManySeeds) {
		add(finding.Reason{Kind: finding.ManySeeds})
	}
	if len(p.Reasons) == 0 {
		add(finding.Reason{Kind: finding.NothingShared})
	}
}
