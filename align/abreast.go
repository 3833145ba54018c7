package align

import (
	"math"

	"reprint/align/synonyms"
)

// Two texts may tell one event in sentences of which each has its best match in the
// other, and still be independent: names, places and numbers alone make such matches.
// A rewrite keeps more. It says with synonyms what it does not say in the same words,
// keeps the order of the words, the lengths of the sentences and their places in the
// text. These features describe the sentences that are each other's best match.

const (
	abreastSynonyms = iota // share of the ordinary words without counterpart that have a synonym there
	abreastKept            // share of the ordinary words that recur or have a synonym there
	abreastOrder           // share of neighbouring common words that keep their order
	abreastLength          // shorter by longer sentence, in own words
	abreastOrdinary        // share of the common weight that ordinary words have, neither names nor numbers
	abreastPlace           // distance of the places in the texts, by their lengths
	abreastMatched         // share of a text's sentences that have a match, of the text with fewer
	abreastCosine          // cosine by ordinary words alone, summed, by sentences of the text with fewer
	numAbreast
)

var abreastFeatures = [numAbreast]string{
	"abreast-synonyms", "abreast-kept", "abreast-order", "abreast-length", "abreast-ordinary", "abreast-place", "abreast-matched", "abreast-cosine",
}

// abreast sums up what the sentences that are each other's best match keep.
type abreast struct {
	synonyms *synonyms.Table // nil where the languages have none
	place    []int32         // by term of b: 1 + its place among the terms of the sentence at hand; zero between uses
	onlyA    []int32         // ordinary words of the sentence at hand without counterpart, as numbers of the table
	onlyB    []int32

	apart, synonymous   float64 // ordinary words without counterpart, of the sentence with fewer, and those with a synonym
	ordinary, recurring float64 // ordinary words, of the sentence with fewer, and those that recur
	turns, kept         float64 // neighbouring common words, and those in order
	common, plain       float64 // weight of the common words, and of the ordinary ones
	length, distance    float64 // weighted by the cosines,
	cosines             float64 // their sum
	plainCosines        float64 // cosines by ordinary words
}

// describeAbreast measures the sentences that are each other's best match, which
// matrix has found.
func (c *comparison) describeAbreast(x []float64) {
	m := &c.abreast
	*m = abreast{place: resize(m.place, len(c.b.terms)), onlyA: m.onlyA, onlyB: m.onlyB, synonyms: synonyms.Of(c.a.Text.Lang, c.b.Text.Lang)}
	na, nb := float64(len(c.bestA)), float64(len(c.bestB))
	for i, best := range c.bestA {
		j := best.sentence
		if j < 0 || c.bestB[j].sentence != int32(i) || best.cosine < leastMutual {
			continue
		}
		a, b := c.a.contents[i], c.b.contents[j]
		c.lookAbreast(int(a), int(b))
		cosine := float64(best.cosine)
		inA, inB := float64(c.a.exact.OwnIn(c.a.sentences[a].tokens())), float64(c.b.exact.OwnIn(c.b.sentences[b].tokens()))
		m.length += min(inA, inB) / max(inA, inB, 1) * cosine
		m.distance += math.Abs((float64(i)+.5)/na-(float64(j)+.5)/nb) * cosine
		m.cosines += cosine
	}
	x[abreastSynonyms] = (m.synonymous + .5) / (m.apart + 3)
	x[abreastKept] = (m.synonymous + m.recurring) / max(1, m.ordinary)
	x[abreastOrder] = (m.kept + 1) / (m.turns + 2)
	x[abreastLength], x[abreastPlace] = m.length/max(1e-3, m.cosines), m.distance/max(1e-3, m.cosines)
	x[abreastOrdinary] = m.plain / max(1e-3, m.common)
	x[abreastMatched] = min(matched(c.bestA), matched(c.bestB))
	x[abreastCosine] = m.plainCosines / max(1, min(na, nb))
}

// matched is the share of the sentences that have a match.
func matched(best []bestMatch) float64 {
	n := 0.0
	for _, m := range best {
		if m.sentence >= 0 && m.cosine >= leastMutual {
			n++
		}
	}
	return n / float64(max(1, len(best)))
}

// lookAbreast compares the words of two sentences.
func (c *comparison) lookAbreast(inA, inB int) {
	m := &c.abreast
	m.onlyA, m.onlyB = m.onlyA[:0], m.onlyB[:0]
	for n, e := range c.b.entries(inB) {
		if e.content {
			m.place[e.term] = int32(n) + 1
		}
	}
	both, ofA := c.commonWords(inA)
	ofB := both
	for _, e := range c.b.entries(inB) {
		if m.place[e.term] > 0 {
			m.place[e.term] = 0
			ofB.leave(&c.b, e.term, m.synonyms, &m.onlyB)
		}
	}
	m.recurring += both.words
	m.ordinary += min(ofA.words, ofB.words)
	m.apart += float64(min(len(m.onlyA), len(m.onlyB)))
	m.synonymous += m.countSynonyms()
	if ofA.weight > 0 && ofB.weight > 0 {
		m.plainCosines += both.weight / math.Sqrt(ofA.weight*ofB.weight)
	}
}

// ordinaryWords are the ordinary words of a sentence, and the sum of the squares of
// their weights.
type ordinaryWords struct{ words, weight float64 }

func (o *ordinaryWords) add(w float64) { o.words++; o.weight += w * w }

// leave counts a word without counterpart, if it is an ordinary one.
func (o *ordinaryWords) leave(h *half, term int32, table *synonyms.Table, to *[]int32) {
	t := &h.terms[term]
	if !t.kinds.has(asLower) {
		return
	}
	o.add(float64(h.asContent[term]))
	switch {
	case len(*to) >= abreastWords:
	case table == nil:
		*to = append(*to, -1)
	default:
		*to = append(*to, table.Find(t.stem))
	}
}

// commonWords goes through a sentence of a beside the one of b whose words have their
// places: both are the ordinary words of the two, all those of a.
func (c *comparison) commonWords(inA int) (both, all ordinaryWords) {
	m := &c.abreast
	last := int32(0)
	for _, e := range c.a.entries(inA) {
		if !e.content {
			continue
		}
		p := c.a.partner[e.term]
		if p < 0 || m.place[p] == 0 {
			all.leave(&c.a, e.term, m.synonyms, &m.onlyA)
			continue
		}
		at, w := m.place[p], float64(c.a.asContent[e.term])
		m.place[p] = 0
		if last > 0 {
			m.turns++
			if at > last {
				m.kept++
			}
		}
		last = at
		m.common += w
		if c.a.terms[e.term].kinds.has(asLower) {
			m.plain += w
			both.add(w)
			all.add(w)
		}
	}
	return both, all
}

// countSynonyms counts the words of a without counterpart that have a synonym among
// those of b.
func (m *abreast) countSynonyms() float64 {
	if m.synonyms == nil {
		return 0
	}
	n := 0.0
	for _, x := range m.onlyA {
		row := m.synonyms.Row(x)
		for _, y := range m.onlyB {
			if row.Level(y) >= synonyms.Related {
				n++
				break
			}
		}
	}
	return n
}
