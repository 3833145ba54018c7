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

// rareOptions are those of the three rare views. In a large folder, one of more
// than manyGrams, half of the grams are enough to find who shares text, and what
// is rare is rarer: the same pairs are found in two thirds of the time.
func (p *proposal) rareOptions() [numViews]lsh.RareOptions {
	rate := p.Features.rate
	options := [numViews]lsh.RareOptions{
		{View: views[grams], MinShared: sharedGrams},
		{View: views[triples], MinShared: sharedTriples},
		{View: views[stems], MinShared: max(sampledStems, sharedStems>>rate[stems]), MaxDF: stemDF, Partners: stemPartners},
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
