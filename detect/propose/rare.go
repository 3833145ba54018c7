package propose

import (
	"context"

	"reprint/lsh"
)

// rare proposes documents that share rare features.
func (p *proposal) rare(ctx context.Context) error {
	if p.Near {
		return nil
	}
	options := p.rareOptions()
	for i := range p.Features.views {
		found, counts, err := lsh.RareJoin(ctx, &p.Features.views[i], options[i])
		if err != nil {
			return err
		}
		p.cuts[viewNames[i]+"_features_cut"] = counts.FeaturesCut
		p.cuts[viewNames[i]+"_partners_cut"] = counts.PairsCut
		p.found = append(p.found, found)
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
	rate := p.Features.rate
	options := [numViews]lsh.RareOptions{
		{View: views[grams], MinShared: 2},
		{View: views[triples], MinShared: 2},
		{View: views[stems], MinShared: max(2, 4>>rate[stems]), MaxDF: stemDF, Partners: 20},
	}
	if p.Features.views[grams].Total()<<rate[grams] > manyGrams {
		options[0].Sample = 1
		options[2].MaxDF = stemDFOfMany
	}
	for i := range options {
		options[i].Skip, options[i].Sides, options[i].Jobs = p.skip, p.sides, p.Jobs
	}
	return options
}
