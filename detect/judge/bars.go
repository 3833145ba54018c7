package judge

// The bars of the verdicts. Words are own words that links cover, on the side with
// fewer of them.
const (
	findingOdds     = 0   // log-odds of the pair model from which on a pair is a finding
	leastOwn        = 25  // words of the shorter text, for a finding
	copiedShare     = .80 // of the shorter text's own words that stand literally in the other: a finding by itself
	enoughRun       = 40  // equal own words in a row that are no rare boilerplate, a paragraph: a finding by itself
	duplicateCover  = .94 // coverage of both texts, of a duplicate
	duplicateShare  = .90 // of the covered words that stand in verbatim or edited passages, of a duplicate
	correctedFacts  = 2   // numbers and names of both texts without counterpart, of a duplicate,
	apartFacts      = .03 // or so large a part of its words
	syndicatedCover = .80 // coverage of either text, of a syndicated copy
	literalShare    = .70 // of the covered words that stand in verbatim or edited passages, of a syndicated copy
	partialShare    = .50 // the same, of a partial reprint and of a template
	partialLiteral  = 20  // words in verbatim or edited passages, of a partial reprint
	templateFacts   = 6   // numbers and names of closely linked sentences, of both texts, for a template
	templateApart   = .50 // share of these without counterpart, at least
	templateDense   = .10 // the same, of both texts, by covered words of one
	templateFrame   = .30 // share of the other content words without counterpart, at most
	serialText      = .25 // share of a text's own words in sentences of a series: it is one of the series, and what is no copy of it is a template
	mouldSeries     = .30 // share of the covered words in sentences of a series: from it on the texts share a mould,
	mouldApart      = .15 // if such a share of the numbers and names of either has no counterpart
	mostlySeries    = .50 // share of the covered words in sentences of a series, of a template that is no finding
	seriesWords     = 12  // covered words of such a template
	enoughQuoted    = 12  // equal words that either text quotes, for verdict quotes
	eventNames      = .50 // shares of the names of either text that recur, together, for verdict event

	certainOdds = 2.5 // log-odds above the bar that a score rests on at most
	copyOdds    = 5   // log-odds that a score gains for a resemblance of 1
)
