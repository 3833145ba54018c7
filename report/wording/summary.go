package wording

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// Summary says in sentences what a scan did, what it found, and what it did not do.
func Summary(r *detect.Result) []string {
	s := &r.Summary
	sentences := []string{
		fmt.Sprintf("Read %s; compared %s, aligned %s.", Plural(s.Documents, "article", "articles"),
			Plural(s.Candidates, "candidate pair", "candidate pairs"), Grouped(s.Verified)),
		found(s),
		notDone(s),
	}
	if s.Kept+s.Removed > 0 {
		sentences = append(sentences, kept(r))
	}
	if r.TwoSets() {
		sentences = append(sentences, "Of each pair the first article is of the first set and the second of --against.")
	}
	return sentences
}

func found(s *detect.Summary) string {
	var findings, others []string
	total := 0
	for i, n := range s.Pairs {
		v := finding.Verdict(i)
		switch text := Grouped(n) + " " + v.String(); {
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
		sentence = fmt.Sprintf("Found reuse in %s and %s: %s.", Plural(total, "pair", "pairs"), Plural(s.Clusters, "cluster", "clusters"), strings.Join(findings, ", "))
	}
	if len(others) > 0 {
		sentence += fmt.Sprintf(" No reuse: %s.", strings.Join(others, ", "))
	}
	return sentence
}

// kept says what stays of a corpus without its copies.
func kept(r *detect.Result) string {
	s := &r.Summary
	sentence := fmt.Sprintf("Kept %s", Plural(s.Kept, "article", "articles"))
	if r.TwoSets() {
		sentence += " of the first set"
	}
	return sentence + fmt.Sprintf("; removed %s of articles that are kept.", Plural(s.Removed, "copy", "copies"))
}

// notDone lists what was passed over and what limits cut.
func notDone(s *detect.Summary) string {
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, Plural(n, one, many))
		}
	}
	add(s.TooShort, "article too short to compare", "articles too short to compare")
	add(s.Skipped, "input that could not be read", "inputs that could not be read")
	add(s.Own, "report or result by reprint, not read", "reports or results by reprint, not read")
	if len(s.PassedOver) > 0 {
		parts = append(parts, PassedOver(s.PassedOver)+" passed over")
	} else {
		add(s.Other, "file of another kind passed over", "files of other kinds passed over")
	}
	parts = append(parts, Cuts(s)...)
	if len(parts) == 0 {
		return "Nothing was left out."
	}
	return "Not done: " + strings.Join(parts, "; ") + "."
}

// PassedOver says what a walk passed over, by type.
func PassedOver(list []corpus.Passed) string {
	var types []string
	for _, p := range list {
		types = append(types, Grouped(p.Count)+" "+Printable(p.Type))
	}
	return strings.Join(types, ", ")
}

// cutWords says in plain words what the limits cut, one and many.
var cutWords = map[string][2]string{
	"masked_articles":             {"article with boilerplate that recurs, which is not compared", "articles with boilerplate that recurs, which is not compared"},
	"masked_texts":                {"line or sentence known as such boilerplate", "lines and sentences known as such boilerplate"},
	"masked_words":                {"word of such boilerplate", "words of such boilerplate"},
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

// Cuts says what each limit cut, for those that did.
func Cuts(s *detect.Summary) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(s.Cuts)) {
		n := s.Cuts[name]
		if n == 0 {
			continue
		}
		words, ok := cutWords[name]
		if !ok {
			plain := Printable(strings.ReplaceAll(name, "_", " "))
			words = [2]string{plain, plain}
		}
		list = append(list, Plural(n, words[0], words[1]))
	}
	return list
}
