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
	LinkRare                // share of the covered words that are rare boilerplate of a site
	LinkSeries              // the same of a series
	LinkSerialLow           // share of a text's own words that stand in sentences of a series
	LinkSerialHigh          //
	LinkAllLow              // share of all own words that links cover, rare boilerplate too
	LinkAllHigh             //
	LinkReported            // share of the covered words that stand in sentences that say whose words these are
	LinkLongQuoted          // words in equal runs that one text quotes in a long quotation and the other does not quote, log
	NumLink
)

var linkFeatures = [NumLink]string{
	"link-share-low", "link-share-high", "link-words-low", "link-words-high", "link-literal", "link-literal-share", "link-count",
	"link-mean", "link-second", "link-order", "link-chain", "link-numbers-apart", "link-names-apart", "link-others-apart",
	"link-numbers", "link-quoted", "link-rare", "link-series", "link-serial-low", "link-serial-high", "link-all-low", "link-all-high", "link-reported", "link-long-quoted",
}

// LinkFeatures are the names of what Links measures, in its order. The list is the
// caller's.
func LinkFeatures() []string { return slices.Clone(linkFeatures[:]) }

// linkCounts are the content words of telling links, by kind and side.
type linkCounts struct{ numbers, names, others kindCount }

// A kindCount counts words of a kind on both sides, and those without a counterpart.
type kindCount struct{ all, apart int32 }

func (k kindCount) share() float64 { return (float64(k.apart) + .5) / (float64(k.all) + 1) }

// countFacts counts the content words of a linked sentence by kind, and returns the
// numbers and names among them; paired is by its words.
func (h *half) countFacts(c *linkCounts, paired []bool, s sentence) (facts kindCount) {
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
		apart := int32(0)
		if !paired[i-s.first] {
			apart = 1
		}
		k.add(1, apart)
		if k != &c.others {
			facts.add(1, apart)
		}
	}
	return facts
}

func (k *kindCount) add(all, apart int32) {
	k.all += all
	k.apart += apart
}

// keepBest keeps of two counts the one with fewer words without a counterpart.
func (k *kindCount) keepBest(other kindCount) {
	if k.all == 0 || other.apart < k.apart || other.apart == k.apart && other.all > k.all {
		*k = other
	}
}

// countOnce counts the numbers and names of the linked sentences of a text.
func countOnce(sentences []kindCount) (n kindCount) {
	for _, k := range sentences {
		n.add(k.all, k.apart)
	}
	return n
}

// fewerApart is that of two counts of which a smaller share has no counterpart.
func fewerApart(a, b kindCount) kindCount {
	if a.apart*b.all <= b.apart*a.all {
		return a
	}
	return b
}

// describeLinks describes the links to the pair model.
func (c *comparison) describeLinks() []float64 {
	l := &c.linking
	x := make([]float64, NumLink)
	inA, inB := c.a.countCovered(l.covered[0]), c.b.countCovered(l.covered[1])
	a, b := inA[usual], inB[usual]
	ownA, ownB := float64(max(1, c.a.usualOwn())), float64(max(1, c.b.usualOwn()))
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
	all := max(1, a+b+inA[ofSite]+inB[ofSite]+inA[ofSeries]+inB[ofSeries])
	x[LinkRare], x[LinkSeries] = (inA[ofSite]+inB[ofSite])/all, (inA[ofSeries]+inB[ofSeries])/all
	serialA, serialB := c.a.serial()/float64(max(1, c.a.exact.Own())), c.b.serial()/float64(max(1, c.b.exact.Own()))
	x[LinkSerialLow], x[LinkSerialHigh] = min(serialA, serialB), max(serialA, serialB)
	allA, allB := c.a.shareOf(inA), c.b.shareOf(inB)
	x[LinkAllLow], x[LinkAllHigh] = min(allA, allB), max(allA, allB)
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

// countCovered counts the words that links cover, by their rarity.
func (h *half) countCovered(covered []uint8) (n [3]float64) {
	for i, m := range covered {
		if m > 0 {
			n[h.rarityOf(int32(i))]++
		}
	}
	return n
}

// serial is the number of own words in sentences of a series.
func (h *half) serial() float64 {
	n := 0.0
	for i, r := range h.rare {
		if r == ofSeries && h.Text.Tokens[i].Own() {
			n++
		}
	}
	return n
}

// usualOwn is the number of own words that are no rare boilerplate.
func (h *half) usualOwn() int {
	n := h.exact.Own()
	for i, r := range h.rare {
		if r != usual && h.Text.Tokens[i].Own() {
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
