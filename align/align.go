// Package align finds what two texts share: passages with a class, and how far
// the whole texts correspond sentence for sentence.
//
// [Prepare] makes the [Side] of a text, once for all its pairs. [Align] compares
// two sides, and [Side.Cover] counts how much of a text the passages cover.
// [Alignment.Correspondence] measures the whole texts, for pairs whose passages
// do not decide; [Alignment.AddCounterparts] is for pairs already known to be
// rewrites. What became of each word inside a passage is told by words.Diff.
// [AlignTraced] is for programs that fit the models.
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
	Passages []Passage // by place in A
	// Jaccard is the resemblance of the whole texts by runs of anchors.GramWords words.
	Jaccard float64
	// Longest is the longest run of equal own words.
	Longest int
	// Quoted counts the words in equal runs that are quoted in either text.
	Quoted int
	// Limit says which bounds cut the alignment short.
	Limit Limit

	compared       *comparison // until it is released
	matches        []match     // that Passages were made of
	correspondence []float64
}

// Align compares a and b. Called with the texts exchanged it finds the same,
// with the sides of every passage exchanged. It is safe for concurrent use, on
// the same sides too. The time grows with the words of both, with their equal
// runs and with the pairs of sentences that share a word.
func Align(a, b *Side) *Alignment { return AlignTraced(a, b, nil) }

// AlignTraced does what Align does, and tells trace what it looks at; nil is
// told nothing, and costs nothing.
func AlignTraced(a, b *Side, trace *Trace) *Alignment {
	swapped := b.Text.Source < a.Text.Source
	if swapped {
		a, b = b, a
	}
	c := compare(a, b)
	c.swapped, c.trace = swapped, trace
	matches := c.matches()
	longest, quoted := c.exact.EqualWords()
	out := &Alignment{Jaccard: c.exact.Jaccard(), Longest: longest, Quoted: quoted, compared: c}
	out.matches = matches
	out.add(matches)
	out.Limit = c.limit
	return out
}

// add adds the passages of matches.
func (al *Alignment) add(matches []match) {
	c := al.compared
	for i := range matches {
		p := c.passage(&matches[i])
		if c.swapped {
			p.A, p.B = p.B, p.A
			p.Fingerprint = c.b.fingerprint(matches[i].b)
		}
		al.Passages = append(al.Passages, p)
	}
	orderPassages(al.Passages)
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

// AddCounterparts adds to Passages the pairs of sentences outside them that
// resemble each other clearly and no other sentence more. By itself such a pair
// proves nothing, so this is for texts already known to be rewrites of each
// other. It is not safe for concurrent use.
func (al *Alignment) AddCounterparts() {
	al.Correspondence()
	al.add(al.compared.counterparts(al.matches))
}

// Release gives the working memory back for the next pair, after which neither
// Correspondence nor AddCounterparts may be called; the fields remain. It need
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
