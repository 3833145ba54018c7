package align

import (
	"cmp"
	"slices"

	"reprint/align/anchors"
	"reprint/shingle"
)

// A link is a pair of sentences that say the same, with the words of each that
// have their counterpart in the other. What two texts have in common is counted
// by links alone: a sentence without one is not covered, wherever it stands, and
// of a sentence that is linked in part, that part is.
//
// Two sentences are a candidate where a run of equal words leads from the one to
// the other, or where one is the other's best match by content words. Their words
// are paired: those of the runs, then equal stems. The candidate is a link if enough
// of it is literally equal, or if enough of the weight of its content words is
// paired; less is asked of sentences that are each other's best match, and still
// less where the sentences beside them are linked with each other.

// A Link is a pair of sentences that say the same.
type Link struct {
	// A and B are the stretches of the sentences from the first to the last word
	// that has its counterpart.
	A, B Span
	// Score is the share of the content of both that is paired, 1 for equal.
	Score float64
	// WordsA and WordsB count the words that have their counterpart: own words, or
	// quoted ones where the link is in a passage of class quotation.
	WordsA, WordsB int
}

// A link as it is searched for.
type link struct {
	a, b       int32      // sentences
	inA, inB   tokenRange // from the first word with a counterpart to the last
	score      float32
	literal    int32 // own words in runs of equal words
	quoted     int32 // words in such runs that a text quotes
	ownA, ownB int32 // own words that are covered
	mutual     bool  // the sentences are each other's best match
	words      int   // where in linking.words those of its sentences begin
}

// linking is the working memory of the search for links.
type linking struct {
	bars     *linkBars
	links    []link // by place
	weak     []link // candidates that are links only beside others
	found    []link // all candidates
	runs     []equalRun
	covered  [2][]uint8 // by token: 1 + the class of the link that covers it, 0 for none
	paired   [2][]bool  // by token: it has its counterpart in the candidate at hand
	words    []bool     // of each link, by the tokens of its two sentences: they have their counterparts
	counts   linkCounts
	facts    [2][]kindCount // by sentence: its numbers and names, by its best telling link
	longest  int            // words of the longest run of own words that are no rare boilerplate
	oneSided int            // words in runs that one text quotes and the other does not
	quoting  bool           // they are so many that the other text's are reused
}

// An equalRun is a stretch of equal words within one sentence on each side.
type equalRun struct {
	a, b   int32 // sentences
	at, to int32 // first token on each side
	n      int32
}

// linkBars say what is a link: bars.go says what each is.
type linkBars struct {
	words                             int32
	mutual, inner, beside, lone, part float32
	gap, end                          int32
}

// Two sets of bars: for pairs of which nothing is known, and for rewrites.
var (
	strictLinks = linkBars{
		words: strictWords, mutual: strictMutual, inner: strictInner, beside: strictBeside, lone: strictLone,
		part: strictPart, gap: strictGap, end: strictEnd,
	}
	rewriteLinks = linkBars{
		words: rewriteWords, mutual: rewriteMutual, inner: rewriteInner, beside: rewriteBeside, lone: rewriteLone,
		part: rewritePart, gap: rewriteGap, end: rewriteEnd,
	}
)

// findLinks finds the links that the bars let in, by place in A.
func (c *comparison) findLinks(bars *linkBars) {
	l := &c.linking
	l.bars, l.links, l.weak, l.words, l.counts = bars, l.links[:0], l.weak[:0], l.words[:0], linkCounts{}
	for side, h := range []*half{&c.a, &c.b} {
		l.covered[side] = resize(l.covered[side], len(h.Text.Tokens))
		l.paired[side] = resize(l.paired[side], len(h.Text.Tokens))
		l.facts[side] = resize(l.facts[side], len(h.sentences))
	}
	c.weigh()
	c.findRuns()
	for _, k := range c.linkCandidates() {
		c.tryLink(k, false)
	}
	c.linkNeighbours()
	slices.SortFunc(l.links, byPlace)
	c.dropLone()
	c.coverLinks()
}

func byPlace(x, y link) int {
	if x.a != y.a {
		return int(x.a) - int(y.a)
	}
	return int(x.b) - int(y.b)
}

// linkNeighbours makes links of the weak candidates that stand beside a link, on both
// sides, until there are no more.
func (c *comparison) linkNeighbours() {
	l := &c.linking
	linked := map[[2]int32]bool{}
	for _, k := range l.links {
		linked[[2]int32{k.a, k.b}] = true
	}
	for found := true; found; {
		found = false
		for _, k := range l.weak {
			at := [2]int32{k.a, k.b}
			if !linked[at] && (linked[[2]int32{k.a - 1, k.b - 1}] || linked[[2]int32{k.a + 1, k.b + 1}]) {
				linked[at], found = true, true
				c.tryLink(k, true)
			}
		}
	}
}

