package eval

import (
	"cmp"
	"slices"
	"strings"

	"reprint/detect/finding"
)

// A share counts pairs, those that were proposed and those that are findings.
type share struct {
	n, candidates, findings int
}

func (s *share) add(j *judgement) {
	s.n++
	if j.candidate {
		s.candidates++
	}
	if j.finding() {
		s.findings++
	}
}

func (s *share) join(o share) {
	s.n += o.n
	s.candidates += o.candidates
	s.findings += o.findings
}

func (s share) proposed() float64 { return ratio(float64(s.candidates), float64(s.n)) }
func (s share) found() float64    { return ratio(float64(s.findings), float64(s.n)) }

// counts are the counts from which all figures of a PairsReport follow. Those
// of several groups of documents add up.
type counts struct {
	positive share   // true pairs
	negative share   // listed pairs that are no reuse
	alarms   share   // all pairs that are no reuse, as far as they were verified or listed
	agreed   share   // pairs with a true verdict; findings are those where the scan agrees
	kinds    []share // listed pairs, by the kinds of the report
}

// add counts one pair.
func (c *counts) add(j *judgement, kinds []KindScore, verdicts bool) {
	switch {
	case j.label == Reuse:
		c.positive.add(j)
	case j.label == NoReuse && j.listed:
		c.negative.add(j)
	}
	if j.label == NoReuse {
		c.alarms.add(j)
	}
	if verdicts && j.listed {
		c.agreed.n++
		if agrees(j) {
			c.agreed.findings++
		}
	}
	if i := kindOf(kinds, j); i >= 0 {
		c.kinds[i].add(j)
	}
}

func (c *counts) join(o *counts) {
	c.positive.join(o.positive)
	c.negative.join(o.negative)
	c.alarms.join(o.alarms)
	c.agreed.join(o.agreed)
	for i := range c.kinds {
		c.kinds[i].join(o.kinds[i])
	}
}

// figures are the values of the report's estimates, in the order that assign expects.
func (c *counts) figures() []float64 {
	recall := c.positive.found()
	precision := ratio(float64(c.positive.findings), float64(c.positive.findings+c.alarms.findings))
	out := []float64{
		c.positive.proposed(), recall, precision, harmonic(precision, recall),
		c.negative.found(), c.agreed.found(),
	}
	for _, k := range c.kinds {
		out = append(out, k.proposed(), k.found())
	}
	return out
}

// sizes are the numbers of pairs that figures are counted over.
func (c *counts) sizes() []int {
	out := []int{
		c.positive.n, c.positive.n,
		c.positive.findings + c.alarms.findings, c.positive.n + c.alarms.findings,
		c.negative.n, c.agreed.n,
	}
	for _, k := range c.kinds {
		out = append(out, k.n, k.n)
	}
	return out
}

func (r *PairsReport) assign(e []Estimate) {
	r.CandidateRecall, r.Recall, r.Precision, r.F1, r.Flagged, r.Agreement = e[0], e[1], e[2], e[3], e[4], e[5]
	for i := range r.Kinds {
		r.Kinds[i].Candidates, r.Kinds[i].Findings = e[6+2*i], e[7+2*i]
	}
}

// estimate computes the figures and their intervals.
func (r *PairsReport) estimate(t *truth, judged []judgement) {
	r.Kinds = kindsOf(judged)
	group := t.groups()
	units := map[string]int{}
	var tallies []*counts
	for i := range judged {
		j := &judged[i]
		if j.label == Uncounted {
			continue
		}
		name := cmp.Or(group[j.a], j.a)
		if _, ok := units[name]; !ok {
			units[name] = len(tallies)
			tallies = append(tallies, &counts{kinds: make([]share, len(r.Kinds))})
		}
		tallies[units[name]].add(j, r.Kinds, t.verdicts)
	}
	all := &counts{kinds: make([]share, len(r.Kinds))}
	for _, c := range tallies {
		all.join(c)
	}
	r.assign(bootstrap(len(tallies), all.sizes(), func(units []int) []float64 {
		sum := &counts{kinds: make([]share, len(r.Kinds))}
		for _, u := range units {
			sum.join(tallies[u])
		}
		return sum.figures()
	}))
}

// kindsOf are the kinds of the listed, counted pairs.
func kindsOf(judged []judgement) []KindScore {
	var out []KindScore
	for _, j := range judged {
		if j.listed && j.kind != "" && j.label != Uncounted && kindOf(out, &j) < 0 {
			out = append(out, KindScore{Kind: j.kind, Label: j.label})
		}
	}
	slices.SortFunc(out, func(x, y KindScore) int {
		return cmp.Or(cmp.Compare(y.Label, x.Label), strings.Compare(x.Kind, y.Kind))
	})
	return out
}

// kindOf is the index of the pair's kind, or -1.
func kindOf(kinds []KindScore, j *judgement) int {
	return slices.IndexFunc(kinds, func(k KindScore) bool {
		return j.listed && k.Kind == j.kind && k.Label == j.label
	})
}

// agrees reports whether the scan's verdict is that of the truth.
func agrees(j *judgement) bool {
	if j.pair == nil {
		return j.verdict == finding.Unrelated
	}
	return j.verdict == j.pair.Verdict
}
