package detect

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

var rescoreModel = sync.OnceValue(func() *forest.Forest { return forest.Parse(rescoreModelText) })

const (
	// plausibleOdds is the log-odds from which on a candidate is always aligned.
	plausibleOdds = -1.4
	// literalGrams is how many shared own 5-grams make a pair plausible by themselves.
	literalGrams = 12
	// fewCandidates is how many candidates are aligned in any case, the most
	// plausible first, so that a small folder also shows who quotes the same
	// speech and who covers the same event.
	fewCandidates = 25_000
)

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

// A rescorer is one worker that rescores. Candidates of one document come one
// after the other, and its features are made ready once for them.
type rescorer struct {
	*firstPass
	doc    uint32 // that the probes are set to
	set    bool
	probes [numViews]lsh.Probe
	x      [numCandidateFeatures]float64
}

// features describes a candidate to the rescoring model, in memory that the next
// one overwrites. Where features were sampled, counts are what they are expected
// to be without.
func (r *rescorer) features(a, b uint32) []float64 {
	views := r.firstPass.features.views()
	if !r.set || r.doc != a {
		for i, v := range views {
			r.probes[i].Set(v, a)
		}
		r.doc, r.set = a, true
	}
	measure := func(view int) (shared, low, high float64) {
		v, rate := views[view], r.rate[view]
		m, n := v.Count(a)<<rate, v.Count(b)<<rate
		return float64(r.probes[view].Shared(b) << rate), float64(min(m, n)), float64(max(m, n))
	}
	x := r.x[:]
	shared, low, _ := measure(0)
	x[rGrams], x[rGramsLower] = math.Log1p(shared), shared/(low+5)
	shared, low, high := measure(1)
	x[rTriples], x[rTriplesLower] = math.Log1p(shared), shared/(low+5)
	x[rTriplesCosine] = shared / math.Sqrt((low+5)*(high+5))
	shared, low, high = measure(2)
	x[rStems], x[rStemsLower] = math.Log1p(shared), shared/(low+5)
	x[rStemsCosine] = shared / math.Sqrt((low+5)*(high+5))
	x[rLower], x[rHigher] = math.Log1p(low), math.Log1p(high)
	return x
}

// ObserveCandidate, if not nil, is called for every candidate before rescoring,
// all of which are then aligned. Like Observe it is for programs that fit models.
var ObserveCandidate func(a, b string, features []float64)

// rescore drops the candidates that the exact features of their documents speak
// against, before any text is read again. Candidates stay in order.
func (p *firstPass) rescore(candidates []lsh.Candidate) []lsh.Candidate {
	if ObserveCandidate != nil {
		r := rescorer{firstPass: p}
		for _, c := range candidates {
			ObserveCandidate(p.docs[c.A].ID, p.docs[c.B].ID, slices.Clone(r.features(c.A, c.B)))
		}
		return candidates
	}
	if p.opts.Near || len(candidates) <= fewCandidates {
		return candidates
	}
	odds := make([]float32, len(candidates))
	var wg sync.WaitGroup
	for w := range p.opts.Jobs {
		wg.Go(func() {
			r := rescorer{firstPass: p}
			for i := len(candidates) * w / p.opts.Jobs; i < len(candidates)*(w+1)/p.opts.Jobs; i++ {
				odds[i] = float32(r.plausibility(candidates[i].A, candidates[i].B))
			}
		})
	}
	wg.Wait()
	sorted := slices.Clone(odds)
	slices.SortFunc(sorted, func(a, b float32) int { return cmp.Compare(b, a) })
	bar := min(plausibleOdds, sorted[fewCandidates-1])
	kept := make([]lsh.Candidate, 0, fewCandidates)
	for i, c := range candidates {
		if odds[i] >= bar {
			kept = append(kept, c)
		}
	}
	return kept
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