// dropLone drops the links that rest on stems alone, have no other link near them on
// both sides, and are not close enough to tell by themselves.
func (c *comparison) dropLone() {
	l := &c.linking
	all := slices.Clone(l.links)
	l.links = slices.DeleteFunc(l.links, func(k link) bool {
		if k.literal+k.quoted >= literalLink || k.score >= l.bars.lone {
			return false
		}
		return !slices.ContainsFunc(all, func(o link) bool {
			return (o.a != k.a || o.b != k.b) && isNear(o.a-k.a) && isNear(o.b-k.b)
		})
	})
}

func isNear(d int32) bool { return -nearLinks <= d && d <= nearLinks }

// findRuns cuts the anchors to runs within sentences, and counts the words that one
// text quotes and the other does not.
func (c *comparison) findRuns() {
	l := &c.linking
	l.runs, l.oneSided, l.longest = l.runs[:0], 0, 0
	for _, r := range c.exact.Anchors {
		s, t := int32(c.a.sentenceOf(r.A)), int32(c.b.sentenceOf(r.B))
		for i := int32(0); i < r.N; {
			for c.a.sentences[s].last <= r.A+i {
				s++
			}
			for c.b.sentences[t].last <= r.B+i {
				t++
			}
			n := min(r.N-i, c.a.sentences[s].last-r.A-i, c.b.sentences[t].last-r.B-i)
			l.runs = append(l.runs, equalRun{s, t, r.A + i, r.B + i, n})
			i += n
		}
		l.longest = max(l.longest, c.usualRun(r))
		if r.N >= oneSidedRun {
			l.oneSided += c.countOneSided(r)
		}
	}
	slices.SortFunc(l.runs, func(x, y equalRun) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.at, y.at), cmp.Compare(x.to, y.to))
	})
	l.quoting = l.oneSided >= oneSidedWords && float64(l.oneSided) >= oneSidedShare*float64(max(c.a.exact.Own(), c.b.exact.Own()))
}

