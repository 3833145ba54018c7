package boilerplate

// The bars of boilerplate. Each line gives the unit, then what the bar decides.
// Cases on either side of each are in testdata/folders and testdata/phrases.txt.

// Blocks that recur (learn.go). Source: chosen on the labelled corpora that
// docs/accuracy.md describes; other values are not recorded.
const (
	leastRecurring = 5   // texts that have a block, for it to recur
	leastOutlets   = 3   // outlets that have it, for a block of the whole folder
	outletShare    = .30 // share of an outlet's texts that have it
	folderShare    = .01 // share of the folder's texts that have it
)

// What of the texts with such a block must not recur (learn.go). Source: as above.
const (
	templatePages  = 100 // texts with the block from which on boilerplate may be most of the page
	sampledDocs    = 24  // texts with the block whose other text is compared
	restOutlet     = .10 // share of a text's words that does not recur, at least, where the block recurs within an outlet,
	restUnknown    = .15 // the same among texts whose outlet is not known,
	recurringWords = 200 // words of a text: if so many recur or fewer,
	restOutlets    = .50 // the same else
)

// Feet (feet.go). Source: by looking at news of ten outlets, and at all of usnews;
// 118 of 120 blocks that they taught were boilerplate (docs/accuracy.md).
const (
	footSlots = 6   // blocks of a foot at most; it is compared with as many above
	footShare = .05 // share of an outlet's texts whose last block recurs
	footTimes = 3   // factor: how many times as often slots of a foot recur as the slots above
	footWords = 60  // words of a block in a foot at most: longer ones tell a story
	footPart  = .25 // share of the words of the texts with a foot that may stand in feet
	footRest  = .25 // share of the grams above their feet that different texts may have in common
)

// Phrases (phrases.go). Source: set by hand, beside the phrases.
const (
	longestPhrase = 40 // words: a longer line or sentence is not looked at
	anyWords      = 12 // words that a * of a phrase may stand for
)
