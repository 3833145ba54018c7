package align

import (
	"math"
	"slices"

	"reprint/shingle"
)

// The features that links add to the correspondence.
const (
	LinkShareLow     = iota // share of the own words that links cover
	LinkShareHigh           //
	LinkWordsLow            // own words that links cover, log
	LinkWordsHigh           //
	LinkLiteral             // own words in equal runs of links, log
	LinkLiteralShare        // the same, by the covered words of the side with fewer
	LinkCount               // links, log
	LinkMean                // mean score of links
	LinkSecond              // the second best score
	LinkOrder               // share of neighbouring links that keep their order
	LinkChain               // longest run of links of sentences close together on both sides
	LinkNumbersApart        // share of the numbers of linked sentences without counterpart
	LinkNamesApart          // the same of names
	LinkOthersApart         // the same of other content words
	LinkNumbers             // numbers of linked sentences, log
	LinkQuoted              // quoted words in equal runs, log
	LinkRare                // share of the covered words that are rare boilerplate
	LinkReported            // share of the covered words that stand in sentences that say whose words these are
	LinkLongQuoted          // words in equal runs that one text quotes in a long quotation and the other does not quote, log
	NumLink
)

var linkFeatures = [NumLink]string{
	"link-share-low", "link-share-high", "link-words-low", "link-words-high", "link-literal", "link-literal-share", "link-count",
	"link-mean", "link-second", "link-order", "link-chain", "link-numbers-apart", "link-names-apart", "link-others-apart",
	"link-numbers", "link-quoted", "link-rare", "link-reported", "link-long-quoted",
}

// LinkFeatures are the names of what Links measures, in its order. The list is the
// caller's.
func LinkFeatures() []string { return slices.Clone(linkFeatures[:]) }

// linkCounts are the content words of telling links, by kind and side.
type linkCounts struct{ numbers, names, others kindCount }

// A kindCount counts words of a kind on both sides, and those without a counterpart.
type kindCount struct{ all, apart int32 }

func (k kindCount) share() float64 { return (float64(k.apart) + .5) / (float64(k.all) + 1) }

// countFacts counts the content words of a linked sentence by kind.
func (h *half) countFacts(c *linkCounts, paired []bool, s sentence) {
	for i := s.first; i < s.last; i++ {
		tok := &h.Text.Tokens[i]
		if !isContent(tok) {
			continue
		}
		k := &c.others
		switch {
		case tok.Has(shingle.Number):
			k = &c.numbers
		case tok.Has(shingle.Name):
			k = &c.names
		}
		k.all++
		if !paired[i] {
			k.apart++
		}
	}
}

// describeLinks describes the links to the pair model.
func (c *comparison) describeLinks() []float64 {
	l := &c.linking
	x := make([]float64, NumLink)
	a, rareA := c.a.countCovered(l.covered[0])
	b, rareB := c.b.countCovered(l.covered[1])
	ownA, ownB := float64(max(1, c.a.usual())), float64(max(1, c.b.usual()))
	x[LinkShareLow], x[LinkShareHigh] = min(a/ownA, b/ownB), max(a/ownA, b/ownB)
	x[LinkWordsLow], x[LinkWordsHigh] = math.Log1p(min(a, b)), math.Log1p(max(a, b))
	literal, quoted, sum, best, second := 0.0, 0.0, 0.0, 0.0, 0.0
	for _, k := range l.links {
		literal += float64(k.literal)
		quoted += float64(k.quoted)
		s := float64(k.score)
		sum += s
		best, second = max(best, s), max(second, min(best, s))
	}
	n := float64(len(l.links))
	x[LinkLiteral], x[LinkLiteralShare] = math.Log1p(literal), literal/max(1, min(a, b))
	x[LinkCount], x[LinkMean], x[LinkSecond] = math.Log1p(n), sum/max(1, n), second
	x[LinkOrder], x[LinkChain] = linkOrder(l.links)
	x[LinkNumbersApart], x[LinkNamesApart], x[LinkOthersApart] = l.counts.numbers.share(), l.counts.names.share(), l.counts.others.share()
	x[LinkNumbers] = math.Log1p(float64(l.counts.numbers.all))
	x[LinkQuoted] = math.Log1p(quoted)
	x[LinkRare] = (rareA + rareB) / max(1, a+b+rareA+rareB)
	x[LinkReported] = c.reportedShare()
	x[LinkLongQuoted] = math.Log1p(float64(l.oneSided))
	return x
}

// reportedShare is the share of the covered words that stand in sentences that say
// whose words these are.
func (c *comparison) reportedShare() float64 {
	reported, all := 0, 0
	for _, k := range c.linking.links {
		n := int(k.ownA + k.ownB)
		all += n
		if c.a.reports(c.a.sentences[k.a]) || c.b.reports(c.b.sentences[k.b]) {
			reported += n
		}
	}
	return float64(reported) / float64(max(1, all))
}

// reports reports whether a sentence says whose words it holds.
func (h *half) reports(s sentence) bool {
	return slices.ContainsFunc(h.Text.Tokens[s.first:s.last], func(t shingle.Token) bool { return t.Has(shingle.Reporting) })
}

// countCovered counts the words that links cover: usual ones, and rare boilerplate.
func (h *half) countCovered(covered []uint8) (usual, rare float64) {
	for i, m := range covered {
		switch {
		case m == 0:
		case h.isRare(int32(i)):
			rare++
		default:
			usual++
		}
	}
	return usual, rare
}

// usual is the number of own words that are no rare boilerplate.
func (h *half) usual() int {
	n := h.exact.Own()
	for i, rare := range h.rare {
		if rare && h.Text.Tokens[i].Own() {
			n--
		}
	}
	return n
}

// linkOrder is the share of neighbouring links that keep their order, and the
// longest run of links of sentences close together.
func linkOrder(links []link) (order, longest float64) {
	if len(links) < 2 {
		return 1, float64(len(links))
	}
	kept, run := 0, 1.0
	for i := 1; i < len(links); i++ {
		step, back := links[i].a-links[i-1].a, links[i].b-links[i-1].b
		if back >= 0 {
			kept++
		}
		run++
		if step > 2 || back < 0 || back > 2 {
			run = 1
		}
		longest = max(longest, run)
	}
	return float64(kept) / float64(len(links)-1), longest
}
