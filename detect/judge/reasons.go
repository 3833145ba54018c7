package judge

import (
	"reprint/align"
	"reprint/align/anchors"
	"reprint/detect/finding"
)

// explain says what the verdict rests on.
func (e *evidence) explain(a, b *Prepared, f *figures) {
	p, x := e.pair, &e.linked
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
	if p.Verdict == finding.Template && !f.template() {
		add(finding.Reason{Kind: finding.Serial, AB: round(max(f.series, f.serial))})
	}
	if p.Verdict == finding.Template && f.template() {
		add(finding.Reason{Kind: finding.OtherFacts, Count: f.facts, AB: round(float64(f.factsApart) / float64(f.facts))})
	}
	if x.OneSided > 0 {
		add(finding.Reason{Kind: finding.QuotedByOne, Count: x.OneSided})
	}
	if e.alignment.Quoted > 0 && x.OneSided == 0 {
		add(finding.Reason{Kind: finding.QuotedWords, Count: e.alignment.Quoted})
	}
	if x.Rare > 0 {
		add(finding.Reason{Kind: finding.BoilerplatePassages, Count: x.Rare, Name: reasonAt(x.RareAt, a.rare)})
	}
	if f.shorter < leastOwn && !p.Verdict.Finding() {
		add(finding.Reason{Kind: finding.FewWords, Count: f.shorter})
	}
	e.explainLimits(add)
	if len(p.Reasons) == 0 {
		add(finding.Reason{Kind: finding.NothingShared})
	}
}

// explainLimits says which bounds cut the comparison short.
func (e *evidence) explainLimits(add func(finding.Reason)) {
	if e.alignment.Limit.Has(align.FrequentWords) {
		add(finding.Reason{Kind: finding.FrequentWords})
	}
	if e.alignment.Limit.Has(align.ManySeeds) {
		add(finding.Reason{Kind: finding.ManySeeds})
	}
}
