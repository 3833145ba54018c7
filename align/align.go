// Package align finds what two texts share: passages with a class, and how far
// the whole texts correspond sentence for sentence.
//
// [Prepare] makes the [Side] of a text, once for all its pairs. [Align] compares
// two sides word by word; what else is to be known of them is found when it is asked
// for. [Alignment.Linked] says which sentences say the same, and how much of the texts
// that covers. [Alignment.Passages], [Alignment.Correspondence], which measures the
// whole texts, and [Alignment.Links] are for pairs that equal words do not decide. What
// became of each word inside a passage is told by words.Diff. [AlignTraced] is for
// programs that fit the models.
//
// The search goes from the sure to the doubtful. Runs of equal words are
// chained, and long chains are passages. Among the other sentences those that
// resemble each other, by words weighed within just these two texts, are seeds
// that grow into fragments; the edges of a fragment are set by likelihood, and a
// small model decides whether it is a passage. Another model decides whether a
// short stretch condenses the whole other text. The bars of all this stand in
// bars.go.
package align

// An Alignment is what two texts share. It holds both sides until Release.
type Alignment struct {
	// Jaccard is the resemblance of the whole texts by runs of anchors.GramWords words.
	Jaccard float64
	// Longest is the longest run of equal own words.
	Longest int
	// Quoted counts the words in equal runs that are quoted in either text.
	Quoted int
	// Limit says which bounds have cut short what was asked for.
	Limit Limit

	compared       *comparison // until it is released
	passages       []Passage
	correspondence []float64
	links          []float64
}

// Align compares a and b. Called with the texts exchanged it finds the same,
// with the sides of every passage exchanged. It is safe for concurrent use, on
// the same sides too. The time grows with the words of both, with their equal
// runs and with the pairs of sentences that share a word.
func Align(a, b *Side) *Alignment {
	swapped := b.Text.Source < a.Text.Source
	if swapped {
		a, b = b, a
	}
	c := compare(a, b)
	c.swapped = swapped
	longest, quoted := c.exact.EqualWords()
	return &Alignment{Jaccard: c.exact.Jaccard(), Longest: longest, Quoted: quoted, compared: c}
}

// AlignTraced does what Align does, finds the passages, and tells trace what it looks at.
func AlignTraced(a, b *Side, trace *Trace) *Alignment {
	al := Align(a, b)
	al.compared.trace = trace
	al.Passages()
	return al
}

// Passages are the stretches that the texts share, by place in A. They are found when
// they are first asked for, which may add to Limit and is not safe for concurrent use;
// the slice belongs to the alignment.
func (al *Alignment) Passages() []Passage {
	if al.passages == nil {
		al.passages = al.compared.passages()
		al.Limit |= al.compared.limit
	}
	return al.passages
}

// passages makes the passages of the matches.
func (c *comparison) passages() []Passage {
	matches := c.matches()
	passages := make([]Passage, len(matches))
	for i := range matches {
		p := c.passage(&matches[i])
		if c.swapped {
			p.A, p.B = p.B, p.A
			p.Fingerprint = c.b.fingerprint(matches[i].b)
		}
		passages[i] = p
	}
	orderPassages(passages)
	return passages
}

// Correspondence measures how far the whole texts say the same, sentence for
// sentence: NumCorrespondence values, of which CorrespondMutual and the
// constants after it say what each is. They are computed when they are first
// asked for, which may add to Limit and is not safe for concurrent use; the
// slice belongs to the alignment.
func (al *Alignment) Correspondence() []float64 {
	if al.correspondence == nil {
		al.correspondence = al.compared.correspond(int32(al.Longest))
		al.Limit |= al.compared.limit
	}
	return al.correspondence
}

// Release gives the working memory back for the next pair, after which none of
// the methods may be called; the fields remain. It need
// not be called: then the memory is left to the garbage collector.
func (al *Alignment) Release() {
	if al.compared != nil {
		al.compared.release()
		al.compared = nil
	}
}

// Models are the texts of the models that decide on passages and summaries, by
// which a judgement that was kept is known to be out of date.
func Models() string { return passageModelText + summaryModelText }

// Links describes the links of the two texts to the pair model: what the values are
// say LinkFeatures. Like Correspondence it is not safe for concurrent use.
func (al *Alignment) Links() []float64 {
	if al.links == nil {
		if al.Jaccard < 1 { // else equal runs say all
			al.compared.matchSentences()
			al.Limit |= al.compared.limit
		}
		al.compared.findLinks(&strictLinks)
		al.links = al.compared.describeLinks()
	}
	return al.links
}

// Linked is what two texts have in common by links.
type Linked struct {
	Passages []Passage // by place in A
	A, B     Coverage  // of the two texts
	// Rare counts the passages left out since they are rare boilerplate and little
	// else is shared; RareAt is the first of them in A.
	Rare   int
	RareAt Span
	// Facts are the numbers and names of the sentences that are closely linked, of
	// both texts together, and how many of them have no counterpart; Others are
	// their other content words.
	Facts, FactsApart, Others, OthersApart int
	// OwnFacts are the numbers and names of such sentences of one text, each counted
	// once, by the link that pairs its sentence best, and OwnApart those without a
	// counterpart: of the text of which a smaller share has none.
	OwnFacts, OwnApart int
	// Longest is the longest run of equal own words that are no rare boilerplate.
	Longest int
	// Series is the share of the covered words that stand in sentences of a series.
	Series float64
	// Serial is the share of the own words of a text that stand in such sentences, of
	// the text that has more of them.
	Serial float64
	// OneSided counts words in equal runs that one text quotes and the other prints
	// as its own, where they are so many that the other's are reused.
	OneSided int
}

// Linked groups the links to passages and counts what they cover. Where rewritten is
// true, the pair is known to be a rewrite as a whole, and less is asked of a link. Like
// Links it is not safe for concurrent use.
func (al *Alignment) Linked(rewritten bool) Linked {
	al.Links()
	c := al.compared
	l := &c.linking
	x := Linked{
		Facts: int(l.counts.numbers.all + l.counts.names.all), FactsApart: int(l.counts.numbers.apart + l.counts.names.apart),
		Others: int(l.counts.others.all), OthersApart: int(l.counts.others.apart),
	}
	own := fewerApart(countOnce(l.facts[0]), countOnce(l.facts[1]))
	x.OwnFacts, x.OwnApart = int(own.all), int(own.apart)
	x.Series, x.Serial, x.Longest = al.links[LinkSeries], al.links[LinkSerialHigh], l.longest
	if l.quoting {
		x.OneSided = l.oneSided
	}
	if rewritten {
		c.findLinks(&rewriteLinks)
	}
	c.linkPassages(&x)
	x.A, x.B = c.a.coverage(l.covered[0], x.Passages), c.b.coverage(l.covered[1], x.Passages)
	if c.swapped {
		x.A, x.B = x.B, x.A
	}
	return x
}
