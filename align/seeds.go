package align

import (
	"cmp"
	"math"
	"slices"
)

// A seed is a pair of sentences that say the same, by their words.
type seed struct {
	a, b   int32 // sentence indices
	cosine float32
	dice   float32
}

// similarity holds the sentence similarities of one pair: tf-idf vectors of
// stems, where N and the sentence frequency sf count the sentences of just
// these two texts: what is common to the event weighs little, what only two
// sentences share weighs much.
type similarity struct {
	a, b         *Side
	terms        []common
	weightA      []float32 // by term of a
	weightB      []float32
	partnerA     []int32 // by term of a: the same stem in b, or -1
	partnerB     []int32
	normA, normB []float32 // squared, by sentence
	distA, distB []int32   // distinct stems, by sentence
	runs         []run     // equal words, by place in a
	solid        int32     // words in long exact chains
	whole        float64   // cosine of the whole texts, 0 until asked for
}

// common is a stem of both texts.
type common struct {
	a, b   int32 // term indices
	weight float32
}

func newSimilarity(a, b *Side) *similarity {
	s := &similarity{
		a: a, b: b,
		weightA: make([]float32, len(a.terms)), weightB: make([]float32, len(b.terms)),
		partnerA: make([]int32, len(a.terms)), partnerB: make([]int32, len(b.terms)),
		normA: make([]float32, len(a.sentences)), normB: make([]float32, len(b.sentences)),
		distA: make([]int32, len(a.sentences)), distB: make([]int32, len(b.sentences)),
	}
	n := len(a.sentences) + len(b.sentences)
	logs := logTable(n)
	i, j := 0, 0
	for i < len(a.terms) || j < len(b.terms) {
		switch {
		case j == len(b.terms) || i < len(a.terms) && a.terms[i].stem < b.terms[j].stem:
			s.weightA[i] = weigh(logs, n, a.terms[i].last-a.terms[i].first, a.terms[i].prior)
			s.partnerA[i] = -1
			i++
		case i == len(a.terms) || a.terms[i].stem > b.terms[j].stem:
			s.weightB[j] = weigh(logs, n, b.terms[j].last-b.terms[j].first, b.terms[j].prior)
			s.partnerB[j] = -1
			j++
		default:
			ta, tb := &a.terms[i], &b.terms[j]
			s.partnerA[i], s.partnerB[j] = int32(j), int32(i)
			w := weigh(logs, n, ta.last-ta.first+tb.last-tb.first, ta.prior)
			s.weightA[i], s.weightB[j] = w, w
			s.terms = append(s.terms, common{int32(i), int32(j), w})
			i++
			j++
		}
	}
	norms(a, s.weightA, s.normA, s.distA)
	norms(b, s.weightB, s.normB, s.distB)
	return s
}

func logTable(n int) []float32 {
	t := make([]float32, n+1)
	for i := 1; i <= n; i++ {
		t[i] = float32(math.Log(float64(n) / float64(i)))
	}
	return t
}

// weigh is ln(N/sf), floored by the word prior in short pairs, whose counts say little.
func weigh(logs []float32, n int, sf int32, prior float32) float32 {
	w := logs[sf]
	return w
}

func norms(s *Side, weights, norm []float32, distinct []int32) {
	for i := range s.terms {
		t := &s.terms[i]
		for _, p := range s.postings[t.first:t.last] {
			x := float32(p.count) * weights[i]
			norm[p.sentence] += x * x
			distinct[p.sentence]++
		}
	}
}

// seeds returns the sentence pairs above both thresholds, by A, then B.
func (s *similarity) seeds(minCosine, minDice float32) []seed {
	width := len(s.b.sentences)
	dot := make([]float32, len(s.a.sentences)*width)
	shared := make([]uint16, len(s.a.sentences)*width)
	for _, c := range s.terms {
		ta, tb := &s.a.terms[c.a], &s.b.terms[c.b]
		w := c.weight * c.weight
		for _, p := range s.a.postings[ta.first:ta.last] {
			x := w * float32(p.count)
			row := int(p.sentence) * width
			for _, q := range s.b.postings[tb.first:tb.last] {
				dot[row+int(q.sentence)] += x * float32(q.count)
				shared[row+int(q.sentence)]++
			}
		}
	}
	var found []seed
	for i := range s.a.sentences {
		for j := range s.b.sentences {
			at := i*width + j
			if shared[at] == 0 || dot[at] == 0 {
				continue
			}
			cosine := dot[at] / float32(math.Sqrt(float64(s.normA[i])*float64(s.normB[j])))
			if cosine <= minCosine {
				continue
			}
			dice := 2 * float32(shared[at]) / float32(s.distA[i]+s.distB[j])
			if dice > minDice {
				found = append(found, seed{int32(i), int32(j), cosine, dice})
			}
		}
	}
	return found
}

