package align

import (
	"math"
	"slices"

	"reprint/shingle"
)

// The correspondence of two whole texts is the second kind of evidence beside
// the passages: a rewrite follows its source sentence for sentence, also where
// no single passage is long enough to tell. It looks at own words alone, since
// two reports of one event share quotations, and at content words, since
// function words say nothing; names count less, since the event brings them.

// The features of a pair. Where a feature has a value for each side, both are
// given, the lower first.
const (
	cMutual      = iota // share of sentences that are each other's best match, of the text with fewer
	cMonotone           // score of the best alignment in order, over the mean length
	cChain              // longest run of consecutive best matches, in sentences
	cBestLow            // mean cosine of a sentence's best match
	cBestHigh           //
	cContentLow         // share of the distinct lower-case content stems that recur, by weight
	cContentHigh        //
	cNamesLow           // the same of names
	cNamesHigh          //
	cNumbers            // share of the numbers that recur, of the text with fewer
	cPairsLow           // share of the sentences' pairs of rare stems that recur
	cPairsHigh          //
	cTrigramLow         // own 3-gram containment
	cTrigramHigh        //
	cGramLow            // own 5-gram containment
	cGramHigh           //
	cLongest            // longest run of own words, log
	cWordsLow           // own words, log
	cWordsHigh          //
	cStrong             // sentences with a partner of cosine .5 and more, of the text with fewer sentences
	cNeighbours         // share of the mutual best matches whose neighbour is one, in order
	cRare               // shared stems that are not among the common words, names apart, log
	cRareLow            // their share
	cRareHigh           //
	cFirm               // mutual best matches of cosine .25 and more, of the text with fewer sentences
	cMutualSum          // sum of the cosines of the mutual best matches, log
	numCorrespondence
)

// content is a text's own content stems by sentence.
type content struct {
	sentences [][]weighted // by sentence, sorted by stem, distinct
	norms     []float64
	total     map[uint64]*stemUse
}

type weighted struct {
	stem uint64
	w    float64
}

type stemUse struct {
	sentences int
	prior     float64
	name      bool
	number    bool
	lower     bool
}

func ownContent(s *Side) *content {
	c := &content{total: map[uint64]*stemUse{}}
	tokens := s.Text.Tokens
	for _, u := range s.sentences {
		var list []weighted
		for i := u.first; i < u.last; i++ {
			tok := &tokens[i]
			if !tok.Own() || tok.Has(shingle.Stop) {
				continue
			}
			list = append(list, weighted{stem: tok.Stem})
			use := c.total[tok.Stem]
			if use == nil {
				use = &stemUse{prior: float64(tok.Prior)}
				c.total[tok.Stem] = use
			}
			use.name = use.name || tok.Has(shingle.Name)
			use.number = use.number || tok.Has(shingle.Number)
			use.lower = use.lower || !tok.Has(shingle.Name|shingle.Number)
		}
		if len(list) < 3 {
			continue
		}
		slices.SortFunc(list, func(a, b weighted) int {
			if a.stem < b.stem {
				return -1
			} else if a.stem > b.stem {
				return 1
			}
			return 0
		})
		list = slices.CompactFunc(list, func(a, b weighted) bool { return a.stem == b.stem })
		c.sentences = append(c.sentences, list)
		for _, x := range list {
			c.total[x.stem].sentences++
		}
	}
	return c
}

