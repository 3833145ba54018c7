package boilerplate

// The bars of boilerplate. All were chosen on the labelled corpora that
// docs/accuracy.md describes, those of feet by looking at news of ten outlets.
const (
	leastRecurring = 5   // texts that have a block, for it to recur
	leastOutlets   = 3   // outlets that have it, for a block of the whole folder
	outletShare    = .30 // of an outlet's texts that have it
	folderShare    = .01 // of the folder's texts that have it
	templatePages  = 100 // texts with the block from which on boilerplate may be most of the page
	sampledDocs    = 24  // texts with the block whose other text is compared

	// The least share of a text's words that does not recur, by how a block recurs.
	restOutlet  = .10 // within an outlet
	restUnknown = .15 // among texts whose outlet is not known, if recurringWords or fewer recur
	restOutlets = .50 // else

	recurringWords = 200 // words of a text

	footSlots = 6   // blocks of a foot at most; it is compared with as many above
	footShare = .05 // of an outlet's texts whose last block recurs
	footTimes = 3   // how many times as often slots of a foot recur as the slots above
	footWords = 60  // most words of a block in a foot: longer ones tell a story
	footPart  = .25 // of the words of the texts with a foot that may stand in feet
	footRest  = .25 // of the grams above their feet that different texts may share
)
