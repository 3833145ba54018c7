package propose

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"sync"

	"reprint/internal/forest"
	"reprint/lsh"
)

// Rescoring spares the aligner most candidates: a small model estimates, from
// the features that are in memory, whether aligning a pair can end in a finding.
// It costs some microseconds a pair where reading and aligning two texts costs
// hundreds. What it drops has a chance below one in five by the model, which
// was fitted on as many findings as others: of the findings of a folder with
// more than fewCandidates it loses some percent, those that share least.

//go:embed models/rescore.txt
var rescoreModelText string

var rescoreModel = sync.OnceValue(func() *forest.Forest { return forest.MustParse("propose", rescoreModelText, candidateFeatures[:]) })

// The features of a candidate. Counts are those of distinct features of the two
// documents; lower and higher is by number of them.
const (
	rGrams         = iota // shared own 5-grams, log
	rTriples              // shared triples of rare stems, log
	rStems                // shared content stems, log
	rGramsLower           // share of the lower number of 5-grams
	rTriplesLower         // of triples
	rStemsLower           // of content stems
	rLower                // the lower number of content stems, log
	rHigher               // the higher, log
	rTriplesCosine        // shared triples by the geometric mean
	rStemsCosine          // the same of content stems
	numCandidateFeatures
)

var candidateFeatures = [numCandidateFeatures]string{
	rGrams:         "grams",
	rTriples:       "triples",
	rStems:         "stems",
	rGramsLower:    "grams-lower",
	rTriplesLower:  "triples-lower",
	rStemsLower:    "stems-lower",
	rLower:         "lower",
	rHigher:        "higher",
	rTriplesCosine: "triples-cosine",
	rStemsCosine:   "stems-cosine",
}

// CandidateFeatures are the names of the features of the rescoring model, in their
// order. The list is the caller's.
func CandidateFeatures() []string { return slices.Clone(candidateFeatures[:]) }

// PlausibleOdds is the log-odds of the rescoring model from which on a candidate
// is always aligned.
const PlausibleOdds = plausibleOdds

// A rescorer is one worker that rescores. Candidates of one document come one
// after the other, and its features are made ready once for them.
type rescorer struct {
	*Set
	doc    uint32 // that the probes are set to
	set    bool
	probes [numViews]lsh.Probe
	x      [numCandidateFeatures]float64
}

// features describes a candidate to the rescoring model, in memory that the next
// one overwrites. Where features were sampled, counts are what they are expected
// to be without.
func (r *rescorer) features(a, b uint32) []float64 {
	if !r.set || r.doc != a {
		for i := range r.views {
			r.probes[i].Set(&r.views[i], a)
		}
		r.doc, r.set = a, true
	}
	measure := func(view int) (shared, low, high float64) {
		v, rate := &r.views[view], r.rate[view]
		m, n := v.Count(a)<<rate, v.Count(b)<<rate
		return float64(r.probes[view].Shared(b) << rate), float64(min(m, n)), float64(max(m, n))
	}
	x := r.x[:]
	shared, low, _ := measure(grams)
	x[rGrams], x[rGramsLower] = math.Log1p(shared), shared/(low+5)
	shared, low, high := measure(triples)
	x[rTriples], x[rTriplesLower] = math.Log1p(shared), shared/(low+5)
	x[rTriplesCosine] = shared / math.Sqrt((low+5)*(high+5))
	shared, low, high = measure(stems)
	x[rStems], x[rStemsLower] = math.Log1p(shared), shared/(low+5)
	x[rStemsCosine] = shared / math.Sqrt((low+5)*(high+5))
	x[rLower], x[rHigher] = math.Log1p(low), math.Log1p(high)
	return x
}

// plausible drops the candidates that the exact features of their documents speak
// against, and which are not among the most plausible that the budget has room
// for. Candidates stay in order.
func (p *proposal) plausible(candidates []lsh.Candidate) []lsh.Candidate {
	if p.Trace != nil {
		r := rescorer{Set: p.Features}
		for _, c := range candidates {
			p.Trace(c.A, c.B, slices.Clone(r.features(c.A, c.B)))
		}
	}
	budget := cmp.Or(p.Budget, fewCandidates)
	if p.Near || len(candidates) <= budget {
		return candidates
	}
	return mostPlausible(candidates, p.rescore(candidates), budget)
}

// mostPlausible are the candidates that the budget has room for, and all others
// with odds that are plausible by themselves.
func mostPlausible(candidates []lsh.Candidate, odds []float32, budget int) []lsh.Candidate {
	bar := min(plausibleOdds, best(odds, budget))
	kept := make([]lsh.Candidate, 0, budget)
	for i, c := range candidates {
		if odds[i] >= bar {
			kept = append(kept, c)
		}
	}
	return kept
}

// rescore computes the log-odds that candidates are findings. They depend on the
// two documents' features alone.
func (p *proposal) rescore(candidates []lsh.Candidate) []float32 {
	odds := make([]float32, len(candidates))
	var wg sync.WaitGroup
	for w := range p.Jobs {
		wg.Go(func() {
			r := rescorer{Set: p.Features}
			for i := len(candidates) * w / p.Jobs; i < len(candidates)*(w+1)/p.Jobs; i++ {
				odds[i] = float32(r.plausibility(candidates[i].A, candidates[i].B))
			}
		})
	}
	wg.Wait()
	return odds
}

// best is the n-th highest of the odds.
func best(odds []float32, n int) float32 {
	sorted := slices.Clone(odds)
	slices.SortFunc(sorted, func(a, b float32) int { return cmp.Compare(b, a) })
	return sorted[n-1]
}

// plausibility is the log-odds that a pair is a finding.
func (r *rescorer) plausibility(a, b uint32) float64 {
	x := r.features(a, b)
	odds := rescoreModel().LogOdds(x)
	if x[rGrams] >= math.Log1p(literalGrams) {
		odds = max(odds, 0)
	}
	return odds
}
