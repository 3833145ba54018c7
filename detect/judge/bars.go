package judge

// The bounds of the verdicts. Words are own words, on the side with fewer of
// them; coverage leaves summaries out.
const (
	findingOdds     = 2.7 // log-odds of the pair model from which on a pair is a finding: probability .91,
	manyWords       = 100 // which falls, from so many words in passages on,
	broadWords      = 150 // to an even chance at so many,
	tellingRun      = 8   // if so many own words in a row are equal somewhere, and either
	someLiteral     = 30  // so many words are verbatim or edited, or
	mostMutual      = .60 // so many sentences are each other's best match,
	mostFirm        = .45 // and so many firmly
	leastOwn        = 25  // of the shorter text, for a finding
	enoughLiteral   = 50  // verbatim or edited words that are a finding by themselves
	enoughRun       = 40  // so many of them in a row are, too
	shortText       = 240 // of the longer text: only short texts are a finding without a passage,
	broadlyMutual   = .40 // or those of which this share of sentences are each other's best match
	duplicateCover  = .94
	syndicatedCover = .80
	literalShare    = .70 // of the reused words that stand in verbatim or edited passages
	duplicateShare  = .90 // the same, for a duplicate
	partialShare    = .50 // the same, for a partial reprint
	partialLiteral  = 20
	enoughQuoted    = 12  // equal words that either text quotes
	eventNames      = .50 // shares of the names of either text that recur, together
)

// The bounds of rare boilerplate.
const (
	largePart  = .25 // coverage of either text from which on everything counts
	mostlyRare = .90 // of the bytes of a passage, on both sides
)
