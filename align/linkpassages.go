package align

import "slices"

// A passage of a pair is a group of links that follow each other in both texts, with
// nothing between them that is not linked, or is quoted or boilerplate.

// A linkGroup is a passage while it grows.
type linkGroup struct {
	links    []link
	kind     linkKind
	class    Class // once it has grown
	inA, inB tokenRange
	a, b     int32 // the last sentences
}

// A linkKind tells apart what does not belong into one passage.
type linkKind uint8

const (
	quoting     linkKind = iota // quoted words alone; joins either
	literally                   // mostly equal words
	paraphrased                 // other words
)

func (k *link) kind() linkKind {
	switch {
	case k.ownA+k.ownB == 0:
		return quoting
	case float64(k.literal) >= literalKind*float64(max(k.ownA, k.ownB)):
		return literally
	}
	return paraphrased
}

// groupLinks joins the links to groups.
func (c *comparison) groupLinks() []linkGroup {
	var groups []linkGroup
	first := 0 // groups before it can't grow any more
	for _, k := range c.linking.links {
		best := -1
		for i := first; i < len(groups); i++ {
			g := &groups[i]
			if c.follows(g, &k) && (best < 0 || g.b > groups[best].b) {
				best = i
			}
		}
		if best < 0 {
			groups = append(groups, linkGroup{})
			best = len(groups) - 1
			groups[best].inA, groups[best].inB = k.inA, k.inB
		}
		groups[best].add(&k)
		for first < len(groups) && groups[first].a+farSentences < k.a {
			first++
		}
	}
	return groups
}

func (g *linkGroup) add(k *link) {
	g.links = append(g.links, *k)
	if g.kind == quoting {
		g.kind = k.kind()
	}
	g.inA, g.inB = g.inA.Union(k.inA), g.inB.Union(k.inB)
	g.a, g.b = k.a, max(g.b, k.b)
}

// follows reports whether a link continues a group.
func (c *comparison) follows(g *linkGroup, k *link) bool {
	kind := k.kind()
	if kind != quoting && g.kind != quoting && kind != g.kind {
		return false
	}
	if k.a == g.a && k.b == g.b {
		return false
	}
	return c.a.continues(g.a, k.a) && c.b.continues(g.b, k.b)
}

// continues reports whether no own words stand between two sentences.
func (h *half) continues(from, to int32) bool {
	if to < from || to > from+farSentences {
		return false
	}
	for s := from + 1; s < to; s++ {
		if h.exact.OwnIn(h.sentences[s].tokens()) > 0 {
			return false
		}
	}
	return true
}

// linkPassages makes the passages of the groups, and covers what they hold.
func (c *comparison) linkPassages(x *Linked) {
	groups := slices.DeleteFunc(c.groupLinks(), func(g linkGroup) bool { return g.words() < leastPassageWords })
	for i := range groups {
		groups[i].settle(c)
	}
	groups = c.dropRare(groups, x)
	clear(c.linking.covered[0])
	clear(c.linking.covered[1])
	x.Passages = make([]Passage, len(groups))
	for i := range groups {
		x.Passages[i] = c.linkPassage(&groups[i])
	}
	orderPassages(x.Passages)
}

// dropRare leaves out the groups that are rare boilerplate on both sides, unless it is
// a large part of a text.
func (c *comparison) dropRare(groups []linkGroup, x *Linked) []linkGroup {
	if c.a.rare == nil || c.b.rare == nil || c.covers(0) >= largePart || c.covers(1) >= largePart {
		return groups
	}
	return slices.DeleteFunc(groups, func(g linkGroup) bool {
		drop := g.class != Quotation && min(c.a.rareShare(g.inA), c.b.rareShare(g.inB)) >= mostlyRare
		if drop {
			if x.Rare++; x.Rare == 1 {
				x.RareAt = c.a.span(g.inA)
				if c.swapped {
					x.RareAt = c.b.span(g.inB)
				}
			}
		}
		return drop
	})
}

// covers is the share of a side's own words that links cover.
func (c *comparison) covers(side int) float64 {
	h := [2]*half{&c.a, &c.b}[side]
	return h.shareOf(h.countCovered(c.linking.covered[side]))
}

// shareOf is what share of the own words these are.
func (h *half) shareOf(n [3]float64) float64 {
	return (n[usual] + n[ofSite] + n[ofSeries]) / float64(max(1, h.exact.Own()))
}

// rareShare is the share of the tokens of a range that are rare boilerplate.
func (h *half) rareShare(r tokenRange) float64 {
	n := 0
	for i := r.First; i < r.Last; i++ {
		if h.rarityOf(i) != usual {
			n++
		}
	}
	return float64(n) / float64(max(1, r.Len()))
}

// words is how many words the group has on the side with fewer.
func (g *linkGroup) words() int32 {
	a, b, quoted := g.count()
	if a+b == 0 {
		return quoted
	}
	return max(a, b)
}

func (g *linkGroup) count() (ownA, ownB, quoted int32) {
	for i := range g.links {
		ownA += g.links[i].ownA
		ownB += g.links[i].ownB
		quoted += g.links[i].quoted
	}
	return ownA, ownB, quoted
}

// classify is what kind of reuse a group is.
func (g *linkGroup) classify() Class {
	ownA, ownB, _ := g.count()
	literal := 0.0
	for i := range g.links {
		literal += float64(g.links[i].literal)
	}
	switch longer := float64(max(ownA, ownB)); {
	case longer == 0:
		return Quotation
	case literal >= verbatimShare*longer:
		return Verbatim
	case literal >= editedLinks*longer:
		return Edited
	}
	return Paraphrase
}

// settle finds the class of a group; one of other words ends at the ends of sentences.
func (g *linkGroup) settle(c *comparison) {
	g.class = g.classify()
	if g.class != Paraphrase {
		return
	}
	for _, k := range g.links {
		g.inA, g.inB = g.inA.Union(c.a.sentences[k.a].tokens()), g.inB.Union(c.b.sentences[k.b].tokens())
	}
}

// linkPassage makes the passage of a group and marks its words as covered.
func (c *comparison) linkPassage(g *linkGroup) Passage {
	class := g.class
	p := Passage{A: c.a.span(g.inA), B: c.b.span(g.inB), Class: class, Words: int(g.words()), Fingerprint: c.a.fingerprint(g.inA)}
	for i := range g.links {
		k := &g.links[i]
		if class < Quotation {
			c.coverLink(k, class)
		}
		p.Links = append(p.Links, c.linkOf(k, class))
		p.Score += float64(k.score) / float64(len(g.links))
	}
	if equal := 2 * float64(c.exact.Words(g.inA, g.inB)) / float64(g.inA.Len()+g.inB.Len()); class != Paraphrase {
		p.Score = min(1, equal)
	}
	if class != Verbatim {
		p.Score = min(p.Score, .9999)
	}
	p.Probability = p.Score
	if c.swapped {
		p = p.Turned()
		p.Fingerprint = c.b.fingerprint(g.inB)
	}
	return p
}

func (c *comparison) linkOf(k *link, class Class) Link {
	x := Link{A: c.a.span(k.inA), B: c.b.span(k.inB), Score: min(1, float64(k.score)), WordsA: int(k.ownA), WordsB: int(k.ownB)}
	if class == Quotation {
		x.WordsA, x.WordsB, x.Score = int(k.quoted), int(k.quoted), 1
	}
	return x
}
