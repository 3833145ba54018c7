package detect

import (
	"context"

	"reprint/lsh"
)

// The rare views: 5-grams of own words, triples of rare stems, rare stems.
const (
	viewGrams   = lsh.Rare
	viewTriples = lsh.Rare << 1
	viewStems   = lsh.Rare << 2
)

// largestGroup is how many identical texts give all their pairs; a larger
// group gives one pair a member, to its first.
const largestGroup = 16

// propose returns the candidate pairs, by document number.
func propose(ctx context.Context, reads []*read, opts Options, res *Result) ([]lsh.Candidate, error) {
	var sides []bool
	for i, r := range reads {
		if r.against && sides == nil {
			sides = make([]bool, len(reads))
		}
		if sides != nil {
			sides[i] = r.against
		}
	}
	skip, stars, cut := copies(reads)
	res.Summary.Cuts["group_pairs_left_out"] = cut
	sigs := make([]lsh.Signature, len(reads))
	for i, r := range reads {
		if !skip[i] {
			sigs[i] = r.sig
		}
	}
	near, counts, err := lsh.NearJoin(ctx, sigs, lsh.NearOptions{Sides: sides, Jobs: opts.Jobs})
	if err != nil {
		return nil, err
	}
	res.Summary.Cuts["bucket_pairs_cut"] = counts.PairsCut
	views := [][]lsh.Candidate{stars, near}
	if !opts.Near {
		for _, v := range []struct {
			name     string
			options  lsh.RareOptions
			features func(*read) []uint64
		}{
			{"gram", lsh.RareOptions{View: viewGrams, MinShared: 2}, func(r *read) []uint64 { return r.grams }},
			{"triple", lsh.RareOptions{View: viewTriples, MinShared: 2}, func(r *read) []uint64 { return r.triples }},
			{"stem", lsh.RareOptions{View: viewStems, MinShared: 4, MaxDF: 300, Partners: 20}, func(r *read) []uint64 { return r.stems }},
		} {
			var f lsh.Features
			for _, r := range reads {
				f.Add(v.features(r))
			}
			v.options.Skip, v.options.Sides, v.options.Jobs = skip, sides, opts.Jobs
			found, counts, err := lsh.RareJoin(ctx, &f, v.options)
			if err != nil {
				return nil, err
			}
			res.Summary.Cuts[v.name+"_features_cut"] = counts.FeaturesCut
			res.Summary.Cuts[v.name+"_partners_cut"] = counts.PairsCut
			views = append(views, found)
		}
	}
	all := lsh.Merge(views...)
	if opts.Candidate != nil {
		for _, c := range all {
			opts.Candidate(reads[c.A].doc.ID, reads[c.B].doc.ID)
		}
	}
	return all, nil
}

// copies pairs identical texts: all with all in a small group, each with the
// first in a large one, whose other members are skipped by the views.
func copies(reads []*read) (skip []bool, pairs []lsh.Candidate, cut int) {
	hashes := make([][32]byte, len(reads))
	for i, r := range reads {
		if !r.doc.TooShort {
			hashes[i] = r.doc.TextSHA256
		}
	}
	skip = make([]bool, len(reads))
	for _, group := range lsh.Identical(hashes) {
		for i, a := range group {
			for _, b := range group[i+1:] {
				if len(group) > largestGroup && i > 0 {
					break
				}
				if reads[a].against != reads[b].against || !reads[a].against {
					pairs = append(pairs, lsh.Candidate{A: a, B: b, Views: lsh.Near})
				}
			}
			if len(group) > largestGroup && i > 0 {
				skip[a] = true
			}
		}
		if n := len(group); n > largestGroup {
			cut += n*(n-1)/2 - (n - 1)
		}
	}
	return skip, sortCandidates(pairs), cut
}