// Correspondence measures how far two whole texts say the same, sentence for sentence.
func Correspondence(a, b *Side) []float64 {
	x := make([]float64, numCorrespondence)
	ca, cb := ownContent(a), ownContent(b)
	both := func(low int, va, vb float64) { x[low], x[low+1] = min(va, vb), max(va, vb) }
	both(cWordsLow, math.Log1p(float64(a.Text.Own())), math.Log1p(float64(b.Text.Own())))
	ngrams(a, b, x, both)
	if len(ca.sentences) == 0 || len(cb.sentences) == 0 {
		return x
	}
	n := float64(len(ca.sentences) + len(cb.sentences))
	weight := func(stem uint64, prior float64) float64 {
		sf := 0
		if u := ca.total[stem]; u != nil {
			sf += u.sentences
		}
		if u := cb.total[stem]; u != nil {
			sf += u.sentences
		}
		if sf == 0 {
			return 0
		}
		return math.Log((n+8)/float64(sf)) * prior
	}
	set := func(c *content) {
		for _, list := range c.sentences {
			norm := 0.0
			for i := range list {
				u := c.total[list[i].stem]
				list[i].w = weight(list[i].stem, u.prior)
				if u.name && !u.lower {
					list[i].w *= .5
				}
				norm += list[i].w * list[i].w
			}
			c.norms = append(c.norms, math.Sqrt(norm))
		}
	}
	set(ca)
	set(cb)
	m := cosines(ca, cb)
	matrixFeatures(m, x, both)
	overlap := func(keep func(*stemUse) bool) (float64, float64) {
		var allA, allB, hit float64
		for stem, u := range ca.total {
			if keep(u) {
				w := weight(stem, u.prior)
				allA += w
				if v := cb.total[stem]; v != nil {
					hit += w
				}
			}
		}
		hitB := 0.0
		for stem, u := range cb.total {
			if keep(u) {
				w := weight(stem, u.prior)
				allB += w
				if v := ca.total[stem]; v != nil {
					hitB += w
				}
			}
		}
		return hit / max(allA, 1e-3), hitB / max(allB, 1e-3)
	}
	oa, ob := overlap(func(u *stemUse) bool { return u.lower })
	both(cContentLow, oa, ob)
	oa, ob = overlap(func(u *stemUse) bool { return u.name && !u.lower })
	both(cNamesLow, oa, ob)
	oa, ob = overlap(func(u *stemUse) bool { return u.number })
	x[cNumbers] = max(oa, ob)
	rare := func(u *stemUse) bool { return u.lower && u.prior == 1 }
	oa, ob = overlap(rare)
	both(cRareLow, oa, ob)
	n = 0
	for stem, u := range ca.total {
		if rare(u) && cb.total[stem] != nil {
			n++
		}
	}
	x[cRare] = math.Log1p(n)
	pa, pb := rarePairs(ca), rarePairs(cb)
	shared := 0
	for k := range pa {
		if pb[k] {
			shared++
		}
	}
	both(cPairsLow, float64(shared)/float64(max(1, len(pa))), float64(shared)/float64(max(1, len(pb))))
	return x
}

// cosines is the matrix of sentence similarities.
func cosines(a, b *content) [][]float64 {
	m := make([][]float64, len(a.sentences))
	for i, la := range a.sentences {
		m[i] = make([]float64, len(b.sentences))
		for j, lb := range b.sentences {
			dot := 0.0
			for p, q := 0, 0; p < len(la) && q < len(lb); {
				switch {
				case la[p].stem < lb[q].stem:
					p++
				case la[p].stem > lb[q].stem:
					q++
				default:
					dot += la[p].w * lb[q].w
					p++
					q++
				}
			}
			if dot > 0 {
				m[i][j] = dot / (a.norms[i] * b.norms[j])
			}
		}
	}
	return m
}

func matrixFeatures(m [][]float64, x []float64, both func(int, float64, float64)) {
	na, nb := len(m), len(m[0])
	bestA, bestB := make([]int, na), make([]int, nb)
	var sumA, sumB float64
	for i := range m {
		bestA[i] = -1
		top := 0.0
		for j, c := range m[i] {
			if c > top {
				top, bestA[i] = c, j
			}
		}
		sumA += top
	}
	for j := range bestB {
		bestB[j] = -1
		top := 0.0
		for i := range m {
			if m[i][j] > top {
				top, bestB[j] = m[i][j], i
			}
		}
		sumB += top
	}
	both(cBestLow, sumA/float64(na), sumB/float64(nb))
	mutual, firm, strong, neighbours, run, longest := 0, 0, 0, 0, 0, 0
	last := -9
	for i, j := range bestA {
		if j < 0 || bestB[j] != i || m[i][j] < .12 {
			run, last = 0, -9
			continue
		}
		mutual++
		x[cMutualSum] += m[i][j]
		if m[i][j] >= .25 {
			firm++
		}
		if m[i][j] >= .5 {
			strong++
		}
		if last >= 0 && j > last && j <= last+2 {
			neighbours++
			run++
		} else {
			run = 1
		}
		last = j
		longest = max(longest, run)
	}
	least := float64(min(na, nb))
	x[cMutual] = float64(mutual) / least
	x[cFirm] = float64(firm) / least
	x[cMutualSum] = math.Log1p(x[cMutualSum])
	x[cStrong] = float64(strong) / least
	x[cChain] = float64(longest)
	x[cNeighbours] = float64(neighbours) / float64(max(1, mutual))
	// the best alignment in order (Needleman, Wunsch 1970) without gap costs
	row := make([]float64, nb+1)
	for i := range m {
		diagonal := 0.0
		for j, c := range m[i] {
			up := row[j+1]
			row[j+1] = max(up, row[j], diagonal+max(0, c-.1))
			diagonal = up
		}
	}
	x[cMonotone] = row[nb] / (float64(na+nb) / 2)
}

