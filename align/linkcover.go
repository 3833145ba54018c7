package align

// coverLinks marks the words that the links cover, each with the strongest class
// that its link has by itself, and counts the facts of telling links.
func (c *comparison) coverLinks() {
	l := &c.linking
	for i := range l.links {
		k := &l.links[i]
		c.coverLink(k, k.class())
		if k.score >= tellingLink {
			pairedA, pairedB := c.pairedIn(k)
			l.facts[0][k.a].keepBest(c.a.countFacts(&l.counts, pairedA, c.a.sentences[k.a]))
			l.facts[1][k.b].keepBest(c.b.countFacts(&l.counts, pairedB, c.b.sentences[k.b]))
		}
	}
}

// pairedIn says of the words of both sentences of a link whether they are paired.
func (c *comparison) pairedIn(k *link) (inA, inB []bool) {
	sa, sb := c.a.sentences[k.a], c.b.sentences[k.b]
	words := c.linking.words[k.words:]
	n := sa.last - sa.first
	return words[:n], words[n : n+sb.last-sb.first]
}

// coverLink marks the words that a link covers.
func (c *comparison) coverLink(k *link, class Class) {
	l := &c.linking
	pairedA, pairedB := c.pairedIn(k)
	k.inA, k.ownA = c.a.cover(l.covered[0], pairedA, c.a.sentences[k.a], class, l.bars.gap, l.bars.end)
	k.inB, k.ownB = c.b.cover(l.covered[1], pairedB, c.b.sentences[k.b], class, l.bars.gap, l.bars.end)
}

// class is what kind of reuse a link is by itself.
func (k *link) class() Class {
	switch longer := float64(max(k.ownA, k.ownB, 1)); {
	case k.literal == 0 && k.quoted > 0 && k.score == 0:
		return Quotation
	case float64(k.literal) >= editedShare*longer:
		return Edited
	}
	return Paraphrase
}

// cover marks the own words of a linked sentence that have their counterpart: paired
// ones, and those in the gaps between them, and at the ends, that are short enough to
// be what became of them; paired is by the words of the sentence. It returns the stretch from the first paired word, quoted
// ones too, to the last, and how many own words of the sentence are covered.
func (h *half) cover(covered []uint8, paired []bool, s sentence, class Class, gap, end int32) (in tokenRange, own int32) {
	in = tokenRange{First: s.last, Last: s.first}
	last := s.first - 1 // the last paired word, or the one before the sentence
	for i := s.first; i <= s.last; i++ {
		if i < s.last && !paired[i-s.first] {
			continue
		}
		limit := gap
		if last < s.first || i == s.last {
			limit = end
		}
		from := i
		inside := last >= s.first || i < s.last // there is a paired word at all
		if inside && h.exact.OwnIn(tokenRange{First: last + 1, Last: i}) <= limit {
			from = last + 1
		}
		for k := from; k < min(i+1, s.last); k++ {
			isOwn := h.Text.Tokens[k].Own()
			if isOwn {
				own++
				covered[k] = min(covered[k]-1, uint8(class)) + 1 // 0 is the weakest
			}
			if isOwn || k == i {
				in.First, in.Last = min(in.First, k), k+1
			}
		}
		last = i
	}
	return in, own
}
