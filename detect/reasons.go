package detect

import (
	"fmt"

	"reprint/align"
)

// explain says in words what the verdict rests on.
func (e *evidence) explain() {
	p := e.pair
	add := func(format string, args ...any) { p.Reasons = append(p.Reasons, fmt.Sprintf(format, args...)) }
	if p.Words > 0 {
		add("%.0f%% and %.0f%% of the own words stand in %s", 100*p.AB, 100*p.BA, count(len(p.Passages), "shared passage"))
	}
	if p.Longest >= align.GramWords {
		add("longest run of equal words: %d", p.Longest)
	}
	if p.Verdict == Rewrite {
		add("%.0f%% of the sentences of the shorter text have their counterpart in the other", 100*min(1, e.correspondence(align.CorrespondMutual)))
	}
	if e.alignment.Quoted > 0 {
		add("%s of quotations, which do not count", count(e.alignment.Quoted, "equal word"))
	}
	for _, s := range p.Passages {
		if s.Summary {
			add("a stretch of one text condenses the other as a whole")
		}
	}
	if e.left != "" {
		add("%s", e.left)
	}
	if e.shorter() < leastOwn && !p.Verdict.Finding() {
		add("too few own words to tell: %d", e.shorter())
	}
	if e.alignment.Limit.Has(align.FrequentWords) {
		add("the texts are so long that their most frequent words were left out of the comparison")
	}
	if e.alignment.Limit.Has(align.ManySeeds) {
		add("sentences recur so often that only their best counterparts were followed")
	}
	if len(p.Reasons) == 0 {
		add("no passage in common")
	}
}

// count is a number and what it counts.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
