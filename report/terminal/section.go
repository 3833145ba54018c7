package terminal

import (
	"fmt"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
)

// A section is pairs that a report lists under one heading.
type section struct {
	cluster *finding.Cluster // nil for pairs that are in none
	heading string
	pairs   []*finding.Pair
}

// sections groups the pairs: those of each cluster, findings between clusters,
// then the verdicts that are no findings. Clusters come in their order, pairs
// in theirs; what has no pairs is left out, except clusters.
func sections(r *detect.Result) []section {
	cluster := layout.Clusters(r)
	list := make([]section, len(r.Clusters))
	for i := range r.Clusters {
		list[i] = section{cluster: &r.Clusters[i], heading: fmt.Sprintf("Cluster %d", i+1)}
	}
	between := section{heading: "Findings between clusters"}
	if len(r.Clusters) == 0 {
		between.heading = "Findings"
	}
	others := make([]section, finding.NumVerdicts)
	others[finding.Quotes].heading = "Only quotations shared"
	others[finding.Template].heading = "One mould with other facts"
	others[finding.Event].heading = "The same event, written independently"
	others[finding.Unrelated].heading = "Unrelated"
	for _, p := range record.Ranked(r) {
		c := cluster[layout.Index(r, p.A)]
		switch {
		case !p.Verdict.Finding():
			others[p.Verdict].pairs = append(others[p.Verdict].pairs, p)
		case c >= 0 && c == cluster[layout.Index(r, p.B)]:
			list[c].pairs = append(list[c].pairs, p)
		default:
			between.pairs = append(between.pairs, p)
		}
	}
	for _, s := range append([]section{between}, others...) {
		if len(s.pairs) > 0 {
			list = append(list, s)
		}
	}
	return list
}