// fragmentCosine is the cosine of two sentence ranges, each taken as one vector.
func (s *similarity) fragmentCosine(a, b tokenRange) float32 {
	va := s.a.vector(s.weightA, a)
	vb := s.b.vector(s.weightB, b)
	return va.cosine(vb)
}

// vector is a sparse vector by stem.
type vector []component

type component struct {
	stem uint64
	x    float32
}

// vector sums the sentences of a range (sentence indices).
func (s *Side) vector(weights []float32, r tokenRange) vector {
	var v vector
	for i := range s.terms {
		t := &s.terms[i]
		n := int32(0)
		for _, p := range s.postings[t.first:t.last] {
			if p.sentence >= r.first && p.sentence < r.last {
				n += p.count
			}
		}
		if n > 0 {
			v = append(v, component{t.stem, float32(n) * weights[i]})
		}
	}
	return v
}

func (v vector) cosine(w vector) float32 {
	var dot, nv, nw float32
	for i, j := 0, 0; i < len(v) && j < len(w); {
		switch cmp.Compare(v[i].stem, w[j].stem) {
		case -1:
			i++
		case 1:
			j++
		default:
			dot += v[i].x * w[j].x
			i++
			j++
		}
	}
	for _, c := range v {
		nv += c.x * c.x
	}
	for _, c := range w {
		nw += c.x * c.x
	}
	if dot == 0 {
		return 0
	}
	return dot / float32(math.Sqrt(float64(nv)*float64(nw)))
}

// A fragment is seeds that lie close together on both sides; its ranges are
// sentence indices.
type fragment struct {
	a, b   tokenRange
	seeds  []seed
	cosine float32
}

// extendSeeds groups seeds whose gaps are at most gap sentences on both sides,
// and regroups with smaller gaps what is not similar enough as a whole
// (Sanchez-Perez, Gelbukh, Sidorov, PAN 2014).
func (s *similarity) extendSeeds(found []seed, gap, least int32, minCosine float32) []fragment {
	var out []fragment
	for _, group := range cluster(found, gap) {
		f := newFragment(group)
		f.cosine = s.fragmentCosine(f.a, f.b)
		if f.cosine > minCosine {
			out = append(out, f)
		} else if gap > least {
			out = append(out, s.extendSeeds(group, gap-1, least, minCosine)...)
		}
	}
	return out
}

func newFragment(group []seed) fragment {
	f := fragment{a: tokenRange{math.MaxInt32, 0}, b: tokenRange{math.MaxInt32, 0}, seeds: group}
	for _, s := range group {
		f.a = f.a.union(tokenRange{s.a, s.a + 1})
		f.b = f.b.union(tokenRange{s.b, s.b + 1})
	}
	return f
}

// cluster splits seeds where neighbours are more than gap sentences apart,
// alternating sides until nothing splits.
func cluster(found []seed, gap int32) [][]seed {
	type job struct {
		seeds []seed
		onB   bool
		tries int
	}
	var out [][]seed
	stack := []job{{seeds: found}}
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		place := func(s seed) int32 {
			if j.onB {
				return s.b
			}
			return s.a
		}
		slices.SortFunc(j.seeds, func(x, y seed) int {
			return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
		})
		start, parts := 0, 0
		for i := 1; i <= len(j.seeds); i++ {
			if i == len(j.seeds) || place(j.seeds[i])-place(j.seeds[i-1]) > gap+1 {
				part := j.seeds[start:i]
				parts++
				if i == len(j.seeds) && parts == 1 && j.tries > 0 {
					out = append(out, part)
				} else if len(part) > 0 {
					tries := 0
					if parts == 1 && i == len(j.seeds) {
						tries = 1
					}
					stack = append(stack, job{part, !j.onB, tries})
				}
				start = i
			}
		}
	}
	return out
}
