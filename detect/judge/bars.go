package judge

// The bars of the verdicts. Each line gives the unit, then what the bar decides.
// Words are own words, on the side with fewer of them; coverage leaves summaries
// out. Cases on either side of each are in testdata/verdicts and testdata/rare.

// What the pair model has to say (verdict.go). Source: findingOdds of 2.3, 2.5 and
// 2.7 by precision on llm-rewrites; where it falls, by the five articles; when it
// may, by pairs of usnews that were read, and the five again (docs/accuracy.md).
const (
	findingOdds = 2.7 // log-odds of the pair model from which on a pair is a finding: probability .94,
	manyWords   = 100 // words in passages: from so many on it falls,
	broadWords  = 150 // words in passages: to an even chance at so many,
	tellingRun  = 8   // equal words in a row: if there are so many somewhere, and either
	someLiteral = 30  // words: so many are verbatim or edited, or
	mostMutual  = .60 // share of sentences: so many are each other's best match,
	mostFirm    = .45 // share of sentences: and so many firmly
)

// What is a finding without the model, or none in spite of it (verdict.go).
// Source: enoughLiteral (60 before) and enoughRun by partial copies in synthetic
// articles; a passage in long texts by 36 findings of usnews without one, none of
// which was true (docs/accuracy.md); the others were set by hand.
const (
	leastOwn      = 25  // words of the shorter text: with fewer, only equal texts are a finding
	enoughLiteral = 50  // verbatim or edited words that are a finding by themselves
	enoughRun     = 40  // words: so many of them in a row are, too
	shortText     = 240 // words of the longer text: only up to so many it is a finding without a passage,
	broadlyMutual = .40 // share of sentences: or where so many are each other's best match
)

// What kind of reuse a finding is (verdict.go). Source: set by hand.
const (
	duplicateCover  = .94 // coverage of both texts, of a duplicate
	duplicateShare  = .90 // share of the reused words that are verbatim or edited, of a duplicate
	syndicatedCover = .80 // coverage of either text, of a syndicated copy
	literalShare    = .70 // share of the reused words that are verbatim or edited, of a syndicated copy; and of a copy that takes no model
	partialShare    = .50 // the same, of a partial reprint
	partialLiteral  = 20  // verbatim or edited words of a partial reprint, at least
)

// What a pair is that is no finding (verdict.go). Source: set by hand.
const (
	enoughQuoted = 12  // equal words that either text quotes: it quotes
	eventNames   = .50 // shares of the names of either text that recur, added: one event
)

// The score (verdict.go). Source: the form by trec-web and trec-terabyte
// (docs/accuracy.md), the values by hand.
const (
	certainOdds = 2.5 // log-odds above the bar: what the model adds to a score is bounded by it
	copyOdds    = 5   // log-odds added for a resemblance of 1
)

// Rare boilerplate (rare.go). Source: by looking at all of usnews; how well it
// does elsewhere is not known (docs/accuracy.md).
const (
	largePart  = .25 // coverage of either text from which on everything counts
	mostlyRare = .90 // share of the bytes of a passage, on both sides, that is rare boilerplate
)
