package detect

import (
	"context"
	"slices"

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

// A proposal collects the candidate pairs, by document number.
type proposal struct {
	opts  Options
	pass  *firstPass
	cuts  map[string]int
	sides []bool // nil without a second set
	skip  []bool // copies that another one stands for
	views [][]lsh.Candidate
}

// propose returns the candidate pairs whose texts are to be compared.
func propose(ctx context.Context, pass *firstPass, furniture *boilerplate, opts Options, res *Result) ([]lsh.Candidate, error) {
	p := &proposal{opts: opts, pass: pass, cuts: res.Summary.Cuts, sides: sidesOf(pass.reads)}
	for i, name := range viewNames {
		p.cuts[name+"_features_sampled_out"] = pass.sampled[i]
	}
	p.copies(furniture)
	for _, join := range []func(context.Context) error{p.near, p.rare} {
		if err := join(ctx); err != nil {
			return nil, err
		}
	}
	all := lsh.Merge(p.views...)
	res.Summary.Candidates = len(all)
	kept := pass.rescore(all)
	p.cuts["candidates_dropped"] = res.Summary.Candidates - len(kept)
	plausible := len(kept)
	kept = p.limitLong(kept)
	p.cuts["long_text_pairs_left_out"] = plausible - len(kept)
	if opts.Candidate != nil {
		for _, c := range kept {
			opts.Candidate(pass.docs[c.A].ID, pass.docs[c.B].ID)
		}
	}
	return kept, nil
}

// sidesOf says which documents are of the second set, nil if there is none.
func sidesOf(reads []*read) []bool {
	if !slices.ContainsFunc(reads, func(r *read) bool { return r.against }) {
		return nil
	}
	sides := make([]bool, len(reads))
	for i, r := range reads {
		sides[i] = r.against
	}
	return sides
}

// near proposes documents that are alike as a whole.
func (p *proposal) near(ctx context.Context) error {
	sigs, err := p.pass.features.grams.Signatures(ctx, lsh.DefaultSize, p.skip, p.opts.Jobs)
	if err != nil {
		return err
	}
	found, counts, err := lsh.NearJoin(ctx, sigs, lsh.NearOptions{Sides: p.sides, Jobs: p.opts.Jobs})
	if err != nil {
		return err
	}
	p.cuts["bucket_pairs_cut"] = counts.PairsCut
	p.views[0] = p.crowded(lsh.Merge(p.views[0], found), sigs)
	if !p.opts.Near {
		return nil
	}
	found, err = p.contained(ctx)
	p.views = append(p.views, found)
	return err
}

// With --near, texts that are edited all over and texts that are part of a
// longer one are searched by a sample of their grams: their resemblance is too
// low for the buckets.
const (
	nearSample     = 3   // one gram in 8
	nearShared     = 4   // of these in both texts
	nearContained  = .30 // of the grams of the shorter text in the other, exactly
	leastContained = 20  // grams, at least
)

// contained proposes documents of which one is mostly in the other.
func (p *proposal) contained(ctx context.Context) ([]lsh.Candidate, error) {
	grams := &p.pass.features.grams
	found, counts, err := lsh.RareJoin(ctx, grams, lsh.RareOptions{
		View: viewGrams, Sample: nearSample, MinShared: nearShared, Skip: p.skip, Sides: p.sides, Jobs: p.opts.Jobs,
	})
	p.cuts["gram_features_cut"] = counts.FeaturesCut
	p.cuts["gram_partners_cut"] = counts.PairsCut
	least := leastContained >> p.pass.rate[0]
	return slices.DeleteFunc(found, func(c lsh.Candidate) bool {
		shared := grams.Shared(c.A, c.B)
		return shared < least || float64(shared) < nearContained*float64(min(grams.Count(c.A), grams.Count(c.B)))
	}), err
}

// rare proposes documents that share rare features.
func (p *proposal) rare(ctx context.Context) error {
	if p.opts.Near {
		return nil
	}
	options := p.rareOptions()
	for i, view := range p.pass.features.views() {
		found, counts, err := lsh.RareJoin(ctx, view, options[i])
		if err != nil {
			return err
		}
		p.cuts[viewNames[i]+"_features_cut"] = counts.FeaturesCut
		p.cuts[viewNames[i]+"_partners_cut"] = counts.PairsCut
		p.views = append(p.views, found)
	}
	return nil
}

// In a large folder, one of more than manyGrams, half of the grams are enough to
// find who shares text, and what is rare is rarer: the same pairs are found in
// two thirds of the time.
const (
	manyGrams    = 1 << 24
	stemDF       = 300 // documents that a rare stem stands in, at most
	stemDFOfMany = 150
)

// rareOptions are those of the three rare views.
func (p *proposal) rareOptions() [numViews]lsh.RareOptions {
	rate := p.pass.rate
	options := [numViews]lsh.RareOptions{
		{View: viewGrams, MinShared: 2},
		{View: viewTriples, MinShared: 2},
		{View: viewStems, MinShared: max(2, 4>>rate[2]), MaxDF: stemDF, Partners: 20},
	}
	if p.pass.features.grams.Total()<<rate[0] > manyGrams {
		options[0].Sample = 1
		options[2].MaxDF = stemDFOfMany
	}
	for i := range options {
		options[i].Skip, options[i].Sides, options[i].Jobs = p.skip, p.sides, p.opts.Jobs
	}
	return options
}

// copies pairs texts that are identical but for their furniture: all with all in
// a small group, each with a representative in a large one, whose other members
// are skipped by the views.
func (p *proposal) copies(furniture *boilerplate) {
	docs := p.pass.docs
	hashes := make([][32]byte, len(docs))
	for i, r := range p.pass.reads {
		if !r.doc.TooShort {
			hashes[i] = furniture.ownHash(r)
		}
	}
	p.skip = make([]bool, len(docs))
	var pairs []lsh.Candidate
	cut := 0
	for _, group := range lsh.Identical(hashes) {
		if len(group) > largestGroup {
			before := len(pairs)
			pairs = p.star(pairs, group)
			cut += p.possible(group) - (len(pairs) - before)
			continue
		}
		for i, a := range group {
			for _, b := range group[i+1:] {
				pairs = p.pair(pairs, a, b)
			}
		}
	}
	p.cuts["group_pairs_left_out"] = cut
	slices.SortFunc(pairs, byPair)
	p.views = [][]lsh.Candidate{pairs}
}

// star pairs the documents of a large group with the first of them, or where
// there are two sets with the first of the other set.
func (p *proposal) star(pairs []lsh.Candidate, group []uint32) []lsh.Candidate {
	sides := p.split(group)
	for i, side := range sides {
		for _, d := range side[1:] {
			p.skip[d] = true
			pairs = p.pair(pairs, sides[len(sides)-1-i][0], d)
		}
	}
	if len(sides) == 2 {
		pairs = p.pair(pairs, sides[0][0], sides[1][0])
	}
	return pairs
}

// pair appends the pair of a and b, unless both are of one set of two.
func (p *proposal) pair(pairs []lsh.Candidate, a, b uint32) []lsh.Candidate {
	if p.sides != nil && p.sides[a] == p.sides[b] {
		return pairs
	}
	return append(pairs, lsh.Candidate{A: min(a, b), B: max(a, b), Views: lsh.Near})
}
