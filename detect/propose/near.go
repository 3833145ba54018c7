package propose

import (
	"context"
	"slices"

	"reprint/lsh"
)

// near proposes documents that are alike as a whole.
func (p *proposal) near(ctx context.Context) error {
	sigs, err := p.Features.views[grams].Signatures(ctx, lsh.DefaultSize, p.skip, p.Jobs)
	if err != nil {
		return err
	}
	found, counts, err := lsh.NearJoin(ctx, sigs, lsh.NearOptions{Sides: p.sides, Jobs: p.Jobs})
	if err != nil {
		return err
	}
	p.cuts["bucket_pairs_cut"] = counts.PairsCut
	p.found[0] = p.crowded(lsh.Merge(p.found[0], found), sigs)
	if !p.Near {
		return nil
	}
	found, err = p.contained(ctx)
	p.found = append(p.found, found)
	return err
}

// contained proposes documents of which one is mostly in the other. With --near,
// texts that are edited all over and texts that are part of a longer one are
// searched by a sample of their grams: their resemblance is too low for the buckets.
func (p *proposal) contained(ctx context.Context) ([]lsh.Candidate, error) {
	set := p.Features.Grams()
	found, counts, err := lsh.RareJoin(ctx, set, lsh.RareOptions{
		View: views[grams], Sample: nearSample, MinShared: nearShared, Skip: p.skip, Sides: p.sides, Jobs: p.Jobs,
	})
	p.cuts["gram_features_cut"] = counts.FeaturesCut
	p.cuts["gram_partners_cut"] = counts.PairsCut
	least := leastContained >> p.Features.rate[grams]
	return slices.DeleteFunc(found, func(c lsh.Candidate) bool {
		shared := set.Shared(c.A, c.B)
		return shared < least || float64(shared) < nearContained*float64(min(set.Count(c.A), set.Count(c.B)))
	}), err
}