// rarePairs are the unordered pairs of each sentence's five rarest stems.
func rarePairs(c *content) map[uint64]bool {
	pairs := map[uint64]bool{}
	for _, list := range c.sentences {
		top := slices.Clone(list)
		slices.SortFunc(top, func(a, b weighted) int {
			switch {
			case c.total[a.stem].prior > c.total[b.stem].prior:
				return -1
			case c.total[a.stem].prior < c.total[b.stem].prior:
				return 1
			case a.stem < b.stem:
				return -1
			}
			return 1
		})
		top = top[:min(len(top), 8)]
		for i := range top {
			for j := i + 1; j < len(top); j++ {
				pairs[min(top[i].stem, top[j].stem)*31^max(top[i].stem, top[j].stem)] = true
			}
		}
	}
	return pairs
}

func ngrams(a, b *Side, x []float64, both func(int, float64, float64)) {
	for _, f := range []struct{ n, at int }{{3, cTrigramLow}, {5, cGramLow}} {
		ga, gb := ownGrams(a, f.n), ownGrams(b, f.n)
		shared := 0
		for g := range ga {
			if gb[g] {
				shared++
			}
		}
		both(f.at, float64(shared)/float64(max(1, len(ga))), float64(shared)/float64(max(1, len(gb))))
	}
	longest := int32(0)
	for _, r := range runs(a, b) {
		n := int32(0)
		for i := int32(0); i < r.n; i++ {
			if a.Text.Tokens[r.a+i].Own() && b.Text.Tokens[r.b+i].Own() {
				n++
				longest = max(longest, n)
			} else {
				n = 0
			}
		}
	}
	x[cLongest] = math.Log1p(float64(longest))
}

func ownGrams(s *Side, n int) map[uint64]bool {
	set := map[uint64]bool{}
	tokens := s.Text.Tokens
	run := 0
	for i := range tokens {
		if !tokens[i].Own() {
			run = 0
			continue
		}
		run++
		if run >= n {
			h, _ := gramHash(tokens[i-n+1 : i+1])
			set[h] = true
		}
	}
	return set
}

// The features that the passages of a pair add.
const (
	vCoverLow = iota
	vCoverHigh
	vPassages
	vBest
	vWordsLow

	vSolid
	vLargest
	numPassageFeatures
)

func PassageFeatures(a, b *Side, al *Alignment) []float64 {
	x := make([]float64, numPassageFeatures)
	own := func(s *Side, side func(p *Passage) Span) (covered, total, largest int) {
		in := make([]bool, len(s.Text.Tokens))
		for i := range al.Passages {
			p := &al.Passages[i]
			if p.Class == Quotation || p.Summary {
				continue
			}
			sp := side(p)
			n := 0
			for k := range s.Text.Tokens {
				t := &s.Text.Tokens[k]
				if int(t.Start) >= sp.Start && int(t.Start) < sp.End && t.Own() {
					in[k] = true
					n++
				}
			}
			largest = max(largest, n)
		}
		for k := range s.Text.Tokens {
			if s.Text.Tokens[k].Own() {
				total++
				if in[k] {
					covered++
				}
			}
		}
		return
	}
	ca, ta, la := own(a, func(p *Passage) Span { return p.A })
	cb, tb, lb := own(b, func(p *Passage) Span { return p.B })
	fa, fb := float64(ca)/float64(max(1, ta)), float64(cb)/float64(max(1, tb))
	x[vCoverLow], x[vCoverHigh] = min(fa, fb), max(fa, fb)
	x[vWordsLow] = math.Log1p(float64(min(ca, cb)))
	x[vLargest] = math.Log1p(float64(min(la, lb)))
	for i := range al.Passages {
		p := &al.Passages[i]
		if p.Class == Quotation || p.Summary {
			continue
		}
		x[vPassages]++
		x[vBest] = max(x[vBest], p.Probability)
	}
	x[vSolid] = math.Log1p(float64(al.Solid))
	return x
}

// Features of a pair that a verdict names beside the model.
const (
	LongestRun      = cLongest
	NamesShared     = cNamesHigh
	MutualSentences = cMutual
)
