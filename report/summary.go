package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/record"
)

// summarize says in sentences what a scan did, what it found, and what it did not do.
func summarize(r *detect.Result) []string {
	s := &r.Summary
	return []string{
		fmt.Sprintf("Read %s; compared %s, aligned %s.", plural(s.Documents, "article", "articles"),
			plural(s.Candidates, "candidate pair", "candidate pairs"), grouped(s.Verified)),
		found(s),
		notDone(s),
	}
}

func found(s *detect.Summary) string {
	var findings, others []string
	total := 0
	for i, n := range s.Pairs {
		v := finding.Verdict(i)
		switch text := grouped(n) + " " + v.String(); {
		case n == 0:
		case v.Finding():
			findings = append(findings, text)
			total += n
		default:
			others = append(others, text)
		}
	}
	sentence := "No reuse found."
	if len(findings) > 0 {
		sentence = fmt.Sprintf("Found reuse in %s and %s: %s.", plural(total, "pair", "pairs"), plural(s.Clusters, "cluster", "clusters"), strings.Join(findings, ", "))
	}
	if len(others) > 0 {
		sentence += fmt.Sprintf(" No reuse: %s.", strings.Join(others, ", "))
	}
	return sentence
}

// notDone lists what was passed over and what limits cut.
func notDone(s *detect.Summary) string {
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, plural(n, one, many))
		}
	}
	add(s.TooShort, "article too short to compare", "articles too short to compare")
	add(s.Skipped, "input that could not be read", "inputs that could not be read")
	add(s.Own, "report or result by reprint, not read", "reports or results by reprint, not read")
	add(s.Other, "file of another kind passed over", "files of other kinds passed over")
	parts = append(parts, cutLines(s)...)
	if len(parts) == 0 {
		return "Nothing was left out."
	}
	return "Not done: " + strings.Join(parts, "; ") + "."
}

// cutWords says in plain words what the limits cut, one and many.
var cutWords = map[string][2]string{
	"group_pairs_left_out":        {"pair of identical texts, each of which is paired with the first of its group", "pairs of identical texts, each of which is paired with the first of its group"},
	"crowd_pairs_left_out":        {"pair of near-copies, each of which is paired with the one they resemble most", "pairs of near-copies, each of which is paired with the one they resemble most"},
	"candidates_dropped":          {"candidate pair that shares too little to be compared", "candidate pairs that share too little to be compared"},
	"long_text_pairs_left_out":    {"pair of a very long text not compared, because that has closer ones", "pairs of very long texts not compared, because these have closer ones"},
	"gram_features_sampled_out":   {"run of words left out to save memory", "runs of words left out to save memory"},
	"triple_features_sampled_out": {"triple of words left out to save memory", "triples of words left out to save memory"},
	"stem_features_sampled_out":   {"word left out to save memory", "words left out to save memory"},
	"bucket_pairs_cut":            {"pair of near-copies in crowded buckets not compared", "pairs of near-copies in crowded buckets not compared"},
	"gram_features_cut":           {"run of words too common to search by", "runs of words too common to search by"},
	"triple_features_cut":         {"triple of words too common to search by", "triples of words too common to search by"},
	"stem_features_cut":           {"word too common to search by", "words too common to search by"},
	"gram_partners_cut":           {"pair by shared runs of words not compared, because both articles have closer ones", "pairs by shared runs of words not compared, because both articles have closer ones"},
	"triple_partners_cut":         {"pair by shared rare words not compared, because both articles have closer ones", "pairs by shared rare words not compared, because both articles have closer ones"},
	"stem_partners_cut":           {"pair by a few shared words not compared, because both articles have closer ones", "pairs by a few shared words not compared, because both articles have closer ones"},
}

// cutLines says what each limit cut, for those that did.
func cutLines(s *detect.Summary) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(s.Cuts)) {
		n := s.Cuts[name]
		if n == 0 {
			continue
		}
		words, ok := cutWords[name]
		if !ok {
			plain := printable(strings.ReplaceAll(name, "_", " "))
			words = [2]string{plain, plain}
		}
		list = append(list, plural(n, words[0], words[1]))
	}
	return list
}

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
	cluster := clusterOf(r)
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
	others[finding.Event].heading = "The same event, written independently"
	others[finding.Unrelated].heading = "Unrelated"
	for _, p := range record.Ranked(r) {
		c := cluster[docIndex(r, p.A)]
		switch {
		case !p.Verdict.Finding():
			others[p.Verdict].pairs = append(others[p.Verdict].pairs, p)
		case c >= 0 && c == cluster[docIndex(r, p.B)]:
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

// title is the title of a document, or its ID where it has none.
func title(d *finding.Document) string {
	if t := printable(d.Title); t != "" {
		return t
	}
	return printable(d.ID)
}

// explain lists the reasons of a pair, and last which document came first, under
// the names that the report gives the two.
func explain(p *finding.Pair, a, b string) []string {
	reasons := finding.Sentences(p.Reasons)
	if p.Order != finding.OrderUnknown {
		first := a
		if p.Order == finding.BFirst {
			first = b
		}
		reason := first + " came first"
		if p.OrderBasis.Kind != finding.NoBasis {
			reason += ": " + p.OrderBasis.String()
		}
		reasons = append(reasons, reason)
	}
	for i := range reasons {
		reasons[i] = printable(reasons[i])
	}
	return reasons
}