// usualRun is the longest run of own words in an anchor that are no rare boilerplate.
func (c *comparison) usualRun(r anchors.Anchor) int {
	n, longest := 0, 0
	for i := range r.N {
		n++
		if !c.a.Text.Tokens[r.A+i].Own() || !c.b.Text.Tokens[r.B+i].Own() || c.a.rarityOf(r.A+i) != usual || c.b.rarityOf(r.B+i) != usual {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

// countOneSided counts the words of an anchor that exactly one text quotes.
func (c *comparison) countOneSided(r anchors.Anchor) int {
	n := 0
	for i := range r.N {
		if c.a.Text.Tokens[r.A+i].Own() != c.b.Text.Tokens[r.B+i].Own() {
			n++
		}
	}
	return n
}

// linkCandidates lists pairs of sentences, by place: those that runs join, and
// best matches of either side.
func (c *comparison) linkCandidates() []link {
	list := c.linking.found[:0]
	for i, m := range c.bestA {
		if m.sentence >= 0 && m.cosine >= leastLink {
			list = append(list, link{a: c.a.contents[i], b: c.b.contents[m.sentence], mutual: c.bestB[m.sentence].sentence == int32(i)})
		}
	}
	for j, m := range c.bestB {
		if m.sentence >= 0 && m.cosine >= leastLink && c.bestA[m.sentence].sentence != int32(j) {
			list = append(list, link{a: c.a.contents[m.sentence], b: c.b.contents[j]})
		}
	}
	for _, r := range c.linking.runs {
		list = append(list, link{a: r.a, b: r.b})
	}
	slices.SortStableFunc(list, byPlace) // best matches stay before runs
	c.linking.found = list
	return slices.CompactFunc(list, func(x, y link) bool { return x.a == y.a && x.b == y.b })
}

// tryLink pairs the words of two sentences and keeps the link if it is one, or if it
// is wanted all the same.
func (c *comparison) tryLink(k link, wanted bool) {
	l := &c.linking
	sa, sb := c.a.sentences[k.a], c.b.sentences[k.b]
	a, b := c.pairWords(&k)
	switch {
	case wanted || l.bars.admit(&k, a, b, min(sa.last-sa.first, sb.last-sb.first)):
		k.words = len(l.words)
		l.words = append(append(l.words, l.paired[0][sa.first:sa.last]...), l.paired[1][sb.first:sb.last]...)
		l.links = append(l.links, k)
	case k.score >= l.bars.beside && min(a.words, b.words) >= l.bars.words:
		l.weak = append(l.weak, k)
	}
	clear(l.paired[0][sa.first:sa.last])
	clear(l.paired[1][sb.first:sb.last])
}

// pairWords pairs the words of the sentences of a candidate, marks them, and scores it.
func (c *comparison) pairWords(k *link) (a, b pairedWeight) {
	l := &c.linking
	sa, sb := c.a.sentences[k.a], c.b.sentences[k.b]
	k.literal, k.quoted = c.pairRuns(k)
	if k.literal+k.quoted < min(sa.last-sa.first, sb.last-sb.first) {
		c.pairStems(sa, sb)
	}
	a, b = c.a.weighPaired(sa, l.paired[0]), c.b.weighPaired(sb, l.paired[1])
	k.score = min(1, (a.hit+b.hit)/max(a.all+b.all, 1e-3))
	return a, b
}

// admit decides on a candidate; shorter is the words of the shorter sentence.
func (bars *linkBars) admit(k *link, a, b pairedWeight, shorter int32) bool {
	inner := max(a.share(), b.share())
	words := min(a.words, b.words)
	equal := k.literal + k.quoted
	switch {
	case equal >= literalLink || 2*equal >= shorter && equal > 0:
		return true
	case words < bars.words:
		return false
	case k.mutual:
		return k.score >= bars.mutual || inner >= bars.inner
	}
	return inner >= bars.part && words >= partWords
}

// pairRuns marks the words of the runs between two sentences as paired, and counts
// them: own words of both texts, and words that a text quotes.
func (c *comparison) pairRuns(k *link) (own, quoted int32) {
	l := &c.linking
	first, _ := slices.BinarySearchFunc(l.runs, k, func(r equalRun, k *link) int {
		return cmp.Or(cmp.Compare(r.a, k.a), cmp.Compare(r.b, k.b))
	})
	for _, r := range l.runs[first:] {
		if r.a != k.a || r.b != k.b {
			break
		}
		for i := range r.n {
			at, to := r.at+i, r.to+i
			if l.paired[0][at] || l.paired[1][to] {
				continue
			}
			l.paired[0][at], l.paired[1][to] = true, true
			if inA, inB := c.a.Text.Tokens[at].Own(), c.b.Text.Tokens[to].Own(); inA && inB || l.quoting && inA != inB {
				own++
			} else {
				quoted++
			}
		}
	}
	return own, quoted
}

// pairStems pairs the own content words of two sentences that have one stem.
func (c *comparison) pairStems(sa, sb sentence) {
	l := &c.linking
	for j := sb.first; j < sb.last; j++ {
		if t := c.b.termOf[j]; t >= 0 && !l.paired[1][j] && isContent(&c.b.Text.Tokens[j]) {
			c.b.counts[t]++
		}
	}
	for i := sa.first; i < sa.last; i++ {
		t := c.a.termOf[i]
		if t < 0 || l.paired[0][i] || !isContent(&c.a.Text.Tokens[i]) {
			continue
		}
		if p := c.a.partner[t]; p >= 0 && c.b.counts[p] > 0 {
			c.b.counts[p]--
			l.paired[0][i] = true
			c.b.pairFirst(l.paired[1], sb, p)
		}
	}
	c.b.untally(sb.tokens())
}

// pairFirst marks the first word of a sentence with a term that is not paired yet.
func (h *half) pairFirst(paired []bool, s sentence, term int32) {
	for j := s.first; j < s.last; j++ {
		if h.termOf[j] == term && !paired[j] && isContent(&h.Text.Tokens[j]) {
			paired[j] = true
			return
		}
	}
}

func isContent(t *shingle.Token) bool { return t.Own() && !t.Has(shingle.Stop) }

// A pairedWeight is the weight of a sentence's own content words, and of those that
// are paired, with the number of the latter that are no mere names.
type pairedWeight struct {
	hit, all float32
	words    int32
}

func (w pairedWeight) share() float32 { return w.hit / max(w.all, 1e-3) }

func (h *half) weighPaired(s sentence, paired []bool) pairedWeight {
	var w pairedWeight
	for i := s.first; i < s.last; i++ {
		if t := h.termOf[i]; t >= 0 && isContent(&h.Text.Tokens[i]) {
			x := h.linkWeight(t)
			w.all += x
			if paired[i] {
				w.hit += x
				if !h.terms[t].kinds.onlyName() {
					w.words++
				}
			}
		}
	}
	return w
}

// linkWeight is what a term weighs in a link: its rarity in the language, half for
// what is only a name.
func (h *half) linkWeight(t int32) float32 {
	w := commonWeight + h.terms[t].prior
	if h.terms[t].kinds.onlyName() {
		w *= nameShare
	}
	return w
}
